<?xml version="1.0" encoding="UTF-8"?>
<!--
	Signing in, the same page at each of the three doors: form login, how one
	comes by an account, and the way to the other doors.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="frame.xsl"/>

	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>

	<xsl:template match="page" mode="title">
		<xsl:choose>
			<xsl:when test="@door='employer'"><t:say k="login.employer"/></xsl:when>
			<xsl:when test="@door='staff'"><t:say k="login.staff"/></xsl:when>
			<xsl:otherwise><t:say k="login.seeker"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head"><h1><xsl:apply-templates select="." mode="title"/></h1></div>
		<xsl:apply-templates select="form[@id='login']"/>
		<section class="section" aria-labelledby="first">
			<h2 class="section__title" id="first"><t:say k="login.first"/></h2>
			<p>
				<xsl:choose>
					<xsl:when test="@door='employer'"><t:say k="login.first-employer"/></xsl:when>
					<xsl:when test="@door='staff'"><t:say k="login.first-staff"/></xsl:when>
					<xsl:otherwise><t:say k="login.first-seeker"/></xsl:otherwise>
				</xsl:choose>
			</p>
			<p class="flow-top">
				<t:say k="login.forgot">
					<t:put n="phone"><xsl:apply-templates select="site/@phone" mode="tel"/></t:put>
				</t:say>
			</p>
		</section>
		<section class="section" aria-labelledby="other">
			<h2 class="section__title" id="other"><t:say k="login.other"/></h2>
			<ul>
				<xsl:if test="@door != 'seeker'"><li><a href="/seeker/login"><t:say k="login.to-seeker"/></a></li></xsl:if>
				<xsl:if test="@door != 'employer'"><li><a href="/employer/login"><t:say k="login.to-employer"/></a></li></xsl:if>
				<xsl:if test="@door != 'staff'"><li><a href="/staff/login"><t:say k="login.to-staff"/></a></li></xsl:if>
			</ul>
		</section>
	</xsl:template>

	<xsl:template match="form[@id='login']" mode="class">login</xsl:template>
	<xsl:template match="form[@id='login']" mode="style">button button--big</xsl:template>
	<xsl:template match="form[@id='login']/field" mode="need"/>
</xsl:stylesheet>
