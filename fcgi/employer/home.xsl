<?xml version="1.0" encoding="UTF-8"?>
<!--
	What waits for the employer: new applicants, messages not yet read, results
	that have not been registered (R15), jobs sent back (R1).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="nav.home"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><xsl:value-of select="viewer/@name"/></h1>
			<p class="page-head__lead">
				<xsl:choose>
					<xsl:when test="application or job"><t:say k="home.waiting"/></xsl:when>
					<xsl:otherwise><t:say k="home.nothing"/></xsl:otherwise>
				</xsl:choose>
			</p>
		</div>
		<div class="columns">
			<div>
				<section aria-labelledby="applicants">
					<h2 class="section__title" id="applicants"><t:say k="home.applicants"/></h2>
					<p>
						<t:say k="home.counts">
							<t:put n="selecting"><xsl:value-of select="total/@count"/></t:put>
							<t:put n="applicants"><xsl:value-of select="total/applicants"/></t:put>
							<t:put n="messages"><xsl:value-of select="total/messages"/></t:put>
							<t:put n="waiting"><xsl:value-of select="total/waiting"/></t:put>
						</t:say>
					</p>
					<xsl:if test="application"><ul class="tasks flow-top"><xsl:apply-templates select="application" mode="task"/></ul></xsl:if>
					<div class="actions"><a class="button" href="/employer/applicants"><t:say k="home.all-applicants"/></a></div>
				</section>
				<section class="section" aria-labelledby="returned">
					<h2 class="section__title" id="returned"><t:say k="home.jobs"/></h2>
					<xsl:if test="not(job)"><p><t:say k="home.no-returned"/></p></xsl:if>
					<xsl:if test="job">
						<p><t:say k="home.returned"><t:put n="count"><xsl:value-of select="total/returned"/></t:put></t:say></p>
						<ul class="tasks flow-top"><xsl:apply-templates select="job" mode="task"/></ul>
					</xsl:if>
					<div class="actions">
						<a class="button button--second" href="/employer/jobs/new"><t:say k="home.new-job"/></a>
						<a class="button button--second" href="/employer/jobs"><t:say k="home.all-jobs"/></a>
					</div>
				</section>
			</div>
			<section aria-labelledby="notifications">
				<h2 class="section__title" id="notifications"><t:say k="nav.notifications"/></h2>
				<xsl:if test="not(notification)"><p><t:say k="notifications.none"/></p></xsl:if>
				<xsl:if test="notification"><ul class="news"><xsl:apply-templates select="notification" mode="news"/></ul></xsl:if>
				<p class="small flow-top"><a href="/employer/notifications"><t:say k="home.all-notifications"/></a></p>
			</section>
		</div>
		<p class="note section"><t:say k="applicants.fair"/></p>
	</xsl:template>

	<xsl:template match="application" mode="task">
		<li class="tasks__item">
			<span>
				<a href="/employer/applicants/{@id}"><t:say k="frame.person"><t:put n="name"><xsl:value-of select="name"/></t:put></t:say></a>
				<span class="table__sub"><xsl:value-of select="title"/><t:say k="gap"/><xsl:apply-templates select="arrived_at" mode="date-short"/></span>
			</span>
			<span class="row">
				<xsl:if test="@new"><span class="tag tag--now"><t:say k="applicants.new"/></span></xsl:if>
				<xsl:if test="@unread"><span class="tag tag--now"><t:say k="applicants.unread"><t:put n="count"><xsl:value-of select="@unread"/></t:put></t:say></span></xsl:if>
				<xsl:if test="@late"><span class="tag tag--warn"><t:say k="applicants.late"/></span></xsl:if>
			</span>
		</li>
	</xsl:template>

	<xsl:template match="job" mode="task">
		<li class="tasks__item">
			<span>
				<xsl:choose>
					<xsl:when test="@number"><a href="/employer/jobs/{@number}"><xsl:apply-templates select="." mode="name"/></a></xsl:when>
					<xsl:otherwise><a href="/employer/jobs/{@id}"><xsl:apply-templates select="." mode="name"/></a></xsl:otherwise>
				</xsl:choose>
				<xsl:if test="note"><span class="table__sub lines"><xsl:value-of select="note"/></span></xsl:if>
			</span>
			<xsl:choose>
				<xsl:when test="@state = 'returned'"><xsl:apply-templates select="@state" mode="tag"/></xsl:when>
				<xsl:otherwise><span class="tag tag--warn"><xsl:apply-templates select="@changed" mode="word"/></span></xsl:otherwise>
			</xsl:choose>
		</li>
	</xsl:template>

	<xsl:template match="job" mode="name">
		<xsl:choose>
			<xsl:when test="title"><xsl:value-of select="title"/></xsl:when>
			<xsl:otherwise><t:say k="home.untitled"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
</xsl:stylesheet>
