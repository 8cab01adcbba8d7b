<?xml version="1.0" encoding="UTF-8"?>
<!--
	Partners that post XML for the office or for employers of it: what each
	may do, for whom, and how its messages of the last days were answered.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="partners.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="partners.title"/></h1>
			<p class="page-head__lead"><t:say k="partners.lead"/></p>
		</div>
		<xsl:if test="not(partner)"><p><t:say k="partners.none"/></p></xsl:if>
		<xsl:if test="partner">
			<table class="table table--cards">
				<caption class="visually-hidden"><t:say k="partners.caption"/></caption>
				<thead><tr>
					<th scope="col"><t:say k="partners.name"/></th>
					<th scope="col"><t:say k="partners.parties"/></th>
					<th scope="col"><t:say k="partners.scopes"/></th>
					<th scope="col"><t:say k="partners.last"/></th>
					<th scope="col"><t:say k="partners.week"/></th>
				</tr></thead>
				<tbody><xsl:apply-templates select="partner" mode="line"/></tbody>
			</table>
		</xsl:if>
	</xsl:template>

	<xsl:template match="partner" mode="line">
		<xsl:variable name="id" select="@id"/>
		<tr>
			<th scope="row" data-label="[[partners.name]]"><span><a class="table__name" href="/staff/partners/{@id}"><xsl:value-of select="name"/></a><span class="table__sub"><xsl:value-of select="@code"/></span></span></th>
			<td data-label="[[partners.parties]]"><span><xsl:for-each select="../mandate[@partner = $id]"><span class="table__line"><xsl:value-of select="name"/></span></xsl:for-each></span></td>
			<td data-label="[[partners.scopes]]"><span><xsl:apply-templates select="scopes" mode="word"/></span></td>
			<td class="table__date" data-label="[[partners.last]]">
				<xsl:choose>
					<xsl:when test="last_at"><xsl:apply-templates select="last_at" mode="time-short"/></xsl:when>
					<xsl:otherwise><t:say k="partners.never"/></xsl:otherwise>
				</xsl:choose>
			</td>
			<td data-label="[[partners.week]]"><span><xsl:apply-templates select="taken | refusals | faults" mode="answered"/></span></td>
		</tr>
	</xsl:template>

	<!-- How many were answered so; those of none are not marked. -->
	<xsl:template match="taken" mode="answered">
		<span class="table__line"><t:say k="partners.taken"><t:put n="count"><xsl:apply-templates select="." mode="number"/></t:put></t:say></span>
	</xsl:template>
	<xsl:template match="refusals" mode="answered">
		<span class="table__line"><t:say k="partners.refusals"><t:put n="count"><xsl:apply-templates select="." mode="number"/></t:put></t:say></span>
	</xsl:template>
	<xsl:template match="faults" mode="answered">
		<span class="table__line">
			<xsl:choose>
				<xsl:when test=". &gt; 0"><span class="tag tag--bad"><t:say k="partners.faults"><t:put n="count"><xsl:apply-templates select="." mode="number"/></t:put></t:say></span></xsl:when>
				<xsl:otherwise><t:say k="partners.faults"><t:put n="count"><xsl:apply-templates select="." mode="number"/></t:put></t:say></xsl:otherwise>
			</xsl:choose>
		</span>
	</xsl:template>
</xsl:stylesheet>
