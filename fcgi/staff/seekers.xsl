<?xml version="1.0" encoding="UTF-8"?>
<!-- The seekers of an office: searched, listed, the way to register one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="seekers.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="seekers.title"/></h1>
			<p class="page-head__lead"><t:say k="seekers.lead"/></p>
		</div>
		<div class="actions"><a class="button" href="/staff/seekers/new"><t:say k="seekers.new"/></a></div>
		<div class="section section--near"><xsl:apply-templates select="form[@id='search']"/></div>
		<div class="section section--near">
			<xsl:choose>
				<xsl:when test="seeker"><xsl:apply-templates select="." mode="list"/></xsl:when>
				<xsl:when test="form[@id='search']/field != ''">
					<p><t:say k="seekers.not-found"><t:put n="asked"><xsl:value-of select="form[@id='search']/field"/></t:put></t:say></p>
					<p class="flow-top"><a href="/staff/seekers"><t:say k="seekers.all"/></a></p>
				</xsl:when>
				<xsl:otherwise><p><t:say k="seekers.none"/></p></xsl:otherwise>
			</xsl:choose>
		</div>
		<xsl:if test="seeker"><xsl:apply-templates select="pages"/></xsl:if>
	</xsl:template>

	<xsl:template match="page" mode="list">
		<table class="table table--cards">
			<caption class="visually-hidden"><t:say k="seekers.caption"/></caption>
			<thead><tr>
				<th scope="col"><t:say k="seekers.title"/></th>
				<th scope="col"><t:say k="seekers.number"/></th>
				<th scope="col"><t:say k="seekers.mypage"/></th>
				<th scope="col"><t:say k="seekers.registered"/></th>
				<th scope="col"><t:say k="seekers.until"/></th>
			</tr></thead>
			<tbody>
				<xsl:for-each select="seeker">
					<tr>
						<th scope="row" data-label="[[seekers.title]]"><span><a class="table__name" href="/staff/seekers/{@number}"><xsl:value-of select="name"/></a><span class="table__sub"><xsl:value-of select="kana"/></span></span></th>
						<td data-label="[[seekers.number]]"><span class="num"><xsl:value-of select="@number"/></span></td>
						<td data-label="[[seekers.mypage]]"><xsl:apply-templates select="@mypage" mode="word"/></td>
						<td data-label="[[seekers.registered]]"><xsl:apply-templates select="registered_at" mode="date"/></td>
						<td data-label="[[seekers.until]]"><span><xsl:apply-templates select="valid_until" mode="date"/><xsl:if test="valid_until/@left &lt; 0"><xsl:text> </xsl:text><span class="tag tag--bad"><t:say k="seekers.expired"/></span></xsl:if></span></td>
					</tr>
				</xsl:for-each>
			</tbody>
		</table>
	</xsl:template>
</xsl:stylesheet>
