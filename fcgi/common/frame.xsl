<?xml version="1.0" encoding="UTF-8"?>
<!--
	The frame of every page: head, skip link, header with the door's name and
	menu, what was done or refused, the page's own part, footer (R17). A
	page's sheet imports this file alone, which brings form.xsl (forms),
	refusal.xsl (what a refusal says) and parts.xsl (instants, values, small
	components).

	A sheet defines for "page":
		mode="title"    text of the title; no markup
		mode="main"     the page: begins with div.page-head and its one h1
	and may define:
		mode="layout"   classes of the wrap: text
		mode="back"     the way back, an a.back
		mode="script"   a script of /static/, without which all works too
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="parts.xsl"/>
	<xsl:import href="form.xsl"/>
	<xsl:import href="refusal.xsl"/>

	<xsl:template match="/">
		<html lang="{page/@lang}">
			<head>
				<meta charset="utf-8"/>
				<meta name="viewport" content="width=device-width, initial-scale=1"/>
				<meta name="color-scheme" content="light dark"/>
				<title>
					<xsl:if test="page/refusal or page/form/field/@error or page/form/group/field/@error">
						<t:say k="frame.error"/>
					</xsl:if>
					<t:say k="frame.title">
						<t:put n="title"><xsl:apply-templates select="page" mode="title"/></t:put>
					</t:say>
				</title>
				<link rel="stylesheet" href="/static/tokens.css"/>
				<link rel="stylesheet" href="/static/shokai.css"/>
				<xsl:apply-templates select="page" mode="script"/>
			</head>
			<body>
				<xsl:apply-templates select="page"/>
			</body>
		</html>
	</xsl:template>

	<xsl:template match="page">
		<a class="skip-link" href="#main"><t:say k="frame.skip"/></a>
		<header class="site-header">
			<div class="wrap site-header__bar">
				<xsl:apply-templates select="." mode="brand"/>
				<xsl:apply-templates select="viewer" mode="account"/>
			</div>
			<nav class="site-nav" aria-label="[[nav.main]]">
				<ul class="wrap site-nav__list">
					<xsl:choose>
						<xsl:when test="not(viewer)"><xsl:apply-templates select="." mode="nav-public"/></xsl:when>
						<xsl:when test="@door='seeker'"><xsl:apply-templates select="." mode="nav-seeker"/></xsl:when>
						<xsl:when test="@door='employer'"><xsl:apply-templates select="." mode="nav-employer"/></xsl:when>
						<xsl:when test="@door='staff'"><xsl:apply-templates select="." mode="nav-staff"/></xsl:when>
						<xsl:otherwise><xsl:apply-templates select="." mode="nav-public"/></xsl:otherwise>
					</xsl:choose>
				</ul>
			</nav>
		</header>
		<main class="main" id="main" tabindex="-1">
			<div>
				<xsl:attribute name="class"><xsl:apply-templates select="." mode="layout"/></xsl:attribute>
				<xsl:apply-templates select="." mode="back"/>
				<xsl:apply-templates select="done"/>
				<xsl:apply-templates select="." mode="errors"/>
				<xsl:apply-templates select="." mode="main"/>
			</div>
		</main>
		<xsl:apply-templates select="site"/>
	</xsl:template>

	<xsl:template match="page" mode="layout">wrap</xsl:template>
	<xsl:template match="page" mode="back"/>
	<xsl:template match="page" mode="script"/>

	<!-- Whose door this is. Before signing in it is the public one. -->
	<xsl:template match="page" mode="brand">
		<a class="brand" href="/">
			<xsl:apply-templates select="." mode="mark"/>
		</a>
	</xsl:template>
	<xsl:template match="page[viewer]" mode="brand">
		<a class="brand" href="/{@door}/">
			<xsl:apply-templates select="." mode="mark"/>
		</a>
	</xsl:template>

	<xsl:template match="page" mode="mark">
		<svg class="brand__mark" width="40" height="40" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
			<circle cx="14" cy="20" r="11" fill="none" stroke="currentColor" stroke-width="4"/>
			<circle cx="26" cy="20" r="11" fill="none" stroke="currentColor" stroke-width="4"/>
			<circle cx="20" cy="20" r="3.2" fill="currentColor"/>
		</svg>
		<span>
			<span class="brand__name"><t:say k="frame.brand"/></span>
			<span class="brand__door">
				<xsl:choose>
					<xsl:when test="not(viewer)"><t:say k="frame.public"/></xsl:when>
					<xsl:when test="@door='seeker'"><t:say k="frame.seeker"/></xsl:when>
					<xsl:when test="@door='employer'"><t:say k="frame.employer"/></xsl:when>
					<xsl:when test="@door='staff'"><t:say k="frame.staff"/></xsl:when>
					<xsl:otherwise><t:say k="frame.public"/></xsl:otherwise>
				</xsl:choose>
			</span>
		</span>
	</xsl:template>

	<!-- Who is signed in, and the way out. -->
	<xsl:template match="viewer" mode="account">
		<div class="account">
			<p class="account__name">
				<xsl:choose>
					<xsl:when test="../@door='seeker'">
						<t:say k="frame.person">
							<t:put n="name"><xsl:value-of select="@name"/></t:put>
						</t:say>
					</xsl:when>
					<xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
				</xsl:choose>
			</p>
			<xsl:for-each select="../form[@id='logout']">
				<form method="{@method}" action="{@action}">
					<xsl:apply-templates select="." mode="hidden"/>
					<button class="button button--quiet" type="submit"><xsl:apply-templates select="." mode="button"/></button>
				</form>
			</xsl:for-each>
		</div>
	</xsl:template>

	<xsl:template match="page" mode="nav-public">
		<li><a class="site-nav__link" href="/"><xsl:if test="@path='/'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.home"/></a></li>
		<li><a class="site-nav__link" href="/jobs"><xsl:if test="starts-with(@path,'/jobs')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.search"/></a></li>
		<li><a class="site-nav__link" href="/help"><xsl:if test="starts-with(@path,'/help')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.help"/></a></li>
		<li>
			<xsl:choose>
				<xsl:when test="@door='employer' or @door='staff'">
					<a class="site-nav__link" href="/{@door}/login"><xsl:if test="contains(@path,'/login')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.login"/></a>
				</xsl:when>
				<xsl:otherwise>
					<a class="site-nav__link" href="/seeker/login"><xsl:if test="contains(@path,'/login')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.login"/></a>
				</xsl:otherwise>
			</xsl:choose>
		</li>
	</xsl:template>

	<xsl:template match="page" mode="nav-seeker">
		<li><a class="site-nav__link" href="/seeker/"><xsl:if test="@path='/seeker/'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.home"/></a></li>
		<li><a class="site-nav__link" href="/seeker/referrals"><xsl:if test="starts-with(@path,'/seeker/referrals')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.referrals"/></a></li>
		<li><a class="site-nav__link" href="/seeker/applications"><xsl:if test="starts-with(@path,'/seeker/applications')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.applications"/></a></li>
		<li><a class="site-nav__link" href="/seeker/jobs"><xsl:if test="starts-with(@path,'/seeker/jobs')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.jobs"/></a></li>
		<li><a class="site-nav__link" href="/seeker/notifications"><xsl:if test="starts-with(@path,'/seeker/notifications')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.notifications"/><xsl:apply-templates select="viewer" mode="unread"/></a></li>
	</xsl:template>

	<xsl:template match="page" mode="nav-employer">
		<li><a class="site-nav__link" href="/employer/"><xsl:if test="@path='/employer/'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.home"/></a></li>
		<li><a class="site-nav__link" href="/employer/jobs"><xsl:if test="starts-with(@path,'/employer/jobs')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.jobs"/></a></li>
		<li><a class="site-nav__link" href="/employer/applicants"><xsl:if test="starts-with(@path,'/employer/applicants')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.applicants"/></a></li>
		<li><a class="site-nav__link" href="/employer/notifications"><xsl:if test="starts-with(@path,'/employer/notifications')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.notifications"/><xsl:apply-templates select="viewer" mode="unread"/></a></li>
	</xsl:template>

	<xsl:template match="page" mode="nav-staff">
		<li><a class="site-nav__link" href="/staff/"><xsl:if test="@path='/staff/'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.home"/></a></li>
		<li><a class="site-nav__link" href="/staff/jobs"><xsl:if test="starts-with(@path,'/staff/jobs')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.jobs"/></a></li>
		<li><a class="site-nav__link" href="/staff/seekers"><xsl:if test="starts-with(@path,'/staff/seekers')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.seekers"/></a></li>
		<li><a class="site-nav__link" href="/staff/referrals"><xsl:if test="starts-with(@path,'/staff/referrals')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.referrals"/></a></li>
		<li><a class="site-nav__link" href="/staff/results"><xsl:if test="starts-with(@path,'/staff/results')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.results"/></a></li>
		<li><a class="site-nav__link" href="/staff/notifications"><xsl:if test="starts-with(@path,'/staff/notifications')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><t:say k="nav.notifications"/><xsl:apply-templates select="viewer" mode="unread"/></a></li>
	</xsl:template>

	<xsl:template match="viewer" mode="unread">
		<xsl:if test="@unread &gt; 0">
			<xsl:text> </xsl:text>
			<span class="count"><xsl:value-of select="@unread"/><span class="visually-hidden"><t:say k="nav.unread"/></span></span>
		</xsl:if>
	</xsl:template>

	<!-- What has just been done. -->
	<xsl:template match="done">
		<div class="banner banner--good" role="status">
			<p class="banner__title"><xsl:apply-templates select="@act" mode="word"/></p>
		</div>
	</xsl:template>

	<!-- Before h1: what is wrong at the fields, else what was refused. -->
	<xsl:template match="page" mode="errors">
		<xsl:choose>
			<xsl:when test="form/field/@error or form/group/field/@error or */form/field/@error">
				<div class="error-summary" role="alert" aria-labelledby="errors" tabindex="-1">
					<h2 class="error-summary__title" id="errors"><t:say k="form.wrong"/></h2>
					<ul class="error-summary__list">
						<xsl:apply-templates select="form/field[@error] | form/group/field[@error] | */form/field[@error]" mode="summary"/>
					</ul>
				</div>
			</xsl:when>
			<xsl:otherwise>
				<xsl:apply-templates select="refusal"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- R17: whom to ask about using the site; and when this page was made. -->
	<xsl:template match="site">
		<footer class="site-footer">
			<div class="wrap">
				<div class="site-footer__grid">
					<div>
						<h2 class="card__title"><t:say k="footer.help"/></h2>
						<p><a class="site-footer__tel" href="tel:{translate(@phone,'-','')}"><xsl:value-of select="@phone"/></a></p>
						<p><xsl:value-of select="@hours"/><br/><t:say k="footer.charge"/></p>
						<p><a href="mailto:{@mail}"><xsl:value-of select="@mail"/></a></p>
					</div>
					<div>
						<ul class="site-footer__links">
							<li><a href="/help"><t:say k="nav.help"/></a></li>
							<li><a href="/jobs"><t:say k="nav.search"/></a></li>
						</ul>
						<xsl:if test="@demo='1'">
							<p class="soft"><t:say k="footer.demo"/></p>
						</xsl:if>
						<p class="soft">
							<t:say k="footer.now">
								<t:put n="now"><xsl:apply-templates select="../now" mode="time"/></t:put>
							</t:say>
						</p>
					</div>
				</div>
			</div>
		</footer>
	</xsl:template>
</xsl:stylesheet>
