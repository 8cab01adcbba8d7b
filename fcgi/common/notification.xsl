<?xml version="1.0" encoding="UTF-8"?>
<!--
	What happened, newest first (R7: the employer's notice of an application
	shows the referring office, the job's number, the occupation and the
	seeker's name). form read, when it is there, marks all as read.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="frame.xsl"/>

	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>

	<xsl:template match="page" mode="title"><t:say k="notifications.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="notifications.title"/></h1>
			<xsl:if test="viewer/@unread &gt; 0">
				<p class="page-head__lead">
					<t:say k="notifications.unread">
						<t:put n="count"><xsl:value-of select="viewer/@unread"/></t:put>
					</t:say>
				</p>
			</xsl:if>
		</div>
		<xsl:if test="not(notification)"><p><t:say k="notifications.none"/></p></xsl:if>
		<xsl:if test="notification">
			<ul class="news"><xsl:apply-templates select="notification" mode="news"/></ul>
		</xsl:if>
		<xsl:apply-templates select="form[@id='read']"/>
		<xsl:apply-templates select="pages"/>
	</xsl:template>

	<xsl:template match="form[@id='read']" mode="style">button button--second</xsl:template>
</xsl:stylesheet>
