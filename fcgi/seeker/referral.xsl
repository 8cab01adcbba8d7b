<?xml version="1.0" encoding="UTF-8"?>
<!--
	A referral. While it can be applied to: the first step of applying, the
	motivation (form draft), with what the employer will see and until when
	(R2, R9, R10). The page also holds form apply, for programs; it is drawn
	only when it was posted with an error. Else: what became of it.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="parts.xsl"/>

	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>
	<xsl:template match="page" mode="title">
		<xsl:choose>
			<xsl:when test="form[@id='draft']"><t:say k="referral.apply"/></xsl:when>
			<xsl:otherwise><t:say k="referral.title"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template match="page" mode="back"><a class="back" href="/seeker/"><t:say k="seeker.home"/></a></xsl:template>

	<xsl:template match="page" mode="main">
		<xsl:choose>
			<xsl:when test="form[@id='draft']"><xsl:apply-templates select="." mode="write"/></xsl:when>
			<xsl:otherwise><xsl:apply-templates select="." mode="over"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Step 1. -->
	<xsl:template match="page" mode="write">
		<ol class="steps" aria-label="[[apply.steps]]">
			<li class="steps__item" aria-current="step"><t:say k="apply.step-1"/></li>
			<li class="steps__item"><t:say k="apply.step-2"/></li>
			<li class="steps__item"><t:say k="apply.step-3"/></li>
		</ol>
		<div class="page-head">
			<p class="page-head__over"><xsl:apply-templates select="referral" mode="from"/></p>
			<h1><t:say k="referral.apply"/></h1>
			<p class="page-head__lead"><xsl:value-of select="job/title"/><br/><xsl:value-of select="job/employer_name"/></p>
		</div>
		<xsl:apply-templates select="referral/apply_until" mode="deadline">
			<xsl:with-param name="label"><t:say k="seeker.apply-until"/></xsl:with-param>
		</xsl:apply-templates>
		<xsl:apply-templates select="referral" mode="note"/>
		<xsl:apply-templates select="job" mode="facts"/>
		<xsl:choose>
			<xsl:when test="form[@id='apply']/field/@error"><xsl:apply-templates select="form[@id='apply']"/></xsl:when>
			<xsl:otherwise><xsl:apply-templates select="form[@id='draft']"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- What can no longer be applied to. -->
	<xsl:template match="page" mode="over">
		<div class="page-head">
			<p class="page-head__over"><xsl:apply-templates select="referral" mode="from"/></p>
			<h1><xsl:value-of select="job/title"/></h1>
			<p class="page-head__lead"><xsl:value-of select="job/employer_name"/><t:say k="seeker.gap"/><xsl:apply-templates select="referral/@state" mode="tag"/></p>
		</div>
		<xsl:if test="not(refusal)">
			<div class="banner"><xsl:apply-templates select="closed" mode="why"/></div>
		</xsl:if>
		<xsl:if test="application">
			<div class="actions"><a class="button" href="/seeker/applications/{application/@id}"><t:say k="referral.application"/></a></div>
		</xsl:if>
		<dl class="summary flow-top">
			<xsl:apply-templates select="referral/@number | referral/apply_until | referral/applied_at | referral/withdrawn_at | referral/withdrawn_reason" mode="row"/>
			<xsl:if test="closed/@code = 'job_invalid'"><xsl:apply-templates select="job/ended_at | job/valid_until" mode="row"/></xsl:if>
			<xsl:if test="closed/@code = 'apply_registration'"><xsl:apply-templates select="seeker/valid_until" mode="row"/></xsl:if>
		</dl>
		<xsl:apply-templates select="referral" mode="note"/>
		<xsl:if test="not(application)">
			<div class="section section--near"><xsl:apply-templates select="office" mode="contact"/></div>
		</xsl:if>
		<xsl:apply-templates select="job" mode="facts"/>
		<!-- The last: what was just typed comes after what was kept. -->
		<xsl:for-each select="draft[position() = last()]">
			<xsl:if test="motivation != ''">
				<section class="section" aria-labelledby="draft">
					<h2 class="section__title" id="draft"><t:say k="referral.draft"/></h2>
					<xsl:apply-templates select="motivation" mode="lines"/>
				</section>
			</xsl:if>
		</xsl:for-each>
	</xsl:template>

	<xsl:template match="referral" mode="from">
		<t:say k="seeker.from">
			<t:put n="office"><xsl:value-of select="/page/office/@name"/></t:put>
			<t:put n="day"><xsl:apply-templates select="sent_at" mode="day"/></t:put>
		</t:say>
	</xsl:template>

	<xsl:template match="referral" mode="note">
		<xsl:if test="note != ''">
			<blockquote class="note flow-top"><p class="lines"><strong><t:say k="seeker.staff"/></strong><xsl:value-of select="note"/></p></blockquote>
		</xsl:if>
	</xsl:template>

	<xsl:template match="job" mode="facts">
		<section class="section section--near" aria-labelledby="job">
			<h2 class="section__title" id="job"><t:say k="referral.job"/></h2>
			<dl class="summary">
				<xsl:apply-templates select="@number | employment | place" mode="row"/>
				<xsl:if test="wage_from">
					<div class="summary__row">
						<dt class="summary__key"><t:say k="referral.wage"/></dt>
						<dd class="summary__value"><xsl:apply-templates select="." mode="wage"/></dd>
					</div>
				</xsl:if>
				<xsl:apply-templates select="hours | days_off" mode="row"/>
			</dl>
			<p class="flow-top"><a href="/seeker/jobs/{@number}"><t:say k="seeker.job"/></a></p>
		</section>
	</xsl:template>

	<!-- The motivation, what goes with it, and then the two ways on. -->
	<xsl:template match="form[@id='draft']" mode="fields">
		<xsl:apply-templates select="field[@name='motivation']"/>
		<section class="section" aria-labelledby="papers">
			<h2 class="section__title" id="papers"><t:say k="papers.title"/></h2>
			<xsl:apply-templates select="../job" mode="papers"/>
		</section>
		<section class="section" aria-labelledby="gone">
			<h2 class="section__title" id="gone"><t:say k="gone.title"/></h2>
			<p><t:say k="gone.lead"/></p>
			<ul>
				<li><t:say k="gone.cancel"/></li>
				<li><t:say k="gone.invalid"><t:put n="until"><xsl:apply-templates select="../job/open_until" mode="end"/></t:put></t:say></li>
			</ul>
			<p class="note flow-top"><t:say k="gone.papers"/></p>
		</section>
	</xsl:template>

	<xsl:template match="form[@id='draft']" mode="actions">
		<div class="actions">
			<button class="button button--big" type="submit" name="next" value="check"><xsl:apply-templates select="field[@name='next']/option[@value='check']" mode="option"/></button>
			<button class="button button--second" type="submit" name="next" value="later"><xsl:apply-templates select="field[@name='next']/option[@value='later']" mode="option"/></button>
		</div>
	</xsl:template>

	<xsl:template match="field[@name='motivation']" mode="rows">8</xsl:template>
	<!-- Who goes on must have written; who keeps a draft need not. -->
	<xsl:template match="field[@name='motivation']" mode="need">
		<span class="field__need field__need--must"><t:say k="form.must"/></span>
	</xsl:template>
	<xsl:template match="field[@name='motivation']" mode="note">
		<xsl:if test="/page/draft/saved_at">
			<p class="field__hint">
				<t:say k="referral.saved"><t:put n="at"><xsl:apply-templates select="/page/draft/saved_at" mode="time"/></t:put></t:say>
			</p>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
