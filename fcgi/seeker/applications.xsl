<?xml version="1.0" encoding="UTF-8"?>
<!-- The seeker's applications, newest first, as the seeker may see them (R15). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="parts.xsl"/>

	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>
	<xsl:template match="page" mode="title"><t:say k="applications.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="applications.title"/></h1>
			<p class="page-head__lead"><t:say k="applications.lead"/></p>
		</div>
		<xsl:if test="not(application)"><p><t:say k="applications.none"/></p></xsl:if>
		<xsl:for-each select="application">
			<article class="card flow">
				<p class="row row--ends">
					<span class="card__over"><t:say k="referrals.job"><t:put n="number"><span class="num"><xsl:value-of select="job_number"/></span></t:put></t:say></span>
					<xsl:apply-templates select="@state" mode="tag"/>
				</p>
				<h2 class="card__title"><a href="/seeker/applications/{@id}"><xsl:value-of select="title"/></a></h2>
				<p><xsl:value-of select="employer_name"/></p>
				<p class="small soft">
					<xsl:choose>
						<xsl:when test="@state = 'cancelled'"><t:say k="applications.cancelled"><t:put n="at"><xsl:apply-templates select="cancelled_at" mode="time"/></t:put></t:say></xsl:when>
						<xsl:when test="applied_at"><t:say k="applications.at"><t:put n="at"><xsl:apply-templates select="applied_at" mode="time"/></t:put></t:say></xsl:when>
						<xsl:otherwise><t:say k="applications.paper"><t:put n="at"><xsl:apply-templates select="referred_at" mode="day"/></t:put></t:say></xsl:otherwise>
					</xsl:choose>
				</p>
				<xsl:if test="@state = 'selecting' and cancel_until/@left &gt;= 0">
					<p class="small"><t:say k="applications.until"><t:put n="until"><xsl:apply-templates select="cancel_until" mode="until"/></t:put></t:say></p>
				</xsl:if>
				<xsl:if test="unread = '1'"><p><strong><t:say k="applications.unread"/></strong></p></xsl:if>
			</article>
		</xsl:for-each>
		<xsl:if test="application"><xsl:apply-templates select="pages"/></xsl:if>
	</xsl:template>
</xsl:stylesheet>
