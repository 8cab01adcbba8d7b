<?xml version="1.0" encoding="UTF-8"?>
<!--
	The page of a refusal that has no page of its own: an address that is not
	there, another's thing, a method or body that is not taken, a door that is
	too busy or without its database. refusal.xsl says what a refusal says.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="frame.xsl"/>

	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>

	<xsl:template match="page" mode="title">
		<xsl:apply-templates select="refusal" mode="what"/>
	</xsl:template>

	<!-- The whole page is the refusal: no box besides. -->
	<xsl:template match="page" mode="errors"/>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><xsl:apply-templates select="refusal" mode="what"/></h1>
			<p class="page-head__lead"><xsl:apply-templates select="refusal" mode="means"/></p>
		</div>
		<xsl:apply-templates select="refusal/office" mode="contact"/>
		<xsl:if test="refusal/@rule">
			<section class="section" aria-labelledby="why">
				<h2 class="section__title" id="why"><t:say k="refused.why"/></h2>
				<p><xsl:apply-templates select="refusal/@rule" mode="refusal-rule"/></p>
				<dl class="summary flow-top"><xsl:apply-templates select="refusal" mode="facts"/></dl>
			</section>
		</xsl:if>
		<section class="section" aria-labelledby="next">
			<h2 class="section__title" id="next"><t:say k="refused.next"/></h2>
			<ul>
				<xsl:if test="viewer"><li><a href="/{@door}/"><t:say k="refused.home"/></a></li></xsl:if>
				<xsl:if test="not(viewer)">
					<li><a href="/"><t:say k="refused.start"/></a></li>
					<li><a href="/jobs"><t:say k="nav.search"/></a></li>
				</xsl:if>
				<li><a href="/help"><t:say k="nav.help"/></a></li>
			</ul>
		</section>
	</xsl:template>
</xsl:stylesheet>
