<?xml version="1.0" encoding="UTF-8"?>
<!--
	Whether a letter is genuine: the office and the day, and nothing about
	anyone. The code is printed on the letter.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>
	<xsl:template match="page" mode="title"><t:say k="verify.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="verify.title"/></h1>
			<p class="page-head__lead"><t:say k="verify.lead"/></p>
		</div>
		<xsl:choose>
			<xsl:when test="letter"><xsl:apply-templates select="letter"/></xsl:when>
			<xsl:when test="asked">
				<div class="banner banner--bad" role="status">
					<p class="banner__title"><t:say k="verify.unknown"/></p>
					<p><t:say k="verify.unknown-lead"><t:put n="code"><span class="num"><xsl:value-of select="asked"/></span></t:put></t:say></p>
				</div>
			</xsl:when>
		</xsl:choose>
		<div class="section section--near"><xsl:apply-templates select="form[@id='verify']"/></div>
	</xsl:template>

	<xsl:template match="letter">
		<div class="banner banner--good" role="status">
			<p class="banner__title"><t:say k="verify.genuine"/></p>
			<p><t:say k="verify.genuine-lead"/></p>
		</div>
		<dl class="summary">
			<div class="summary__row"><dt class="summary__key"><t:say k="verify.number"/></dt><dd class="summary__value"><span class="num"><xsl:value-of select="@number"/></span></dd></div>
			<div class="summary__row"><dt class="summary__key"><t:say k="verify.office"/></dt><dd class="summary__value"><xsl:value-of select="office_name"/></dd></div>
			<div class="summary__row"><dt class="summary__key"><t:say k="verify.phone"/></dt><dd class="summary__value"><xsl:apply-templates select="office_phone" mode="tel"/></dd></div>
			<div class="summary__row"><dt class="summary__key"><t:say k="verify.day"/></dt><dd class="summary__value"><xsl:apply-templates select="referred_at" mode="era"/></dd></div>
		</dl>
	</xsl:template>

	<xsl:template match="form[@id='verify']/field" mode="size">input--short</xsl:template>
</xsl:stylesheet>
