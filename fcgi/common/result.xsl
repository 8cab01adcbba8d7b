<?xml version="1.0" encoding="UTF-8"?>
<!--
	A result as employer and staff see it (R13, R15, R16). A sheet imports this
	instead of frame.xsl, which it brings.

		form result, form correct     the guided parts that both have
		result    mode="summary"      what one version states, as dl.summary
		closed    mode="why"          what can't be done now: rule, dates, call
		refusal or closed mode="late" the same at length, as the page's main
		application mode="told"       whether the applicant has been told
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="frame.xsl"/>

	<!-- What depends on the outcome shows under it. -->
	<xsl:template match="field[@name='outcome']/option[@value='hired']" mode="reveal">
		<div class="reveal">
			<xsl:apply-templates select="../../field[@name='hired_on']"/>
			<xsl:apply-templates select="../../field[@name='terms_differ']"/>
		</div>
	</xsl:template>
	<xsl:template match="field[@name='outcome']/option[@value='rejected']" mode="reveal">
		<div class="reveal"><xsl:apply-templates select="../../field[@name='reason']"/></div>
	</xsl:template>
	<xsl:template match="field[@name='terms_differ']/option[@value='yes']" mode="reveal">
		<div class="reveal"><xsl:apply-templates select="../../field[@name='terms_note']"/></div>
	</xsl:template>
	<xsl:template match="field[@name='hired_on'] | field[@name='terms_differ'] | field[@name='terms_note'] | field[@name='reason']" mode="place"/>

	<!-- Needed with their outcome only: the browser must not insist. -->
	<xsl:template match="field[@name='hired_on'] | field[@name='terms_differ'] | field[@name='terms_note'] | field[@name='reason']" mode="need">
		<span class="field__need field__need--must"><t:say k="form.must"/></span>
	</xsl:template>
	<xsl:template match="field[@name='terms_note'] | field[@name='note'] | field[@name='why']" mode="rows">3</xsl:template>
	<xsl:template match="field[@name='reason']/option" mode="option">
		<t:say k="result.reason">
			<t:put n="code"><xsl:value-of select="@value"/></t:put>
			<t:put n="text"><xsl:value-of select="."/></t:put>
		</t:say>
	</xsl:template>

	<xsl:template match="result" mode="summary">
		<dl class="summary">
			<xsl:apply-templates select="outcome | hired_on | terms_differ | terms_note" mode="row"/>
			<xsl:if test="reason">
				<div class="summary__row">
					<dt class="summary__key"><xsl:apply-templates select="reason" mode="fact"/></dt>
					<dd class="summary__value">
						<t:say k="result.reason">
							<t:put n="code"><xsl:value-of select="reason"/></t:put>
							<t:put n="text"><xsl:value-of select="reason_text"/></t:put>
						</t:say>
					</dd>
				</div>
			</xsl:if>
			<xsl:apply-templates select="note | source | why | staff | at" mode="row"/>
		</dl>
	</xsl:template>

	<xsl:template match="application" mode="told">
		<xsl:choose>
			<xsl:when test="told_at">
				<p class="row">
					<span class="tag tag--good"><t:say k="result.told"/></span>
					<span class="small soft">
						<t:say k="result.told-at">
							<t:put n="at"><xsl:apply-templates select="told_at" mode="time"/></t:put>
							<t:put n="way"><xsl:apply-templates select="told_way" mode="word"/></t:put>
						</t:say>
					</span>
				</p>
			</xsl:when>
			<xsl:otherwise>
				<p class="row"><span class="tag tag--warn"><t:say k="result.untold"/></span></p>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- What can't be done now. -->
	<xsl:template match="closed" mode="what"><xsl:apply-templates select="@code" mode="closed-title"/></xsl:template>
	<xsl:template match="closed" mode="means"><xsl:apply-templates select="@code" mode="closed-lead"/></xsl:template>
	<xsl:template match="closed" mode="facts">
		<xsl:for-each select="*">
			<xsl:if test="not(@phone)"><xsl:apply-templates select="." mode="row"/></xsl:if>
		</xsl:for-each>
		<xsl:apply-templates select="../now" mode="row"/>
	</xsl:template>

	<xsl:template match="closed" mode="why">
		<div class="banner banner--warn flow">
			<p class="banner__title"><xsl:apply-templates select="." mode="what"/></p>
			<p><xsl:apply-templates select="." mode="means"/></p>
			<p class="small"><xsl:apply-templates select="@rule" mode="refusal-rule"/></p>
			<dl class="summary summary--plain small">
				<xsl:apply-templates select="invalid_on | open_until | result_at" mode="row"/>
			</dl>
			<p class="small">
				<t:say k="refusal.call">
					<t:put n="office"><xsl:value-of select="office/@name"/></t:put>
					<t:put n="phone"><xsl:apply-templates select="office/@phone" mode="tel"/></t:put>
					<t:put n="hours"><xsl:value-of select="office/@hours"/></t:put>
				</t:say>
			</p>
		</div>
	</xsl:template>

	<!-- Past the last day on which it could be done here (R16). -->
	<xsl:template match="refusal|closed" mode="late">
		<div class="contact flow">
			<h2 class="card__title"><t:say k="contact.title"/></h2>
			<p>
				<t:say k="late.office"><t:put n="office"><xsl:value-of select="office/@name"/></t:put></t:say><br/>
				<a class="contact__tel" href="tel:{translate(office/@phone,'-','')}"><xsl:value-of select="office/@phone"/></a><br/>
				<xsl:value-of select="office/@hours"/>
			</p>
			<p class="small">
				<t:say k="late.numbers"/><br/>
				<xsl:apply-templates select="referral_number" mode="fact"/><xsl:text> </xsl:text><strong class="num nowrap"><xsl:value-of select="referral_number"/></strong><br/>
				<xsl:apply-templates select="job_number" mode="fact"/><xsl:text> </xsl:text><strong class="num nowrap"><xsl:value-of select="job_number"/></strong>
			</p>
		</div>
		<section class="section" aria-labelledby="why">
			<h2 class="section__title" id="why"><t:say k="refused.why"/></h2>
			<p><xsl:apply-templates select="@rule" mode="refusal-rule"/></p>
			<dl class="summary flow-top">
				<xsl:apply-templates select="name | title | invalid_on | open_until" mode="row"/>
				<xsl:apply-templates select="/page/now" mode="row"/>
			</dl>
		</section>
	</xsl:template>
</xsl:stylesheet>
