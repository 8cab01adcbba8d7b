<?xml version="1.0" encoding="UTF-8"?>
<!-- All that the office ever referred the seeker to, newest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="parts.xsl"/>

	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>
	<xsl:template match="page" mode="title"><t:say k="referrals.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="referrals.title"/></h1>
			<p class="page-head__lead"><t:say k="referrals.lead"/></p>
		</div>
		<xsl:if test="not(referral)"><p><t:say k="referrals.none"/></p></xsl:if>
		<xsl:for-each select="referral">
			<article>
				<xsl:attribute name="class">card flow<xsl:if test="@state = 'sent'"> card--lead</xsl:if></xsl:attribute>
				<p class="row row--ends">
					<span class="card__over">
						<t:say k="seeker.from">
							<t:put n="office"><xsl:value-of select="office_name"/></t:put>
							<t:put n="day"><xsl:apply-templates select="sent_at" mode="day"/></t:put>
						</t:say>
					</span>
					<xsl:apply-templates select="@state" mode="tag"/>
				</p>
				<h2 class="card__title"><a href="/seeker/referrals/{@id}"><xsl:value-of select="title"/></a></h2>
				<p><xsl:value-of select="employer_name"/></p>
				<xsl:if test="@state = 'sent'">
					<xsl:apply-templates select="apply_until" mode="deadline">
						<xsl:with-param name="label"><t:say k="seeker.apply-until"/></xsl:with-param>
					</xsl:apply-templates>
				</xsl:if>
			</article>
		</xsl:for-each>
		<xsl:if test="referral"><xsl:apply-templates select="pages"/></xsl:if>
	</xsl:template>
</xsl:stylesheet>
