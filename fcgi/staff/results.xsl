<?xml version="1.0" encoding="UTF-8"?>
<!--
	Applications of the office by their result (R16): first those that only
	staff can enter a result for, since the employer's time is over or the
	referral was on paper.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="results.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="results.title"/></h1>
			<p class="page-head__lead"><t:say k="results.lead"/></p>
		</div>
		<xsl:apply-templates select="form[@id='filter']"/>
		<xsl:if test="not(application)"><p class="section"><t:say k="results.none"/></p></xsl:if>
		<xsl:if test="application">
			<table class="table table--cards section section--near">
				<caption class="visually-hidden"><t:say k="results.title"/></caption>
				<thead>
					<tr>
						<th scope="col"><t:say k="results.state"/></th>
						<th scope="col"><t:say k="results.seeker"/></th>
						<th scope="col"><t:say k="results.job"/></th>
						<th scope="col"><t:say k="results.way"/></th>
						<th scope="col"><t:say k="results.arrived"/></th>
						<th scope="col"><t:say k="results.until"/></th>
						<th scope="col"><t:say k="results.registered"/></th>
					</tr>
				</thead>
				<tbody>
					<xsl:for-each select="application">
						<tr>
							<td data-label="[[results.state]]"><span><xsl:apply-templates select="@state" mode="tag"/><xsl:if test="told_at"><span class="table__sub"><t:say k="result.told"/></span></xsl:if></span></td>
							<th scope="row" data-label="[[results.seeker]]"><span><a class="table__name" href="/staff/results/{@id}"><xsl:value-of select="name"/></a><span class="table__sub num"><xsl:value-of select="referral_number"/></span></span></th>
							<td data-label="[[results.job]]"><span><xsl:value-of select="title"/><span class="table__sub"><xsl:value-of select="employer_name"/></span><span class="table__sub num"><xsl:value-of select="job_number"/></span></span></td>
							<td data-label="[[results.way]]"><xsl:apply-templates select="@way" mode="word"/></td>
							<td class="table__date" data-label="[[results.arrived]]"><xsl:apply-templates select="arrived_at" mode="date"/></td>
							<td class="table__date" data-label="[[results.until]]"><span><xsl:apply-templates select="open_until" mode="date"/><xsl:if test="open_until/@left &lt; 0"><span class="table__sub"><t:say k="time.passed"/></span></xsl:if></span></td>
							<td class="table__date" data-label="[[results.registered]]">
								<xsl:choose>
									<xsl:when test="result_at"><xsl:apply-templates select="result_at" mode="date"/></xsl:when>
									<xsl:otherwise><t:say k="results.nothing"/></xsl:otherwise>
								</xsl:choose>
							</td>
						</tr>
					</xsl:for-each>
				</tbody>
			</table>
			<xsl:apply-templates select="pages"/>
		</xsl:if>
	</xsl:template>

	<xsl:template match="form[@id='filter']/field[@name='show']" mode="choose"><t:say k="results.waiting"/></xsl:template>
</xsl:stylesheet>
