<?xml version="1.0" encoding="UTF-8"?>
<!--
	A job as staff check it (R1): the whole text, what a change changes, and
	the forms accept, return, refuse; and invalidate for one that is valid.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/posting.xsl"/>

	<xsl:template match="page" mode="title"><xsl:value-of select="posting/title"/></xsl:template>

	<xsl:template match="page" mode="back"><a class="back" href="/staff/jobs"><t:say k="jobs.back"/></a></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<p class="page-head__over">
				<xsl:choose>
					<xsl:when test="job/@number"><t:say k="job.over"><t:put n="number"><span class="num"><xsl:value-of select="job/@number"/></span></t:put></t:say></xsl:when>
					<xsl:otherwise><t:say k="job.over-none"/></xsl:otherwise>
				</xsl:choose>
				<xsl:text> </xsl:text>
				<xsl:apply-templates select="job/@state" mode="tag"/>
				<xsl:if test="job/@changed and job/@changed != 'none'"><xsl:text> </xsl:text><xsl:apply-templates select="job/@changed" mode="tag"/></xsl:if>
			</p>
			<h1><xsl:value-of select="posting/title"/></h1>
			<p class="page-head__lead"><xsl:value-of select="employer/name"/></p>
		</div>
		<xsl:if test="job/@mine != '1'">
			<div class="banner"><p class="banner__title"><t:say k="job.other-office"><t:put n="office"><xsl:value-of select="office/name"/></t:put></t:say></p></div>
		</xsl:if>
		<xsl:apply-templates select="." mode="changes"/>
		<div class="columns">
			<div class="columns__first columns__stay flow flow--wide">
				<div class="card card--side card--lead flow">
					<h2 class="card__title"><t:say k="job.stands"/></h2>
					<dl class="summary summary--plain summary--narrow">
						<xsl:apply-templates select="job/submitted_at | job/accepted_at" mode="row"/>
						<xsl:apply-templates select="job/valid_until | job/ended | job/ended_at" mode="row"/>
						<xsl:apply-templates select="job/note" mode="row"/>
					</dl>
					<xsl:if test="job/accepted_at">
						<p class="small"><t:say k="job.counts">
							<t:put n="referrals"><xsl:value-of select="job/referrals"/></t:put>
							<t:put n="applications"><xsl:value-of select="job/applications"/></t:put>
							<t:put n="waiting"><xsl:value-of select="job/waiting"/></t:put>
						</t:say></p>
					</xsl:if>
					<xsl:apply-templates select="form[@id='accept']"/>
					<xsl:if test="form[@id='return']"><p class="small"><a href="#send-back"><t:say k="job.answer"/></a></p></xsl:if>
					<xsl:if test="form[@id='invalidate']"><p class="small"><a href="#end"><t:say k="job.end"/></a></p></xsl:if>
				</div>
				<div class="small">
					<p><strong><t:say k="job.caller"/></strong></p>
					<p><xsl:value-of select="employer/name"/><br/><xsl:apply-templates select="employer/phone" mode="tel"/></p>
				</div>
				<xsl:apply-templates select="." mode="contents"/>
			</div>
			<div>
				<xsl:apply-templates select="posting" mode="sections"/>
				<xsl:if test="form[@id='return'] or form[@id='refuse']">
					<section class="section" aria-labelledby="send-back">
						<h2 class="section__title" id="send-back"><t:say k="job.answer"/></h2>
						<p><t:say k="job.answer-lead"/></p>
						<xsl:apply-templates select="form[@id='return']"/>
						<xsl:apply-templates select="form[@id='refuse']"/>
					</section>
				</xsl:if>
				<xsl:if test="form[@id='invalidate']">
					<section class="section" aria-labelledby="end">
						<h2 class="section__title" id="end"><t:say k="job.end"/></h2>
						<p><t:say k="job.end-lead"><t:put n="until"><xsl:apply-templates select="ending/open_until" mode="until"/></t:put></t:say></p>
						<xsl:apply-templates select="form[@id='invalidate']"/>
					</section>
				</xsl:if>
			</div>
		</div>
	</xsl:template>

	<xsl:template match="form[@id='accept']" mode="class">flow</xsl:template>
	<xsl:template match="form[@id='accept']" mode="fields">
		<p class="small">
			<xsl:choose>
				<xsl:when test="../job/@state = 'accepted'"><t:say k="job.accept-change"/></xsl:when>
				<xsl:otherwise><t:say k="job.accept-lead"/></xsl:otherwise>
			</xsl:choose>
		</p>
	</xsl:template>
	<xsl:template match="form[@id='return']" mode="style">button button--second</xsl:template>
	<xsl:template match="form[@id='refuse'] | form[@id='invalidate']" mode="style">button button--danger</xsl:template>
	<xsl:template match="field[@name='how']" mode="choices">choices choices--two</xsl:template>
</xsl:stylesheet>
