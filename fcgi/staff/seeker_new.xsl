<?xml version="1.0" encoding="UTF-8"?>
<!-- A seeker is registered, with a My Page or without. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>
	<xsl:template match="page" mode="title"><t:say k="seeker-new.title"/></xsl:template>
	<xsl:template match="page" mode="back"><a class="back" href="/staff/seekers"><t:say k="seeker.back"/></a></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="seeker-new.title"/></h1>
			<p class="page-head__lead"><t:say k="seeker-new.lead"><t:put n="office"><xsl:value-of select="office/@name"/></t:put></t:say></p>
		</div>
		<xsl:apply-templates select="form[@id='seeker']"/>
	</xsl:template>

	<!-- Address and password belong to the choice of a My Page. -->
	<xsl:template match="field[@name='mypage']/option[@value='1']" mode="reveal">
		<div class="reveal">
			<xsl:apply-templates select="../../field[@name='mail']"/>
			<xsl:apply-templates select="../../field[@name='password']"/>
		</div>
	</xsl:template>
	<xsl:template match="field[@name='mypage']/option[@value='0']" mode="note">
		<span class="choice__note"><t:say k="seeker-new.paper"/></span>
	</xsl:template>
	<xsl:template match="group[@name='mypage']/field[@name='mail']" mode="place"/>
	<xsl:template match="group[@name='mypage']/field[@name='password']" mode="place"/>
	<xsl:template match="group[@name='mypage']/field[@name='mail']" mode="need"/>
	<xsl:template match="group[@name='mypage']/field[@name='password']" mode="need"/>
</xsl:stylesheet>
