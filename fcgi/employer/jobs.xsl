<?xml version="1.0" encoding="UTF-8"?>
<!-- The employer's own jobs: how each stands, and what is to be done (R1). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/posting.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="nav.jobs"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="nav.jobs"/></h1>
			<p class="page-head__lead"><t:say k="jobs.own-lead"/></p>
			<div class="actions"><a class="button" href="/employer/jobs/new"><t:say k="jobs.new"/></a></div>
		</div>
		<xsl:if test="not(job)"><p><t:say k="jobs.own-none"/></p></xsl:if>
		<xsl:if test="job">
			<table class="table table--cards">
				<caption class="visually-hidden"><t:say k="nav.jobs"/></caption>
				<thead>
					<tr>
						<th scope="col"><t:say k="fact.title"/></th>
						<th scope="col"><t:say k="jobs.state"/></th>
						<th scope="col"><t:say k="jobs.todo"/></th>
						<th scope="col"><t:say k="nav.applicants"/></th>
						<th scope="col"><t:say k="fact.valid_until"/></th>
					</tr>
				</thead>
				<tbody><xsl:apply-templates select="job" mode="line"/></tbody>
			</table>
		</xsl:if>
		<xsl:if test="job"><xsl:apply-templates select="pages"/></xsl:if>
	</xsl:template>

	<xsl:template match="job" mode="line">
		<tr>
			<th scope="row" data-label="[[fact.title]]">
				<span>
					<xsl:choose>
						<xsl:when test="@number">
							<a class="table__name" href="/employer/jobs/{@number}"><xsl:apply-templates select="." mode="name"/></a>
							<span class="table__sub"><span class="num"><xsl:value-of select="@number"/></span></span>
						</xsl:when>
						<xsl:otherwise>
							<a class="table__name" href="/employer/jobs/{@id}"><xsl:apply-templates select="." mode="name"/></a>
							<span class="table__sub"><t:say k="jobs.begun"><t:put n="at"><xsl:apply-templates select="created_at" mode="date"/></t:put></t:say></span>
						</xsl:otherwise>
					</xsl:choose>
				</span>
			</th>
			<td data-label="[[jobs.state]]"><span><xsl:apply-templates select="@state" mode="tag"/></span></td>
			<td data-label="[[jobs.todo]]">
				<span>
					<xsl:choose>
						<xsl:when test="@changed and @changed != 'none'"><xsl:apply-templates select="@changed" mode="todo"/></xsl:when>
						<xsl:when test="@state = 'invalid' and waiting = 0"><t:say k="jobs.todo-none"/></xsl:when>
						<xsl:otherwise><xsl:apply-templates select="@state" mode="todo"/></xsl:otherwise>
					</xsl:choose>
				</span>
			</td>
			<td data-label="[[nav.applicants]]">
				<span>
					<xsl:if test="@number">
						<a href="/employer/applicants?job={@number}"><t:say k="jobs.applications"><t:put n="count"><xsl:value-of select="applications"/></t:put></t:say></a>
						<xsl:if test="waiting &gt; 0"><span class="table__sub"><t:say k="jobs.waiting"><t:put n="count"><xsl:value-of select="waiting"/></t:put></t:say></span></xsl:if>
					</xsl:if>
				</span>
			</td>
			<td data-label="[[fact.valid_until]]"><span class="table__date"><xsl:apply-templates select="valid_until" mode="date"/></span></td>
		</tr>
	</xsl:template>

	<xsl:template match="job" mode="name">
		<xsl:value-of select="title"/>
		<xsl:if test="not(title)"><t:say k="job.untitled"/></xsl:if>
	</xsl:template>
</xsl:stylesheet>
