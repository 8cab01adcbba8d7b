<?xml version="1.0" encoding="UTF-8"?>
<!-- The whole thread with one applicant (R11), page by page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="parts.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="message.page"><t:put n="name"><xsl:value-of select="application/name"/></t:put></t:say></xsl:template>
	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>
	<xsl:template match="page" mode="back">
		<a class="back" href="/employer/applicants/{application/@id}"><t:say k="applicant.back"><t:put n="name"><xsl:value-of select="application/name"/></t:put></t:say></a>
	</xsl:template>

	<xsl:template match="page" mode="main">
		<xsl:apply-templates select="application" mode="head"/>
		<xsl:apply-templates select="." mode="thread"/>
		<xsl:if test="pages/@last &gt; 1"><xsl:apply-templates select="pages"/></xsl:if>
		<xsl:apply-templates select="." mode="fair"/>
	</xsl:template>
</xsl:stylesheet>
