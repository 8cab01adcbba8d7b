<?xml version="1.0" encoding="UTF-8"?>
<!--
	What waits for the seeker: referrals with their deadline (R6), how far each
	application has come, notifications, and how long the registration is valid.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="parts.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="nav.home"/></xsl:template>

	<xsl:template match="page" mode="main">
		<xsl:variable name="waiting" select="count(referral) + count(application[unread = '1'])"/>
		<div class="page-head">
			<h1><t:say k="frame.person"><t:put n="name"><xsl:value-of select="seeker/name"/></t:put></t:say></h1>
			<p class="page-head__lead">
				<xsl:choose>
					<xsl:when test="$waiting &gt; 0">
						<t:say k="home.waiting"><t:put n="count"><xsl:value-of select="$waiting"/></t:put></t:say>
					</xsl:when>
					<xsl:otherwise><t:say k="home.nothing"/></xsl:otherwise>
				</xsl:choose>
			</p>
		</div>
		<xsl:if test="seeker/valid_until/@left &lt; 0">
			<div class="banner banner--warn">
				<p class="banner__title"><t:say k="home.expired"/></p>
				<p><t:say k="home.expired-lead"/></p>
			</div>
		</xsl:if>
		<div class="columns">
			<div>
				<section aria-labelledby="referrals">
					<h2 class="section__title" id="referrals"><t:say k="home.referrals"/></h2>
					<xsl:if test="not(referral)">
						<p><t:say k="home.no-referral"/></p>
						<p class="small flow-top"><a href="/seeker/jobs"><t:say k="home.to-jobs"/></a></p>
					</xsl:if>
					<xsl:apply-templates select="referral"/>
					<p class="small flow-top"><a href="/seeker/referrals"><t:say k="home.all-referrals"/></a></p>
				</section>
				<section class="section" aria-labelledby="applications">
					<h2 class="section__title" id="applications"><t:say k="home.applications"/></h2>
					<xsl:if test="not(application)"><p><t:say k="home.no-application"/></p></xsl:if>
					<xsl:apply-templates select="application"/>
					<xsl:if test="application">
						<p class="small flow-top"><a href="/seeker/applications"><t:say k="home.all-applications"/></a></p>
					</xsl:if>
				</section>
			</div>
			<div class="flow flow--wide">
				<section aria-labelledby="notifications">
					<h2 class="section__title" id="notifications"><t:say k="notifications.title"/></h2>
					<xsl:if test="not(notification)"><p><t:say k="notifications.none"/></p></xsl:if>
					<xsl:if test="notification">
						<ul class="news"><xsl:apply-templates select="notification" mode="news"/></ul>
						<p class="small flow-top"><a href="/seeker/notifications"><t:say k="home.all-notifications"/></a></p>
					</xsl:if>
				</section>
				<section class="card card--side card--sunk flow" aria-labelledby="registration">
					<h2 class="card__title" id="registration"><t:say k="home.registration"/></h2>
					<dl class="summary summary--plain summary--narrow">
						<xsl:apply-templates select="seeker/@number | seeker/valid_until | office/@name" mode="row"/>
					</dl>
				</section>
			</div>
		</div>
	</xsl:template>

	<xsl:template match="referral">
		<article>
			<xsl:attribute name="class">card flow<xsl:if test="position() = 1"> card--lead</xsl:if></xsl:attribute>
			<p class="card__over">
				<t:say k="seeker.from">
					<t:put n="office"><xsl:value-of select="office_name"/></t:put>
					<t:put n="day"><xsl:apply-templates select="sent_at" mode="day-short"/></t:put>
				</t:say>
			</p>
			<h3 class="card__title"><xsl:value-of select="title"/></h3>
			<p>
				<xsl:value-of select="employer_name"/><br/>
				<xsl:apply-templates select="." mode="wage"/>
				<xsl:if test="city != ''"><t:say k="seeker.gap"/><xsl:value-of select="city"/></xsl:if>
			</p>
			<xsl:apply-templates select="apply_until" mode="deadline">
				<xsl:with-param name="label"><t:say k="seeker.apply-until"/></xsl:with-param>
			</xsl:apply-templates>
			<xsl:if test="note != ''">
				<blockquote class="note"><p class="lines"><strong><t:say k="seeker.staff"/></strong><xsl:value-of select="note"/></p></blockquote>
			</xsl:if>
			<div class="actions">
				<a href="/seeker/referrals/{@id}">
					<xsl:attribute name="class">button<xsl:if test="position() = 1"> button--big</xsl:if></xsl:attribute>
					<xsl:choose>
						<xsl:when test="../seeker/valid_until/@left &lt; 0"><t:say k="home.look"/></xsl:when>
						<xsl:otherwise><t:say k="home.apply"/></xsl:otherwise>
					</xsl:choose>
					<span class="visually-hidden"><t:say k="check.of"><t:put n="what"><xsl:value-of select="title"/></t:put></t:say></span>
				</a>
				<a class="button button--second" href="/seeker/jobs/{job_number}"><t:say k="seeker.job"/><span class="visually-hidden"><t:say k="check.of"><t:put n="what"><xsl:value-of select="title"/></t:put></t:say></span></a>
			</div>
			<p class="small soft"><t:say k="home.let"/></p>
		</article>
	</xsl:template>

	<xsl:template match="application">
		<article class="card flow">
			<p class="row row--ends">
				<span class="card__over"><t:say k="referrals.job"><t:put n="number"><span class="num"><xsl:value-of select="job_number"/></span></t:put></t:say></span>
				<xsl:apply-templates select="@state" mode="tag"/>
			</p>
			<h3 class="card__title"><a href="/seeker/applications/{@id}"><xsl:value-of select="title"/></a></h3>
			<p><xsl:value-of select="employer_name"/></p>
			<ol class="timeline timeline--across"><xsl:apply-templates select="." mode="timeline"/></ol>
			<div class="actions">
				<a class="button button--second" href="/seeker/applications/{@id}"><t:say k="home.application"/><span class="visually-hidden"><t:say k="check.of"><t:put n="what"><xsl:value-of select="title"/></t:put></t:say></span></a>
			</div>
		</article>
	</xsl:template>

	<!-- Five steps side by side: no room for long words, nor for the year. -->
	<xsl:template match="open_until" mode="step-name"><t:say k="step.gone-short"/></xsl:template>
	<xsl:template match="referred_at" mode="step-when">
		<xsl:apply-templates select="." mode="day-short"/>
	</xsl:template>
	<xsl:template match="applied_at|cancelled_at|told_at" mode="step-when">
		<xsl:apply-templates select="." mode="time-short"/>
	</xsl:template>
</xsl:stylesheet>
