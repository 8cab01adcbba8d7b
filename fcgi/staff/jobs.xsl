<?xml version="1.0" encoding="UTF-8"?>
<!-- The office's jobs: those that wait to be checked; or those of a state. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title">
		<xsl:choose>
			<xsl:when test="form[@id='filter']/field/option[@selected]"><t:say k="nav.jobs"/></xsl:when>
			<xsl:otherwise><t:say k="jobs.queue"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><xsl:apply-templates select="." mode="title"/></h1>
			<xsl:if test="not(form[@id='filter']/field/option[@selected])">
				<p class="page-head__lead"><t:say k="jobs.queue-lead"><t:put n="count"><xsl:value-of select="total/@count"/></t:put></t:say></p>
			</xsl:if>
		</div>
		<xsl:apply-templates select="form[@id='filter']"/>
		<div class="section section--near">
			<xsl:if test="not(job)">
				<xsl:choose>
					<xsl:when test="form[@id='filter']/field/option[@selected]">
						<p><t:say k="jobs.none-here"/></p>
						<p class="flow-top"><a href="/staff/jobs"><t:say k="jobs.to-queue"/></a></p>
					</xsl:when>
					<xsl:otherwise><p><t:say k="jobs.none-waiting"/></p></xsl:otherwise>
				</xsl:choose>
			</xsl:if>
			<xsl:if test="job">
				<table class="table table--cards">
					<caption class="visually-hidden"><xsl:apply-templates select="." mode="title"/></caption>
					<thead>
						<tr>
							<th scope="col"><t:say k="fact.title"/></th>
							<th scope="col"><t:say k="fact.employer_name"/></th>
							<th scope="col"><t:say k="jobs.state"/></th>
							<th scope="col"><t:say k="fact.submitted_at"/></th>
							<th scope="col"><t:say k="fact.valid_until"/></th>
						</tr>
					</thead>
					<tbody><xsl:apply-templates select="job" mode="line"/></tbody>
				</table>
			</xsl:if>
		</div>
		<xsl:if test="job"><xsl:apply-templates select="pages"/></xsl:if>
	</xsl:template>

	<xsl:template match="form[@id='filter']/field[@name='state']" mode="choose"><t:say k="jobs.queue"/></xsl:template>
	<xsl:template match="form[@id='filter']/field/option" mode="option"><xsl:apply-templates select="@value" mode="filter"/></xsl:template>

	<xsl:template match="job" mode="line">
		<tr>
			<th scope="row" data-label="[[fact.title]]">
				<span>
					<a class="table__name" href="/staff/jobs/{@id}"><xsl:value-of select="title"/></a>
					<xsl:if test="@number"><span class="table__sub"><span class="num"><xsl:value-of select="@number"/></span></span></xsl:if>
				</span>
			</th>
			<td data-label="[[fact.employer_name]]"><span><xsl:value-of select="employer_name"/></span></td>
			<td data-label="[[jobs.state]]">
				<span>
					<xsl:choose>
						<xsl:when test="@changed = 'submitted'"><xsl:apply-templates select="@changed" mode="tag"/></xsl:when>
						<xsl:otherwise><xsl:apply-templates select="@state" mode="tag"/></xsl:otherwise>
					</xsl:choose>
				</span>
			</td>
			<td data-label="[[fact.submitted_at]]"><span class="table__date"><xsl:apply-templates select="submitted_at" mode="time-short"/></span></td>
			<td data-label="[[fact.valid_until]]"><span class="table__date"><xsl:apply-templates select="valid_until" mode="date"/></span></td>
		</tr>
	</xsl:template>
</xsl:stylesheet>
