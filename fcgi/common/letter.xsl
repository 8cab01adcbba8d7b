<?xml version="1.0" encoding="UTF-8"?>
<!--
	Letters of referral, one or many: each prints on one A4 page. /verify/ tells
	whether its number is genuine. A sheet imports this instead of frame.xsl,
	which it brings, and says where back is.

		page      mode="letters-note"   a line below the head; none
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="frame.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="letter.title"/></xsl:template>
	<xsl:template match="page" mode="letters-note"/>

	<xsl:template match="page" mode="main">
		<div class="no-print letter-head page-head">
			<h1><t:say k="letter.title"/></h1>
			<p class="page-head__lead"><t:say k="letter.lead"><t:put n="count"><xsl:value-of select="count(letter)"/></t:put></t:say></p>
			<xsl:apply-templates select="." mode="letters-note"/>
		</div>
		<xsl:apply-templates select="letter"/>
		<xsl:apply-templates select="pages"/>
	</xsl:template>

	<xsl:template match="letter">
		<article class="letter" aria-label="[[letter.name]]">
			<p class="letter__top">
				<span><t:say k="letter.number"/><xsl:text> </xsl:text><span class="num"><xsl:value-of select="referral_number"/></span></span>
				<span><xsl:apply-templates select="referred_at" mode="era"/></span>
			</p>
			<h2 class="letter__title"><t:say k="letter.title"/></h2>
			<p><xsl:value-of select="employer_name"/><br/><t:say k="letter.to"><t:put n="contact"><xsl:value-of select="contact"/></t:put></t:say></p>
			<p class="letter__from">
				<t:say k="letter.from"><t:put n="office"><xsl:value-of select="formal_name"/></t:put></t:say><br/>
				<span class="small"><t:say k="letter.staff"><t:put n="office"><xsl:value-of select="office_name"/></t:put><t:put n="staff"><xsl:value-of select="staff"/></t:put></t:say></span>
			</p>
			<p><t:say k="letter.text"/></p>
			<table class="letter__table">
				<caption class="visually-hidden"><t:say k="letter.caption"/></caption>
				<tbody>
					<tr><th scope="row"><t:say k="fact.job_number"/></th><td><span class="num"><xsl:value-of select="job_number"/></span></td></tr>
					<tr><th scope="row"><t:say k="fact.title"/></th><td><xsl:value-of select="title"/></td></tr>
					<tr><th scope="row"><t:say k="letter.seeker"/></th><td><t:say k="letter.person"><t:put n="name"><span class="letter__name"><xsl:value-of select="name"/></span></t:put><t:put n="kana"><xsl:value-of select="kana"/></t:put></t:say></td></tr>
					<tr><th scope="row"><t:say k="fact.seeker.number"/></th><td><span class="num"><xsl:value-of select="seeker_number"/></span></td></tr>
					<tr><th scope="row"><t:say k="letter.referred"/></th><td><xsl:apply-templates select="referred_at" mode="era"/></td></tr>
					<tr>
						<th scope="row"><t:say k="letter.applied"/></th>
						<td>
							<xsl:choose>
								<xsl:when test="applied_at"><xsl:apply-templates select="applied_at" mode="era"/></xsl:when>
								<xsl:otherwise><t:say k="letter.paper"/></xsl:otherwise>
							</xsl:choose>
						</td>
					</tr>
					<tr><th scope="row"><t:say k="letter.selection"/></th><td><xsl:apply-templates select="selection" mode="word"/></td></tr>
					<tr><th scope="row"><t:say k="letter.papers"/></th><td><xsl:apply-templates select="." mode="papers"/></td></tr>
				</tbody>
			</table>
			<p class="small"><t:say k="letter.fair"/></p>
			<div class="letter__foot">
				<div>
					<p>
						<t:say k="letter.check"/><br/>
						<strong class="num"><xsl:value-of select="check_code"/></strong><xsl:text> </xsl:text><a href="/verify/{check_code}"><xsl:value-of select="concat(/page/site/@url,'/verify/',check_code)"/></a>
					</p>
					<p>
						<t:say k="letter.office"><t:put n="office"><xsl:value-of select="office_name"/></t:put><t:put n="address"><xsl:value-of select="address"/></t:put></t:say><br/>
						<t:say k="letter.phone"><t:put n="phone"><xsl:value-of select="office_phone"/></t:put><t:put n="hours"><xsl:value-of select="office_hours"/></t:put></t:say>
					</p>
				</div>
			</div>
		</article>
	</xsl:template>

	<!-- What the job asks for, and how it comes (R2). -->
	<xsl:template match="letter" mode="papers">
		<xsl:apply-templates select="papers" mode="word"/>
		<xsl:if test="papers_other"><t:say k="letter.other"><t:put n="other"><xsl:value-of select="papers_other"/></t:put></t:say></xsl:if>
		<xsl:choose>
			<xsl:when test="online_papers = '1' and @mypage = '1'"><t:say k="letter.online"/></xsl:when>
			<xsl:when test="papers_way"><t:say k="letter.way"><t:put n="way"><xsl:apply-templates select="papers_way" mode="word"/></t:put></t:say></xsl:when>
		</xsl:choose>
	</xsl:template>
</xsl:stylesheet>
