<?xml version="1.0" encoding="UTF-8"?>
<!-- A draft is begun: which seeker, which job, the judgement of fit (R4). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>
	<xsl:template match="page" mode="title"><t:say k="referral.new"/></xsl:template>
	<xsl:template match="page" mode="back"><a class="back" href="/staff/referrals"><t:say k="referral.back"/></a></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="referral.new"/></h1>
			<p class="page-head__lead"><t:say k="referral.new-lead"/></p>
		</div>
		<xsl:apply-templates select="form[@id='referral']"/>
	</xsl:template>

	<!-- Whom the number names, as soon as it is known. -->
	<xsl:template match="form[@id='referral']/field[@name='seeker']" mode="note">
		<xsl:if test="not(/page/seeker)"><p class="note"><a href="/staff/seekers"><t:say k="referral.find-seeker"/></a></p></xsl:if>
		<xsl:for-each select="/page/seeker">
			<p class="note"><a href="/staff/seekers/{@number}"><t:say k="referral.name"><t:put n="name"><xsl:value-of select="name"/></t:put><t:put n="kana"><xsl:value-of select="kana"/></t:put></t:say></a></p>
			<xsl:choose>
				<xsl:when test="/page/consultation"><p class="note"><xsl:value-of select="/page/consultation/wishes"/></p></xsl:when>
				<xsl:otherwise><p class="note"><strong><t:say k="referral.no-consultation"/></strong></p></xsl:otherwise>
			</xsl:choose>
		</xsl:for-each>
	</xsl:template>
	<xsl:template match="form[@id='referral']/field[@name='job']" mode="note">
		<xsl:if test="not(/page/job)"><p class="note"><a href="/staff/jobs?state=accepted"><t:say k="referral.find-job"/></a></p></xsl:if>
		<xsl:for-each select="/page/job">
			<p class="note"><a href="/staff/jobs/{@number}"><xsl:value-of select="title"/></a><xsl:text> </xsl:text><xsl:value-of select="/page/employer/name"/>
				<xsl:if test="@state != 'accepted'"><xsl:text> </xsl:text><strong><t:say k="referral.job-invalid"/></strong></xsl:if>
			</p>
		</xsl:for-each>
	</xsl:template>

	<xsl:template match="field[@name='seeker']" mode="size">input--short</xsl:template>
	<xsl:template match="field[@name='job']" mode="size">input--short</xsl:template>
	<xsl:template match="field[@name='fit']" mode="need"><span class="field__need"><t:say k="referral.must"/></span></xsl:template>
</xsl:stylesheet>
