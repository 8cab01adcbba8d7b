<?xml version="1.0" encoding="UTF-8"?>
<!--
	A partner that posts XML: for whom it acts, by which certificates it is
	known, its last batches and messages, and why they were refused.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title"><xsl:value-of select="partner/name"/></xsl:template>
	<xsl:template match="page" mode="back"><a class="back" href="/staff/partners"><t:say k="partner.back"/></a></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<p class="page-head__over"><t:say k="partner.over"><t:put n="code"><xsl:value-of select="partner/@code"/></t:put></t:say></p>
			<h1><xsl:value-of select="partner/name"/></h1>
		</div>
		<xsl:apply-templates select="partner"/>
		<section class="section" aria-labelledby="mandates">
			<h2 class="section__title" id="mandates"><t:say k="partners.parties"/></h2>
			<xsl:apply-templates select="." mode="mandates"/>
		</section>
		<section class="section" aria-labelledby="certificates">
			<h2 class="section__title" id="certificates"><t:say k="partner.certificates"/></h2>
			<xsl:if test="not(certificate)"><p><t:say k="partner.no-certificate"/></p></xsl:if>
			<xsl:if test="certificate">
				<dl class="summary"><xsl:apply-templates select="certificate"/></dl>
			</xsl:if>
		</section>
		<section class="section" aria-labelledby="batches">
			<h2 class="section__title" id="batches"><t:say k="partner.batches"/></h2>
			<xsl:if test="not(batch)"><p><t:say k="partner.no-batch"/></p></xsl:if>
			<xsl:if test="batch"><xsl:apply-templates select="." mode="batches"/></xsl:if>
		</section>
		<section class="section" aria-labelledby="messages">
			<h2 class="section__title" id="messages"><t:say k="partner.messages"/></h2>
			<xsl:if test="not(message)"><p><t:say k="partner.no-message"/></p></xsl:if>
			<xsl:if test="message"><xsl:apply-templates select="." mode="messages"/></xsl:if>
		</section>
	</xsl:template>

	<xsl:template match="partner">
		<dl class="summary">
			<div class="summary__row"><dt class="summary__key"><t:say k="partners.scopes"/></dt><dd class="summary__value"><xsl:apply-templates select="scopes" mode="word"/></dd></div>
			<div class="summary__row"><dt class="summary__key"><t:say k="partner.since"/></dt><dd class="summary__value"><xsl:apply-templates select="created_at" mode="date"/></dd></div>
			<div class="summary__row"><dt class="summary__key"><t:say k="partners.last"/></dt><dd class="summary__value">
				<xsl:choose>
					<xsl:when test="last_at"><xsl:apply-templates select="last_at" mode="time"/></xsl:when>
					<xsl:otherwise><t:say k="partners.never"/></xsl:otherwise>
				</xsl:choose>
			</dd></div>
			<div class="summary__row"><dt class="summary__key"><t:say k="partners.week"/></dt><dd class="summary__value">
				<t:say k="partners.taken"><t:put n="count"><xsl:apply-templates select="taken" mode="number"/></t:put></t:say><t:say k="separator"/>
				<t:say k="partners.refusals"><t:put n="count"><xsl:apply-templates select="refusals" mode="number"/></t:put></t:say><t:say k="separator"/>
				<t:say k="partners.faults"><t:put n="count"><xsl:apply-templates select="faults" mode="number"/></t:put></t:say>
			</dd></div>
		</dl>
	</xsl:template>

	<xsl:template match="page" mode="mandates">
		<table class="table table--cards">
			<caption class="visually-hidden"><t:say k="partners.parties"/></caption>
			<thead><tr>
				<th scope="col"><t:say k="partner.party"/></th>
				<th scope="col"><t:say k="partner.number"/></th>
				<th scope="col"><t:say k="partner.office"/></th>
				<th scope="col"><t:say k="partner.given"/></th>
			</tr></thead>
			<tbody>
				<xsl:for-each select="mandate">
					<tr>
						<th scope="row" data-label="[[partner.party]]"><xsl:value-of select="name"/></th>
						<td data-label="[[partner.number]]"><span class="num"><xsl:value-of select="number"/></span></td>
						<td data-label="[[partner.office]]"><xsl:value-of select="office_name"/></td>
						<td class="table__date" data-label="[[partner.given]]"><xsl:apply-templates select="given_at" mode="date"/></td>
					</tr>
				</xsl:for-each>
			</tbody>
		</table>
	</xsl:template>

	<xsl:template match="certificate">
		<div class="summary__row">
			<dt class="summary__key"><t:say k="partner.added"><t:put n="at"><xsl:apply-templates select="added_at" mode="date"/></t:put></t:say></dt>
			<dd class="summary__value small"><t:say k="partner.fingerprint"/><br/><span class="num"><xsl:value-of select="fingerprint"/></span></dd>
		</div>
	</xsl:template>

	<xsl:template match="page" mode="batches">
		<table class="table table--cards">
			<caption class="visually-hidden"><t:say k="partner.batches"/></caption>
			<thead><tr>
				<th scope="col"><t:say k="partner.came"/></th>
				<th scope="col"><t:say k="partner.state"/></th>
				<th scope="col"><t:say k="partner.records"/></th>
				<th scope="col"><t:say k="partner.done"/></th>
				<th scope="col"><t:say k="partner.refused"/></th>
			</tr></thead>
			<tbody>
				<xsl:for-each select="batch">
					<tr>
						<th scope="row" data-label="[[partner.came]]"><span><xsl:apply-templates select="came_at" mode="time-short"/><span class="table__sub"><xsl:apply-templates select="load_kind" mode="word"/></span></span></th>
						<td data-label="[[partner.state]]"><span><xsl:apply-templates select="@state" mode="tag"/><xsl:if test="only_validate = '1'"><span class="table__sub"><t:say k="partner.only-validate"/></span></xsl:if><xsl:if test="title"><span class="table__sub"><xsl:value-of select="title"/></span></xsl:if></span></td>
						<td data-label="[[partner.records]]"><span><xsl:if test="records"><t:say k="home.count"><t:put n="count"><xsl:apply-templates select="records" mode="number"/></t:put></t:say></xsl:if></span></td>
						<td data-label="[[partner.done]]"><span><t:say k="partner.counts">
							<t:put n="created"><xsl:apply-templates select="created" mode="number"/></t:put>
							<t:put n="changed"><xsl:apply-templates select="altered" mode="number"/></t:put>
							<t:put n="renewed"><xsl:apply-templates select="renewed" mode="number"/></t:put>
							<t:put n="withdrawn"><xsl:apply-templates select="withdrawn" mode="number"/></t:put>
							<t:put n="unchanged"><xsl:apply-templates select="unchanged" mode="number"/></t:put>
						</t:say></span></td>
						<td data-label="[[partner.refused]]"><span><t:say k="home.count"><t:put n="count"><xsl:apply-templates select="refused" mode="number"/></t:put></t:say></span></td>
					</tr>
				</xsl:for-each>
			</tbody>
		</table>
	</xsl:template>

	<xsl:template match="page" mode="messages">
		<p class="soft"><t:say k="partner.messages-lead"/></p>
		<table class="table table--cards flow-top">
			<caption class="visually-hidden"><t:say k="partner.messages"/></caption>
			<thead><tr>
				<th scope="col"><t:say k="partner.at"/></th>
				<th scope="col"><t:say k="partner.path"/></th>
				<th scope="col"><t:say k="partner.answer"/></th>
			</tr></thead>
			<tbody>
				<xsl:for-each select="message">
					<tr>
						<td class="table__date" data-label="[[partner.at]]"><xsl:apply-templates select="at" mode="time-short"/></td>
						<th scope="row" data-label="[[partner.path]]"><span class="small"><xsl:value-of select="method"/><xsl:text> </xsl:text><xsl:value-of select="path"/></span></th>
						<td data-label="[[partner.answer]]"><span><xsl:apply-templates select="status" mode="answered"/><xsl:if test="title"><span class="table__sub"><xsl:value-of select="title"/><span class="nowrap"><t:say k="partner.code"><t:put n="code"><xsl:value-of select="@code"/></t:put></t:say></span></span></xsl:if></span></td>
					</tr>
				</xsl:for-each>
			</tbody>
		</table>
	</xsl:template>

	<xsl:template match="batch/@state" mode="tone">
		<xsl:choose>
			<xsl:when test=". = 'done'">tag--good</xsl:when>
			<xsl:when test=". = 'failed'">tag--bad</xsl:when>
			<xsl:otherwise>tag--now</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- A status of HTTP, by its class. -->
	<xsl:template match="status" mode="answered">
		<span>
			<xsl:attribute name="class">tag <xsl:choose>
				<xsl:when test=". &lt; 400">tag--good</xsl:when>
				<xsl:when test=". &lt; 500">tag--warn</xsl:when>
				<xsl:otherwise>tag--bad</xsl:otherwise>
			</xsl:choose></xsl:attribute>
			<xsl:choose>
				<xsl:when test=". &lt; 400"><t:say k="partner.taken"><t:put n="status"><xsl:value-of select="."/></t:put></t:say></xsl:when>
				<xsl:when test=". &lt; 500"><t:say k="partner.refusal"><t:put n="status"><xsl:value-of select="."/></t:put></t:say></xsl:when>
				<xsl:otherwise><t:say k="partner.fault"><t:put n="status"><xsl:value-of select="."/></t:put></t:say></xsl:otherwise>
			</xsl:choose>
		</span>
	</xsl:template>
</xsl:stylesheet>
