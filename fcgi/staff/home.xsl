<?xml version="1.0" encoding="UTF-8"?>
<!--
	What waits for the staff of an office: counts with the ways to their
	lists, drafts, and referrals whose time to apply soon ends (R6); a warning
	while holidays are not given far enough ahead (R3).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="home.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="home.title"/></h1>
			<p class="page-head__lead"><t:say k="home.lead"><t:put n="office"><xsl:value-of select="office/@name"/></t:put></t:say></p>
		</div>
		<xsl:for-each select="warning">
			<div class="banner banner--warn">
				<p class="banner__title"><xsl:apply-templates select="@code" mode="warning-title"/></p>
				<p><xsl:apply-templates select="@code" mode="warning-lead"/></p>
				<p><t:say k="home.holidays"><t:put n="day"><xsl:apply-templates select="../office/holiday_last" mode="day"/></t:put></t:say></p>
			</div>
		</xsl:for-each>
		<div class="columns">
			<div class="flow--wide">
				<xsl:if test="referral[@state='draft']">
					<section aria-labelledby="drafts">
						<h2 class="section__title" id="drafts"><t:say k="home.drafts-title"/></h2>
						<xsl:apply-templates select="." mode="drafts"/>
					</section>
				</xsl:if>
				<section aria-labelledby="soon">
					<h2 class="section__title" id="soon"><t:say k="home.soon-title"/></h2>
					<xsl:choose>
						<xsl:when test="referral[@state='sent']">
							<p class="soft"><t:say k="home.soon-lead"/></p>
							<xsl:apply-templates select="." mode="soon"/>
						</xsl:when>
						<xsl:otherwise><p><t:say k="home.soon-none"/></p></xsl:otherwise>
					</xsl:choose>
				</section>
			</div>
			<aside class="columns__stay" aria-labelledby="waits">
				<div class="card card--side card--lead flow">
					<h2 class="card__title" id="waits"><t:say k="home.waits"/></h2>
					<ul class="tasks">
						<li class="tasks__item"><a href="/staff/jobs"><t:say k="home.jobs"/></a><xsl:apply-templates select="office/jobs" mode="count"/></li>
						<li class="tasks__item"><a href="/staff/referrals?state=draft"><t:say k="home.drafts"/></a><xsl:apply-templates select="office/drafts" mode="count"/></li>
						<li class="tasks__item"><a href="/staff/referrals?state=sent"><t:say k="home.sent"/></a><xsl:apply-templates select="office/referrals" mode="count"/></li>
						<li class="tasks__item"><a href="/staff/results"><t:say k="home.results"/></a><xsl:apply-templates select="office/results" mode="count"/></li>
						<li class="tasks__item"><a href="/staff/notifications"><t:say k="home.notifications"/></a><xsl:apply-templates select="viewer/@unread" mode="count"/></li>
					</ul>
					<a class="button" href="/staff/seekers"><t:say k="home.to-seekers"/></a>
					<a class="button button--second" href="/staff/referrals/new"><t:say k="home.to-referral"/></a>
					<p><a href="/staff/partners"><t:say k="home.to-partners"/></a></p>
				</div>
			</aside>
		</div>
	</xsl:template>

	<!-- How many; what waits for staff themselves is marked. -->
	<xsl:template match="*|@*" mode="count">
		<span>
			<xsl:attribute name="class">tag nowrap<xsl:if test=". &gt; 0"> tag--now</xsl:if></xsl:attribute>
			<t:say k="home.count"><t:put n="count"><xsl:value-of select="."/></t:put></t:say>
		</span>
	</xsl:template>

	<xsl:template match="page" mode="drafts">
		<table class="table table--cards">
			<caption class="visually-hidden"><t:say k="home.drafts-title"/></caption>
			<thead><tr>
				<th scope="col"><t:say k="referrals.seeker"/></th>
				<th scope="col"><t:say k="referrals.job"/></th>
				<th scope="col"><t:say k="referrals.begun"/></th>
			</tr></thead>
			<tbody>
				<xsl:for-each select="referral[@state='draft']">
					<tr>
						<th scope="row" data-label="[[referrals.seeker]]"><span><a class="table__name" href="/staff/referrals/{@id}"><xsl:value-of select="name"/></a></span></th>
						<td data-label="[[referrals.job]]"><span><xsl:value-of select="title"/><span class="table__sub"><xsl:value-of select="employer_name"/></span></span></td>
						<td data-label="[[referrals.begun]]"><xsl:apply-templates select="created_at" mode="day-short"/></td>
					</tr>
				</xsl:for-each>
			</tbody>
		</table>
	</xsl:template>

	<xsl:template match="page" mode="soon">
		<table class="table table--cards flow-top">
			<caption class="visually-hidden"><t:say k="home.soon-title"/></caption>
			<thead><tr>
				<th scope="col"><t:say k="referrals.seeker"/></th>
				<th scope="col"><t:say k="referrals.job"/></th>
				<th scope="col"><t:say k="referrals.until"/></th>
			</tr></thead>
			<tbody>
				<xsl:for-each select="referral[@state='sent']">
					<tr>
						<th scope="row" data-label="[[referrals.seeker]]"><span><a class="table__name" href="/staff/referrals/{@id}"><xsl:value-of select="name"/></a></span></th>
						<td data-label="[[referrals.job]]"><span><xsl:value-of select="title"/><span class="table__sub"><xsl:value-of select="employer_name"/></span></span></td>
						<td data-label="[[referrals.until]]"><span><xsl:apply-templates select="apply_until" mode="until-short"/><span class="table__sub"><xsl:apply-templates select="apply_until" mode="left"/></span></span></td>
					</tr>
				</xsl:for-each>
			</tbody>
		</table>
	</xsl:template>
</xsl:stylesheet>
