<?xml version="1.0" encoding="UTF-8"?>
<!--
	What several of the employer's pages about applicants show. A sheet
	imports this instead of frame.xsl, which it brings.

		application mode="head"       whose page it is: div.page-head
		page        mode="fair"       the reminder of R14
		page        mode="thread"     messages, with the form or why not (R11)
		application mode="disposal"   R10: what becomes of papers
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/result.xsl"/>
	<xsl:import href="../common/document.xsl"/>

	<xsl:template match="application" mode="person">
		<t:say k="frame.person"><t:put n="name"><xsl:value-of select="name"/></t:put></t:say>
	</xsl:template>

	<xsl:template match="application" mode="head">
		<div class="page-head">
			<xsl:if test="title">
				<p class="page-head__over">
					<t:say k="applicant.over">
						<t:put n="title"><xsl:value-of select="title"/></t:put>
						<t:put n="number"><span class="num"><xsl:value-of select="job_number"/></span></t:put>
					</t:say>
				</p>
			</xsl:if>
			<h1><xsl:apply-templates select="." mode="person"/></h1>
			<p class="page-head__lead">
				<xsl:if test="kana"><span class="soft"><xsl:value-of select="kana"/></span><t:say k="gap"/></xsl:if>
				<xsl:apply-templates select="@state" mode="tag"/>
			</p>
		</div>
	</xsl:template>

	<xsl:template match="page" mode="fair">
		<p class="note section no-print"><t:say k="applicants.fair"/></p>
	</xsl:template>

	<xsl:template match="page" mode="thread">
		<section class="section" aria-labelledby="messages">
			<h2 class="section__title" id="messages"><t:say k="message.title"/></h2>
			<xsl:if test="total and not(message or closed/@code='message_paper')"><p class="soft"><t:say k="message.none"/></p></xsl:if>
			<xsl:if test="message">
				<ol class="thread"><xsl:apply-templates select="message"/></ol>
			</xsl:if>
			<xsl:apply-templates select="form[@id='message']"/>
			<xsl:apply-templates select="closed" mode="message"/>
		</section>
	</xsl:template>

	<xsl:template match="closed" mode="message">
		<xsl:choose>
			<xsl:when test="@code = 'message_paper'">
				<p><xsl:apply-templates select="." mode="means"/></p>
				<xsl:if test="../application/phone">
					<p class="flow-top"><t:say k="applicant.phone"/><xsl:text> </xsl:text><xsl:apply-templates select="../application/phone" mode="tel"/></p>
				</xsl:if>
			</xsl:when>
			<xsl:when test="starts-with(@code,'message_')">
				<div class="flow-top"><xsl:apply-templates select="." mode="why"/></div>
			</xsl:when>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="message">
		<li>
			<xsl:attribute name="class">thread__item<xsl:if test="@mine = '1'"> thread__item--mine</xsl:if></xsl:attribute>
			<p class="thread__head">
				<span class="thread__who">
					<xsl:choose>
						<xsl:when test="@mine = '1'"><t:say k="message.you"><t:put n="name"><xsl:value-of select="/page/viewer/@name"/></t:put></t:say></xsl:when>
						<xsl:otherwise><xsl:apply-templates select="/page/application" mode="person"/></xsl:otherwise>
					</xsl:choose>
				</span>
				<span class="thread__when">
					<xsl:apply-templates select="sent_at" mode="time-short"/>
					<xsl:if test="@mine = '1' and @state = 'read'"><t:say k="gap"/><t:say k="message.read"/></xsl:if>
				</span>
			</p>
			<xsl:if test="@withdraws = '1'"><p><span class="tag tag--warn"><t:say k="message.withdraws"/></span></p></xsl:if>
			<xsl:apply-templates select="text" mode="lines"/>
		</li>
	</xsl:template>
	<xsl:template match="form[@id='message']/field[@name='text']" mode="need"/>

	<xsl:template match="application" mode="disposal">
		<xsl:choose>
			<xsl:when test="disposal = 'other' and disposal_note"><xsl:value-of select="disposal_note"/></xsl:when>
			<xsl:when test="disposal"><xsl:apply-templates select="disposal" mode="word"/></xsl:when>
			<xsl:otherwise><t:say k="applicant.no-disposal"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
</xsl:stylesheet>
