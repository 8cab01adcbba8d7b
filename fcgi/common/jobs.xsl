<?xml version="1.0" encoding="UTF-8"?>
<!-- The jobs that anyone sees, or the seeker: newest first (R1). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="posting.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="jobs.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1>
				<t:say k="jobs.head">
					<t:put n="count"><xsl:apply-templates select="total/@count" mode="number"/></t:put>
				</t:say>
			</h1>
			<p class="page-head__lead soft">
				<xsl:choose>
					<xsl:when test="viewer"><t:say k="jobs.lead-seeker"/></xsl:when>
					<xsl:otherwise><t:say k="jobs.lead"/></xsl:otherwise>
				</xsl:choose>
			</p>
		</div>
		<xsl:if test="not(job)">
			<p><t:say k="jobs.none"/></p>
			<xsl:if test="not(viewer)"><p class="flow-top"><a href="/help"><t:say k="job.apply-help"/></a></p></xsl:if>
		</xsl:if>
		<xsl:if test="job">
			<ol class="jobs"><xsl:apply-templates select="job" mode="item"/></ol>
		</xsl:if>
		<xsl:if test="job"><xsl:apply-templates select="pages"/></xsl:if>
	</xsl:template>

	<xsl:template match="job" mode="item">
		<li class="jobs__item">
			<h2 class="jobs__title">
				<xsl:if test="../viewer"><a href="/seeker/jobs/{@number}"><xsl:value-of select="title"/></a></xsl:if>
				<xsl:if test="not(../viewer)"><a href="/jobs/{@number}"><xsl:value-of select="title"/></a></xsl:if>
			</h2>
			<p>
				<xsl:value-of select="employer_name"/>
				<xsl:if test="not(employer_name)"><t:say k="posting.nameless"/></xsl:if>
			</p>
			<dl class="jobs__facts">
				<div><dt><t:say k="posting.wage-name"/></dt><dd><xsl:apply-templates select="." mode="wage"/></dd></div>
				<div>
					<dt><t:say k="jobs.place"/></dt>
					<dd>
						<xsl:value-of select="city"/>
						<xsl:if test="station"><t:say k="posting.other"><t:put n="words"><xsl:value-of select="station"/></t:put></t:say></xsl:if>
					</dd>
				</div>
				<div><dt><t:say k="posting.time-name"/></dt><dd><xsl:value-of select="hours"/></dd></div>
				<div><dt><t:say k="jobs.employment"/></dt><dd><xsl:apply-templates select="employment" mode="word"/></dd></div>
			</dl>
			<p class="jobs__foot">
				<xsl:choose>
					<xsl:when test="online_papers = '1'"><span class="tag tag--now"><t:say k="jobs.online"/></span></xsl:when>
					<xsl:when test="papers_way != ''"><span class="tag"><t:say k="jobs.papers"><t:put n="way"><xsl:apply-templates select="papers_way" mode="word"/></t:put></t:say></span></xsl:when>
				</xsl:choose>
				<span><t:say k="jobs.number"><t:put n="number"><span class="num"><xsl:value-of select="@number"/></span></t:put></t:say></span>
				<span><t:say k="jobs.valid"><t:put n="until"><xsl:apply-templates select="valid_until" mode="date-short"/></t:put></t:say></span>
			</p>
		</li>
	</xsl:template>
</xsl:stylesheet>
