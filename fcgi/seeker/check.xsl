<?xml version="1.0" encoding="UTF-8"?>
<!--
	The second step of applying: what will be sent, to whom, and what follows
	(R5, R9, R12, R13). Form apply carries the motivation along.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="parts.xsl"/>

	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>
	<xsl:template match="page" mode="title"><t:say k="check.title"/></xsl:template>
	<xsl:template match="page" mode="back"><a class="back" href="/seeker/referrals/{referral/@id}"><t:say k="check.back"/></a></xsl:template>

	<xsl:template match="page" mode="main">
		<ol class="steps" aria-label="[[apply.steps]]">
			<li class="steps__item"><t:say k="apply.step-1"/></li>
			<li class="steps__item" aria-current="step"><t:say k="apply.step-2"/></li>
			<li class="steps__item"><t:say k="apply.step-3"/></li>
		</ol>
		<div class="page-head">
			<h1><t:say k="check.head"/></h1>
			<p class="page-head__lead soft"><t:say k="check.lead"/></p>
		</div>
		<xsl:apply-templates select="referral/apply_until" mode="deadline">
			<xsl:with-param name="label"><t:say k="seeker.apply-until"/></xsl:with-param>
		</xsl:apply-templates>
		<section class="section section--near" aria-labelledby="to">
			<h2 class="section__title" id="to"><t:say k="check.to"/></h2>
			<dl class="summary">
				<xsl:apply-templates select="job/title" mode="row"/>
				<div class="summary__row">
					<dt class="summary__key"><t:say k="check.company"/></dt>
					<dd class="summary__value"><xsl:value-of select="job/employer_name"/></dd>
				</div>
				<xsl:apply-templates select="job/@number" mode="row"/>
				<div class="summary__row">
					<dt class="summary__key"><t:say k="check.referral"/></dt>
					<dd class="summary__value"><xsl:value-of select="office/@name"/><t:say k="seeker.gap"/><xsl:apply-templates select="referral/sent_at" mode="day"/></dd>
				</div>
			</dl>
		</section>
		<section class="section" aria-labelledby="you">
			<h2 class="section__title" id="you"><t:say k="check.you"/></h2>
			<dl class="summary">
				<xsl:apply-templates select="seeker/name | seeker/kana | seeker/phone" mode="row"/>
			</dl>
		</section>
		<section class="section" aria-labelledby="sent">
			<h2 class="section__title" id="sent"><t:say k="check.sent"/></h2>
			<dl class="summary">
				<xsl:for-each select="form[@id='apply']/field[@name='motivation']">
					<div class="summary__row">
						<dt class="summary__key"><xsl:apply-templates select="." mode="label"/></dt>
						<dd class="summary__value lines"><xsl:value-of select="."/></dd>
						<dd class="summary__act"><a href="/seeker/referrals/{/page/referral/@id}#draft-motivation"><t:say k="check.change"/><span class="visually-hidden"><t:say k="check.of"><t:put n="what"><xsl:apply-templates select="." mode="label"/></t:put></t:say></span></a></dd>
					</div>
				</xsl:for-each>
				<div class="summary__row">
					<dt class="summary__key"><t:say k="papers.title"/></dt>
					<dd class="summary__value"><xsl:apply-templates select="job" mode="papers-short"/></dd>
					<xsl:if test="job/online_papers = '1'"><dd class="summary__act"><a href="/seeker/referrals/{referral/@id}#papers"><t:say k="check.change"/><span class="visually-hidden"><t:say k="check.of"><t:put n="what"><t:say k="papers.title"/></t:put></t:say></span></a></dd></xsl:if>
				</div>
			</dl>
			<xsl:if test="document[@state='scanning']">
				<div class="banner banner--warn flow-top">
					<p class="banner__title"><t:say k="check.scanning"/></p>
					<p><t:say k="check.scanning-lead"/></p>
				</div>
			</xsl:if>
		</section>
		<section class="section" aria-labelledby="then">
			<h2 class="section__title" id="then"><t:say k="check.then"/></h2>
			<ul>
				<li><t:say k="check.then-seen"/></li>
				<li><t:say k="check.then-cancel"/></li>
				<li><t:say k="check.then-late"/></li>
			</ul>
		</section>
		<xsl:apply-templates select="form[@id='apply']"/>
	</xsl:template>

	<!-- R2. -->
	<xsl:template match="job" mode="papers-short">
		<xsl:choose>
			<xsl:when test="/page/document">
				<ul><xsl:apply-templates select="/page/document" mode="sent"/></ul>
			</xsl:when>
			<xsl:when test="online_papers = '1'"><t:say k="check.no-document"/></xsl:when>
			<xsl:when test="not(papers_way != '')"><t:say k="check.papers-ask"/></xsl:when>
			<xsl:otherwise>
				<t:say k="check.papers-way"><t:put n="way"><xsl:apply-templates select="papers_way" mode="word"/></t:put></t:say>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="document" mode="sent">
		<li>
			<t:say k="check.document">
				<t:put n="name"><xsl:apply-templates select="." mode="title"/></t:put>
				<t:put n="kind"><xsl:apply-templates select="kind" mode="word"/></t:put>
				<t:put n="size"><xsl:apply-templates select="bytes" mode="size"/></t:put>
			</t:say>
			<xsl:text> </xsl:text>
			<xsl:apply-templates select="@state" mode="tag"/>
			<xsl:if test="@state = 'quarantined'"><xsl:text> </xsl:text><span class="small"><t:say k="check.unsent"/></span></xsl:if>
		</li>
	</xsl:template>

	<!-- It is read above, and only carried along here. -->
	<xsl:template match="form[@id='apply']/field[@name='motivation']" mode="place">
		<input type="hidden" name="{@name}" value="{.}"/>
	</xsl:template>
	<xsl:template match="form[@id='apply']" mode="actions">
		<div class="actions">
			<xsl:apply-templates select="." mode="submit"/>
			<a class="button button--second" href="/seeker/"><t:say k="check.later"/></a>
		</div>
	</xsl:template>
	<xsl:template match="form[@id='apply']" mode="style">button button--big</xsl:template>
</xsl:stylesheet>
