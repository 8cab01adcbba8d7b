<?xml version="1.0" encoding="UTF-8"?>
<!--
	One application's result for staff (R16): enter what was heard by phone, or
	put another in its place, with a reason; and all that was registered before.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/result.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="result.title"><t:put n="name"><xsl:value-of select="application/name"/></t:put></t:say></xsl:template>
	<xsl:template match="page" mode="back"><a class="back" href="/staff/results"><t:say k="results.back"/></a></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<p class="page-head__over"><xsl:value-of select="application/employer_name"/><t:say k="gap"/><xsl:value-of select="application/title"/></p>
			<h1><xsl:apply-templates select="." mode="title"/></h1>
			<p class="page-head__lead"><xsl:apply-templates select="application/@state" mode="tag"/></p>
		</div>
		<div class="columns">
			<div>
				<xsl:apply-templates select="closed" mode="why"/>
				<xsl:if test="result">
					<section aria-labelledby="stands">
						<h2 class="section__title" id="stands"><t:say k="result.registered"/></h2>
						<xsl:apply-templates select="result[1]" mode="summary"/>
					</section>
				</xsl:if>
				<xsl:apply-templates select="form[@id='result'] | form[@id='correct']"/>
				<xsl:if test="count(result) &gt; 1">
					<section class="section" aria-labelledby="before">
						<h2 class="section__title" id="before"><t:say k="result.before"/></h2>
						<xsl:for-each select="result">
							<xsl:if test="position() &gt; 1"><xsl:apply-templates select="." mode="summary"/></xsl:if>
						</xsl:for-each>
					</section>
				</xsl:if>
			</div>
			<div class="columns__stay flow flow--wide">
				<section class="card card--side card--sunk flow" aria-labelledby="facts">
					<h2 class="card__title" id="facts"><t:say k="result.facts"/></h2>
					<dl class="summary summary--plain summary--narrow">
						<xsl:for-each select="application">
							<xsl:apply-templates select="name" mode="row"/>
							<xsl:apply-templates select="seeker_number" mode="row"/>
							<xsl:apply-templates select="phone" mode="row"/>
							<xsl:apply-templates select="employer_name" mode="row"/>
							<xsl:apply-templates select="contact_phone" mode="row"/>
							<xsl:apply-templates select="job_number" mode="row"/>
							<xsl:apply-templates select="referral_number" mode="row"/>
							<xsl:apply-templates select="referred_at" mode="row"/>
							<xsl:apply-templates select="applied_at | withdrew_at | invalid_on | open_until | result_at | told_at" mode="row"/>
						</xsl:for-each>
					</dl>
					<xsl:apply-templates select="application" mode="told"/>
				</section>
			</div>
		</div>
	</xsl:template>

	<xsl:template match="form[@id='result'] | form[@id='correct']">
		<section class="section" aria-labelledby="{@id}">
			<h2 class="section__title" id="{@id}"><xsl:apply-templates select="." mode="button"/></h2>
			<p>
				<xsl:choose>
					<xsl:when test="@id = 'correct'"><t:say k="result.correct-lead"/></xsl:when>
					<xsl:otherwise><t:say k="result.phone-lead"/></xsl:otherwise>
				</xsl:choose>
			</p>
			<form id="form-{@id}" class="section section--near" method="{@method}" action="{@action}" enctype="{@enctype}">
				<xsl:apply-templates select="." mode="hidden"/>
				<xsl:apply-templates select="." mode="fields"/>
				<xsl:apply-templates select="." mode="actions"/>
			</form>
		</section>
	</xsl:template>
	<xsl:template match="phone | contact_phone" mode="value"><xsl:apply-templates select="." mode="tel"/></xsl:template>
</xsl:stylesheet>
