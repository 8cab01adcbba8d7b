<?xml version="1.0" encoding="UTF-8"?>
<!--
	A job as anyone sees it, and as a seeker does: what it says, how long it is
	valid, and that one comes to it by referral (R1).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="posting.xsl"/>

	<xsl:template match="page" mode="title"><xsl:value-of select="posting/title"/></xsl:template>

	<xsl:template match="page" mode="back">
		<xsl:choose>
			<xsl:when test="viewer"><a class="back" href="/seeker/jobs"><t:say k="job.back"/></a></xsl:when>
			<xsl:otherwise><a class="back" href="/jobs"><t:say k="job.back"/></a></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<p class="page-head__over">
				<t:say k="job.over">
					<t:put n="number"><span class="num"><xsl:value-of select="job/@number"/></span></t:put>
				</t:say>
			</p>
			<h1><xsl:value-of select="posting/title"/></h1>
			<p class="page-head__lead">
				<xsl:value-of select="employer/name"/>
				<xsl:if test="not(employer/name)"><t:say k="posting.nameless"/></xsl:if>
			</p>
		</div>
		<xsl:if test="job/@state = 'invalid'">
			<div class="banner banner--warn">
				<p class="banner__title"><t:say k="job.ended"/></p>
				<p><t:say k="job.ended-lead"><t:put n="until"><xsl:apply-templates select="job/valid_until" mode="end"/></t:put></t:say></p>
			</div>
		</xsl:if>
		<xsl:apply-templates select="posting" mode="facts"/>
		<div class="columns section">
			<div class="columns__first columns__stay flow flow--wide">
				<xsl:if test="referral"><xsl:apply-templates select="referral" mode="card"/></xsl:if>
				<xsl:if test="job/@state = 'accepted' and (not(referral) or referral/@state = 'lapsed' or referral/@state = 'withdrawn')"><xsl:apply-templates select="office" mode="card"/></xsl:if>
				<xsl:apply-templates select="." mode="contents"/>
			</div>
			<div><xsl:apply-templates select="posting" mode="sections"/></div>
		</div>
	</xsl:template>

	<!-- One applies through the office, with the job's number. -->
	<xsl:template match="office" mode="card">
		<div class="card card--side card--lead flow">
			<h2 class="card__title"><t:say k="job.apply"/></h2>
			<p class="small"><t:say k="job.apply-lead"/></p>
			<p class="small">
				<span class="soft"><t:say k="job.apply-office"/></span><br/>
				<strong><xsl:value-of select="name"/></strong><br/>
				<xsl:apply-templates select="phone" mode="tel"/><br/>
				<xsl:value-of select="hours"/>
			</p>
			<xsl:if test="not(../viewer)">
				<a class="button button--second" href="/help"><t:say k="job.apply-help"/></a>
			</xsl:if>
		</div>
	</xsl:template>

	<!-- The seeker has been referred to it. -->
	<xsl:template match="referral" mode="card">
		<div class="card card--side card--lead flow">
			<h2 class="card__title"><t:say k="job.referred"/></h2>
			<p><xsl:apply-templates select="@state" mode="tag"/></p>
			<xsl:if test="@state = 'sent'">
				<xsl:apply-templates select="apply_until" mode="deadline">
					<xsl:with-param name="label"><t:say k="fact.apply_until"/></xsl:with-param>
				</xsl:apply-templates>
			</xsl:if>
			<a class="button" href="/seeker/referrals/{@id}"><t:say k="job.referred-see"/></a>
		</div>
	</xsl:template>
</xsl:stylesheet>
