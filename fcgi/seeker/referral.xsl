<?xml version="1.0" encoding="UTF-8"?>
<!--
	A referral. While it can be applied to: the first step of applying, the
	motivation (form draft) and documents (form document), with what the
	employer will see and until when (R2, R9, R10). The page also holds form
	apply, for programs; it is drawn only when it was posted with an error.
	Else: what became of it.

	Where documents are taken, one form is drawn for both, so that adding one
	loses nothing of what was typed. The forms of single documents stand
	behind it, and their buttons in the list.
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
	<xsl:template match="page" mode="script">
		<xsl:if test="form[@id='document']"><script src="/static/upload.js" type="module"/></xsl:if>
	</xsl:template>

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
			<xsl:when test="form[@id='document']"><xsl:apply-templates select="form[@id='document']"/></xsl:when>
			<xsl:otherwise><xsl:apply-templates select="form[@id='draft']"/></xsl:otherwise>
		</xsl:choose>
		<div id="document-forms"><xsl:apply-templates select="document/form"/></div>
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
		<xsl:if test="document and not(application)">
			<section class="section" aria-labelledby="papers">
				<h2 class="section__title" id="papers"><t:say k="document.gone"/></h2>
				<ul class="files"><xsl:apply-templates select="document" mode="file"/></ul>
			</section>
		</xsl:if>
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
			<xsl:if test="../document">
				<ul class="files flow-top"><xsl:apply-templates select="../document" mode="file"/></ul>
			</xsl:if>
		</section>
		<xsl:apply-templates select=".." mode="gone"/>
	</xsl:template>

	<xsl:template match="page" mode="gone">
		<section class="section" aria-labelledby="gone">
			<h2 class="section__title" id="gone"><t:say k="gone.title"/></h2>
			<p><t:say k="gone.lead"/></p>
			<ul>
				<li><t:say k="gone.cancel"/></li>
				<li><t:say k="gone.invalid"><t:put n="until"><xsl:apply-templates select="job/open_until" mode="end"/></t:put></t:say></li>
			</ul>
			<p class="note flow-top"><t:say k="gone.papers"/><xsl:if test="job/online_papers = '1'"><t:say k="gone.readings"/></xsl:if></p>
		</section>
	</xsl:template>

	<!-- The same with documents. Buttons that post elsewhere say where, and
	     the browser asks for nothing of a document. -->
	<xsl:template match="form[@id='document']">
		<form id="form-document" class="section section--near" method="{@method}" action="{@action}" enctype="{@enctype}">
			<xsl:apply-templates select="." mode="hidden"/>
			<xsl:choose>
				<xsl:when test="field[@name='motivation']/@error"><xsl:apply-templates select="field[@name='motivation']"/></xsl:when>
				<xsl:otherwise><xsl:apply-templates select="../form[@id='draft']/field[@name='motivation']"/></xsl:otherwise>
			</xsl:choose>
			<section class="section" aria-labelledby="papers">
				<h2 class="section__title" id="papers"><t:say k="papers.title"/></h2>
				<xsl:apply-templates select="../job" mode="papers"/>
				<div class="flow-top" id="documents">
					<xsl:if test="not(../document)"><p class="soft"><t:say k="document.none"/></p></xsl:if>
					<xsl:if test="../document">
						<ul class="files"><xsl:apply-templates select="../document" mode="file"/></ul>
					</xsl:if>
				</div>
				<ul class="files" id="uploads" hidden="hidden"/>
				<p class="visually-hidden" id="upload-status" role="status"/>
			</section>
			<fieldset class="card card--sunk card--side section">
				<legend class="visually-hidden"><t:say k="document.add"/></legend>
				<h3 class="card__title section__title"><t:say k="document.add"/></h3>
				<xsl:apply-templates select="field[@name='kind'] | field[@name='file']"/>
				<div class="field" id="replaces"><xsl:if test="field[@name='replaces']/option"><xsl:apply-templates select="field[@name='replaces']"/></xsl:if></div>
				<div class="actions"><xsl:apply-templates select="." mode="submit"/></div>
			</fieldset>
			<xsl:apply-templates select=".." mode="gone"/>
			<xsl:apply-templates select="../form[@id='draft']" mode="ways"/>
		</form>
		<xsl:apply-templates select="." mode="upload"/>
	</xsl:template>
	<xsl:template match="form[@id='document']" mode="style">button button--second</xsl:template>

	<xsl:template match="form" mode="ways">
		<div class="actions">
			<button class="button button--big" type="submit" name="next" value="check" formaction="{@action}" formenctype="{@enctype}" formnovalidate="formnovalidate"><xsl:apply-templates select="field[@name='next']/option[@value='check']" mode="option"/></button>
			<button class="button button--second" type="submit" name="next" value="later" formaction="{@action}" formenctype="{@enctype}" formnovalidate="formnovalidate"><xsl:apply-templates select="field[@name='next']/option[@value='later']" mode="option"/></button>
		</div>
	</xsl:template>

	<!-- What there may be, before it is chosen. -->
	<xsl:template match="form[@id='document']/field[@name='file']" mode="hint">
		<t:say k="document.limits">
			<t:put n="each"><xsl:apply-templates select="@max" mode="size"/></t:put>
			<t:put n="files"><xsl:value-of select="@files"/></t:put>
			<t:put n="all"><xsl:apply-templates select="@bytes" mode="size"/></t:put>
		</t:say>
	</xsl:template>
	<xsl:template match="form[@id='document']/field[@name='file']" mode="note">
		<p class="field__hint" id="upload-many" hidden="hidden"><t:say k="upload.many"/></p>
	</xsl:template>
	<xsl:template match="form[@id='document']/field[@name='replaces']" mode="choose"><t:say k="document.keep"/></xsl:template>

	<!-- A row that upload.js copies for each file that it sends. -->
	<xsl:template match="form" mode="upload">
		<template id="upload">
			<li class="files__row">
				<div>
					<p class="files__meta" data-say="queued"><t:say k="upload.queued"><t:put n="name"><span data-put="name"/></t:put></t:say></p>
					<p class="files__name" data-say="sending" hidden="hidden"><t:say k="upload.sending"><t:put n="name"><span data-put="name"/></t:put><t:put n="percent"><span class="num" data-put="percent">0</span></t:put></t:say></p>
					<p class="files__name" data-say="waiting" hidden="hidden"><t:say k="upload.waiting"><t:put n="name"><span data-put="name"/></t:put></t:say></p>
					<p class="files__name" data-say="stopped" hidden="hidden"><t:say k="upload.stopped"><t:put n="name"><span data-put="name"/></t:put></t:say></p>
					<p class="field__error" data-say="large" hidden="hidden"><t:say k="upload.large"><t:put n="name"><span data-put="name"/></t:put></t:say></p>
					<p class="field__error" data-say="lost" hidden="hidden"><t:say k="upload.lost"><t:put n="name"><span data-put="name"/></t:put></t:say></p>
					<p class="field__error" data-say="refused" hidden="hidden"/>
					<progress class="files__progress" max="100" value="0" aria-label="[[document.add]]" hidden="hidden"/>
				</div>
				<div class="files__acts">
					<button class="button button--quiet" type="button" data-act="stop" hidden="hidden"><t:say k="upload.stop"/><span class="visually-hidden"><t:say k="file.of"><t:put n="name"><span data-put="name"/></t:put></t:say></span></button>
					<button class="button button--quiet" type="button" data-act="again" hidden="hidden"><t:say k="upload.again"/><span class="visually-hidden"><t:say k="file.of"><t:put n="name"><span data-put="name"/></t:put></t:say></span></button>
				</div>
			</li>
		</template>
	</xsl:template>

	<!-- One document: its own copy, until when it is here, what can be done. -->
	<xsl:template match="document" mode="called">
		<xsl:choose>
			<xsl:when test="@state = 'deleted' or @state = 'quarantined'"><xsl:apply-templates select="." mode="title"/></xsl:when>
			<xsl:otherwise><a href="/seeker/referrals/{/page/referral/@id}/documents/{@id}"><xsl:apply-templates select="." mode="title"/></a></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template match="document" mode="about">
		<xsl:if test="@state = 'scanning'"><p class="files__meta"><t:say k="document.scanning"/></p></xsl:if>
		<xsl:if test="@state = 'quarantined'"><p class="field__error"><t:say k="document.quarantined"/></p></xsl:if>
		<p class="files__meta">
			<t:say k="document.until">
				<t:put n="until"><xsl:apply-templates select="held_until" mode="end"/></t:put>
				<t:put n="rule"><xsl:apply-templates select="ends" mode="rule"/></t:put>
			</t:say>
		</p>
	</xsl:template>
	<xsl:template match="document" mode="acts">
		<xsl:for-each select="form">
			<button class="button button--quiet" type="submit" form="form-{@id}{../@id}">
				<xsl:apply-templates select="." mode="button"/>
				<span class="visually-hidden"><t:say k="file.of"><t:put n="name"><xsl:apply-templates select=".." mode="title"/></t:put></t:say></span>
			</button>
		</xsl:for-each>
	</xsl:template>
	<xsl:template match="document/form">
		<form id="form-{@id}{../@id}" method="{@method}" action="{@action}" enctype="{@enctype}"><xsl:apply-templates select="." mode="hidden"/></form>
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
