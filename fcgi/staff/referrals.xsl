<?xml version="1.0" encoding="UTF-8"?>
<!-- The referrals of an office, all or in one state. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="referrals.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="referrals.title"/></h1>
			<p class="page-head__lead"><t:say k="referrals.lead"/></p>
		</div>
		<div class="actions"><a class="button" href="/staff/referrals/new"><t:say k="referrals.new"/></a></div>
		<div class="section section--near"><xsl:apply-templates select="form[@id='search']"/></div>
		<div class="section section--near">
			<xsl:choose>
				<xsl:when test="referral"><xsl:apply-templates select="." mode="list"/></xsl:when>
				<xsl:when test="form[@id='search']/field/option[@selected='1']">
					<p><t:say k="referrals.not-found"/></p>
					<p class="flow-top"><a href="/staff/referrals"><t:say k="referrals.all"/></a></p>
				</xsl:when>
				<xsl:otherwise><p><t:say k="referrals.none"/></p></xsl:otherwise>
			</xsl:choose>
		</div>
		<xsl:if test="referral"><xsl:apply-templates select="pages"/></xsl:if>
	</xsl:template>

	<xsl:template match="field[@name='state']" mode="choose"><t:say k="referrals.all-states"/></xsl:template>

	<xsl:template match="page" mode="list">
		<table class="table table--cards">
			<caption class="visually-hidden"><t:say k="referrals.caption"/></caption>
			<thead><tr>
				<th scope="col"><t:say k="referrals.seeker"/></th>
				<th scope="col"><t:say k="referrals.job"/></th>
				<th scope="col"><t:say k="referrals.state"/></th>
				<th scope="col"><t:say k="referrals.day"/></th>
				<th scope="col"><t:say k="referrals.until"/></th>
			</tr></thead>
			<tbody>
				<xsl:for-each select="referral">
					<tr>
						<th scope="row" data-label="[[referrals.seeker]]"><span><a class="table__name" href="/staff/referrals/{@id}"><span class="visually-hidden"><t:say k="referrals.open"/></span><xsl:value-of select="name"/></a><span class="table__sub"><xsl:value-of select="seeker_number"/></span></span></th>
						<td data-label="[[referrals.job]]"><span><xsl:value-of select="title"/><span class="table__sub"><xsl:value-of select="employer_name"/></span><span class="table__sub num"><xsl:value-of select="job_number"/></span></span></td>
						<td data-label="[[referrals.state]]"><xsl:apply-templates select="@state" mode="tag"/></td>
						<td data-label="[[referrals.day]]"><xsl:apply-templates select="sent_at" mode="date-short"/></td>
						<td data-label="[[referrals.until]]"><span><xsl:if test="@state='sent' or @state='lapsed'"><xsl:apply-templates select="apply_until" mode="date-short"/></xsl:if><xsl:if test="@state='sent'"><span class="table__sub"><xsl:apply-templates select="apply_until" mode="left"/></span></xsl:if></span></td>
					</tr>
				</xsl:for-each>
			</tbody>
		</table>
	</xsl:template>
</xsl:stylesheet>
