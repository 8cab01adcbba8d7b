<?xml version="1.0" encoding="UTF-8"?>
<!--
	The guided page of a result (R15): tell the applicant, choose the result,
	mind the papers (R10). Past its time: whom to call (R16).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="parts.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="result.title"><t:put n="name"><xsl:value-of select="application/name"/></t:put></t:say></xsl:template>
	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>
	<xsl:template match="page" mode="back">
		<a class="back" href="/employer/applicants/{application/@id}"><t:say k="applicant.back"><t:put n="name"><xsl:value-of select="application/name"/></t:put></t:say></a>
	</xsl:template>

	<!-- Too late: the page itself says it, at length. -->
	<xsl:template match="page[refusal/@code='result_late']" mode="errors"/>
	<xsl:template match="page[closed/@code='result_late']" mode="main">
		<div class="page-head">
			<h1><xsl:apply-templates select="closed[@code='result_late']" mode="what"/></h1>
			<p class="page-head__lead">
				<xsl:choose>
					<xsl:when test="refusal"><xsl:apply-templates select="refusal" mode="means"/></xsl:when>
					<xsl:otherwise><xsl:apply-templates select="closed[@code='result_late']" mode="means"/></xsl:otherwise>
				</xsl:choose>
			</p>
		</div>
		<xsl:apply-templates select="closed[@code='result_late']" mode="late"/>
		<section class="section" aria-labelledby="told">
			<h2 class="section__title" id="told"><t:say k="result.contact"/></h2>
			<p><t:say k="result.contact-late"/></p>
			<xsl:if test="application/phone"><p><t:say k="applicant.phone"/><xsl:text> </xsl:text><xsl:apply-templates select="application/phone" mode="tel"/></p></xsl:if>
			<xsl:apply-templates select="application" mode="told"/>
			<xsl:apply-templates select="form[@id='told']"/>
		</section>
	</xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<p class="page-head__over"><xsl:value-of select="application/title"/></p>
			<h1><xsl:apply-templates select="." mode="title"/></h1>
			<p class="page-head__lead"><t:say k="result.lead"/></p>
		</div>
		<xsl:choose>
			<xsl:when test="application/@state = 'cancelled'">
				<p><xsl:apply-templates select="application/@state" mode="tag"/></p>
				<xsl:apply-templates select="closed[@code='result_cancelled']" mode="why"/>
			</xsl:when>
			<xsl:otherwise>
				<xsl:apply-templates select="." mode="tell"/>
				<xsl:apply-templates select="form[@id='result']"/>
				<xsl:apply-templates select="." mode="stands"/>
				<p class="note section"><t:say k="applicants.fair"/></p>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="page" mode="tell">
		<section aria-labelledby="part1">
			<xsl:attribute name="class">part<xsl:if test="application/told_at"> part--done</xsl:if></xsl:attribute>
			<h2 class="part__title" id="part1"><span class="part__n">1</span><span><t:say k="result.tell"/></span></h2>
			<xsl:apply-templates select="application" mode="told"/>
			<xsl:choose>
				<xsl:when test="application/told_at and application/@mypage = '1'"><p class="flow-top"><t:say k="result.told-seen"/></p></xsl:when>
				<xsl:when test="application/told_at"/>
				<xsl:otherwise>
					<p class="flow-top"><t:say k="result.tell-lead"/></p>
					<xsl:if test="application/phone"><p><t:say k="applicant.phone"/><xsl:text> </xsl:text><xsl:apply-templates select="application/phone" mode="tel"/></p></xsl:if>
				</xsl:otherwise>
			</xsl:choose>
			<xsl:apply-templates select="form[@id='told']"/>
		</section>
	</xsl:template>

	<xsl:template match="form[@id='told']" mode="class">flow-top</xsl:template>
	<xsl:template match="form[@id='told']" mode="style">button button--second</xsl:template>
	<xsl:template match="form[@id='told']/field[@name='how']/option[@value='message']" mode="reveal">
		<div class="reveal"><xsl:apply-templates select="../../field[@name='text']"/></div>
	</xsl:template>
	<xsl:template match="form[@id='told']/field[@name='text']" mode="place"/>
	<xsl:template match="form[@id='told']/field[@name='text']" mode="need"><span class="field__need field__need--must"><t:say k="form.must"/></span></xsl:template>

	<xsl:template match="form[@id='result']">
		<form id="form-result" method="{@method}" action="{@action}" enctype="{@enctype}">
			<xsl:apply-templates select="." mode="hidden"/>
			<section class="part" aria-labelledby="part2">
				<h2 class="part__title" id="part2"><span class="part__n">2</span><span><t:say k="result.choose"/></span></h2>
				<xsl:if test="../application/withdrew_at">
					<div class="banner section--after"><p><t:say k="result.withdrew"><t:put n="at"><xsl:apply-templates select="../application/withdrew_at" mode="time"/></t:put></t:say></p></div>
				</xsl:if>
				<xsl:apply-templates select="." mode="fields"/>
			</section>
			<section class="part" aria-labelledby="part3">
				<h2 class="part__title" id="part3"><span class="part__n">3</span><span><t:say k="result.papers"/></span></h2>
				<p><t:say k="result.disposal"><t:put n="disposal"><xsl:apply-templates select="../application" mode="disposal"/></t:put></t:say></p>
				<xsl:if test="not(field[@name='disposed'])"><p class="small"><t:say k="applicant.papers-lead"/></p></xsl:if>
				<xsl:if test="field[@name='disposed']">
					<div class="banner banner--warn flow-top">
						<p class="banner__title"><t:say k="result.readings"><t:put n="count"><xsl:value-of select="../application/readings"/></t:put></t:say></p>
						<p><t:say k="result.readings-lead"/></p>
					</div>
					<xsl:apply-templates select="field[@name='disposed']"/>
				</xsl:if>
			</section>
			<p class="note"><t:say k="result.after"/></p>
			<p class="small soft flow-top"><t:say k="applicant.open-until"><t:put n="until"><xsl:apply-templates select="../application/open_until" mode="until"/></t:put></t:say></p>
			<div class="actions">
				<xsl:apply-templates select="." mode="submit"/>
				<a class="button button--second" href="/employer/applicants/{../application/@id}"><t:say k="result.leave"/></a>
			</div>
		</form>
	</xsl:template>
	<xsl:template match="form[@id='result']" mode="style">button button--big</xsl:template>
	<!-- Its place is with the papers. -->
	<xsl:template match="field[@name='disposed']" mode="place"/>

	<!-- The result that stands; R16: another is for the office to enter. -->
	<xsl:template match="page" mode="stands">
		<xsl:if test="result">
			<section class="part part--done" aria-labelledby="part2">
				<h2 class="part__title" id="part2"><span class="part__n">2</span><span><t:say k="result.registered"/></span></h2>
				<xsl:apply-templates select="result[1]" mode="summary"/>
				<p class="small">
					<t:say k="result.mistake">
						<t:put n="office"><xsl:value-of select="office/@name"/></t:put>
						<t:put n="phone"><xsl:apply-templates select="office/@phone" mode="tel"/></t:put>
						<t:put n="hours"><xsl:value-of select="office/@hours"/></t:put>
					</t:say>
				</p>
			</section>
			<section class="part" aria-labelledby="part3">
				<h2 class="part__title" id="part3"><span class="part__n">3</span><span><t:say k="result.papers"/></span></h2>
				<p><t:say k="result.disposal"><t:put n="disposal"><xsl:apply-templates select="application" mode="disposal"/></t:put></t:say></p>
				<xsl:if test="application/disposed_at">
					<p class="row"><span class="tag tag--good"><t:say k="result.disposed"/></span><span class="small soft"><xsl:apply-templates select="application/disposed_at" mode="time"/></span></p>
				</xsl:if>
				<xsl:if test="not(application/disposed_at)"><p class="small"><t:say k="applicant.papers-lead"/></p></xsl:if>
			</section>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
