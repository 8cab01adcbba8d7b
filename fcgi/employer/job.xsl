<?xml version="1.0" encoding="UTF-8"?>
<!--
	One of the employer's own jobs (R1): how it stands and why, the text as it
	will show, and its forms: job (begin it, mend it, change it), submit,
	invalidate. Without a job it is a new one.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/posting.xsl"/>

	<xsl:template match="page" mode="title">
		<xsl:choose>
			<xsl:when test="not(job)"><t:say k="jobs.new"/></xsl:when>
			<xsl:when test="posting/title"><xsl:value-of select="posting/title"/></xsl:when>
			<xsl:otherwise><t:say k="job.untitled"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="page" mode="back"><a class="back" href="/employer/jobs"><t:say k="jobs.back"/></a></xsl:template>

	<xsl:template match="page" mode="layout">wrap<xsl:if test="not(job)"> wrap--text</xsl:if></xsl:template>

	<!-- A new one: the form alone. -->
	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="jobs.new"/></h1>
			<p class="page-head__lead"><t:say k="job.new-lead"/></p>
		</div>
		<xsl:apply-templates select="form[@id='job']"/>
	</xsl:template>

	<xsl:template match="page[job]" mode="main">
		<div class="page-head">
			<p class="page-head__over">
				<xsl:choose>
					<xsl:when test="job/@number"><t:say k="job.over"><t:put n="number"><span class="num"><xsl:value-of select="job/@number"/></span></t:put></t:say></xsl:when>
					<xsl:otherwise><t:say k="job.over-none"/></xsl:otherwise>
				</xsl:choose>
				<xsl:text> </xsl:text>
				<xsl:apply-templates select="job/@state" mode="tag"/>
				<xsl:if test="job/@changed and job/@changed != 'none'"><xsl:text> </xsl:text><xsl:apply-templates select="job/@changed" mode="tag"/></xsl:if>
			</p>
			<h1><xsl:apply-templates select="." mode="title"/></h1>
			<p class="page-head__lead">
				<xsl:choose>
					<xsl:when test="job/@changed and job/@changed != 'none'"><xsl:apply-templates select="job/@changed" mode="lead"/></xsl:when>
					<xsl:otherwise><xsl:apply-templates select="job/@state" mode="lead"/></xsl:otherwise>
				</xsl:choose>
			</p>
		</div>
		<xsl:apply-templates select="job/note" mode="banner"/>
		<div class="columns">
			<div class="columns__first flow flow--wide">
				<div class="card card--side card--lead flow">
					<h2 class="card__title"><t:say k="job.stands"/></h2>
					<dl class="summary summary--plain summary--narrow">
						<xsl:apply-templates select="job/submitted_at | job/accepted_at" mode="row"/>
						<xsl:apply-templates select="job/valid_until | job/ended" mode="row"/>
						<xsl:if test="job/accepted_at"><xsl:apply-templates select="job/open_until" mode="row"/></xsl:if>
					</dl>
					<xsl:if test="job/@number">
						<p><a href="/employer/applicants?job={job/@number}"><t:say k="job.applications"><t:put n="count"><xsl:value-of select="job/applications"/></t:put><t:put n="waiting"><xsl:value-of select="job/waiting"/></t:put></t:say></a></p>
					</xsl:if>
					<xsl:apply-templates select="form[@id='submit']"/>
					<xsl:if test="form[@id='job']">
						<p class="small"><a href="#edit"><xsl:apply-templates select="job" mode="edit"/></a></p>
					</xsl:if>
					<xsl:if test="form[@id='invalidate']">
						<p class="small"><a href="#end"><t:say k="job.end"/></a></p>
					</xsl:if>
				</div>
				<xsl:apply-templates select="office" mode="ask"/>
				<xsl:apply-templates select="." mode="contents"/>
			</div>
			<div>
				<xsl:apply-templates select="." mode="changes"/>
				<xsl:apply-templates select="posting" mode="sections"/>
				<xsl:if test="form[@id='job']">
					<section class="section" aria-labelledby="edit">
						<h2 class="section__title" id="edit"><xsl:apply-templates select="job" mode="edit"/></h2>
						<p><xsl:apply-templates select="job/@state" mode="edit-lead"/></p>
						<details class="facets flow-top">
							<xsl:if test="form[@id='job']/group/field/@error or refusal/@code = 'job_version'"><xsl:attribute name="open"/></xsl:if>
							<summary class="facets__switch"><t:say k="job.edit-open"/></summary>
							<div class="facets__body"><xsl:apply-templates select="form[@id='job']"/></div>
						</details>
					</section>
				</xsl:if>
				<xsl:if test="form[@id='invalidate']">
					<section class="section" aria-labelledby="end">
						<h2 class="section__title" id="end"><t:say k="job.end"/></h2>
						<p><t:say k="job.end-lead"><t:put n="until"><xsl:apply-templates select="ending/open_until" mode="until"/></t:put></t:say></p>
						<xsl:apply-templates select="form[@id='invalidate']"/>
					</section>
				</xsl:if>
			</div>
		</div>
	</xsl:template>

	<!-- Why it was sent back or refused, until it is submitted again. -->
	<xsl:template match="job/note" mode="banner">
		<xsl:if test="../@state != 'submitted' and ../@changed != 'submitted' and ../@state != 'invalid'">
			<div class="banner banner--warn">
				<p class="banner__title">
					<xsl:choose>
						<xsl:when test="../@state = 'refused'"><t:say k="job.why-refused"/></xsl:when>
						<xsl:when test="../@state = 'returned' or ../@changed = 'returned'"><t:say k="job.why-returned"/></xsl:when>
						<xsl:otherwise><t:say k="job.why-dropped"/></xsl:otherwise>
					</xsl:choose>
				</p>
				<xsl:apply-templates select="." mode="lines"/>
			</div>
		</xsl:if>
	</xsl:template>

	<xsl:template match="job" mode="edit">
		<xsl:choose>
			<xsl:when test="@state = 'accepted'"><t:say k="job.change"/></xsl:when>
			<xsl:otherwise><t:say k="job.edit"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="office" mode="ask">
		<div class="small">
			<p><strong><t:say k="job.ask"/></strong></p>
			<p><xsl:value-of select="name"/><br/><xsl:apply-templates select="phone" mode="tel"/><br/><xsl:value-of select="hours"/></p>
		</div>
	</xsl:template>

	<!-- The form: a part for each section, the employer's own between. -->
	<xsl:template match="form[@id='job']" mode="class">flow</xsl:template>

	<xsl:template match="form[@id='job']" mode="fields">
		<xsl:apply-templates select="group[@name='kind']" mode="part"><xsl:with-param name="n" select="1"/></xsl:apply-templates>
		<section class="part" aria-labelledby="job-employer">
			<h2 class="part__title" id="job-employer"><span class="part__n">2</span><span><t:say k="group.job.employer"/></span></h2>
			<p class="small soft"><t:say k="job.employer-lead"/></p>
			<dl class="summary"><xsl:apply-templates select="../employer" mode="rows"/><xsl:apply-templates select="../employer/business | ../employer/feature" mode="row"/></dl>
		</section>
		<xsl:apply-templates select="group[@name='work']" mode="part"><xsl:with-param name="n" select="3"/></xsl:apply-templates>
		<xsl:apply-templates select="group[@name='pay']" mode="part"><xsl:with-param name="n" select="4"/></xsl:apply-templates>
		<xsl:apply-templates select="group[@name='hours']" mode="part"><xsl:with-param name="n" select="5"/></xsl:apply-templates>
		<xsl:apply-templates select="group[@name='insurance']" mode="part"><xsl:with-param name="n" select="6"/></xsl:apply-templates>
		<xsl:apply-templates select="group[@name='pr']" mode="part"><xsl:with-param name="n" select="7"/></xsl:apply-templates>
		<xsl:apply-templates select="group[@name='selection']" mode="part"><xsl:with-param name="n" select="8"/></xsl:apply-templates>
	</xsl:template>

	<xsl:template match="group" mode="part">
		<xsl:param name="n"/>
		<section class="part" aria-labelledby="part-{@name}">
			<h2 class="part__title" id="part-{@name}"><span class="part__n"><xsl:value-of select="$n"/></span><span><xsl:apply-templates select="." mode="group"/></span></h2>
			<xsl:apply-templates select="field" mode="place"/>
		</section>
	</xsl:template>

	<!-- Two buttons: a draft may lack fields, what is submitted may not. -->
	<xsl:template match="form[@id='job']" mode="actions">
		<p class="small soft"><t:say k="job.buttons-lead"/></p>
		<div class="actions">
			<button class="button" type="submit" name="submit" value="1"><t:say k="button.submit"/></button>
			<button class="button button--second" type="submit" formnovalidate=""><xsl:apply-templates select="." mode="button"/></button>
		</div>
	</xsl:template>

	<xsl:template match="form[@id='job']/group/field" mode="choices">choices<xsl:if test="@name = 'kind'"> choices--wide</xsl:if><xsl:if test="@name != 'visibility' and @name != 'kind'"> choices--two</xsl:if></xsl:template>

	<!-- What only some answers ask for stands with them. -->
	<xsl:template match="field[@name='term_note'] | field[@name='papers_other'] | field[@name='disposal_note']" mode="need"/>
	<xsl:template match="field[@name='disposal_note']" mode="place"/>
	<xsl:template match="field[@name='disposal']/option[@value='other']" mode="reveal">
		<div class="reveal"><xsl:apply-templates select="../../field[@name='disposal_note']"/></div>
	</xsl:template>

	<xsl:template match="form[@id='submit']" mode="class">flow</xsl:template>
	<xsl:template match="form[@id='submit']" mode="fields"><p class="small"><t:say k="job.submit-lead"/></p></xsl:template>

	<xsl:template match="form[@id='invalidate']" mode="style">button button--danger</xsl:template>
</xsl:stylesheet>
