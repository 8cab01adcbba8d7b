<?xml version="1.0" encoding="UTF-8"?>
<!--
	One application: how far it has come (R15), messages (R11), cancelling
	while there is time (R12) and withdrawing after it (R13), what the employer
	sees and until when (R9), who read which document (R10).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="parts.xsl"/>

	<xsl:template match="page" mode="title">
		<t:say k="application.title"><t:put n="title"><xsl:value-of select="application/title"/></t:put></t:say>
	</xsl:template>
	<xsl:template match="page" mode="back"><a class="back" href="/seeker/"><t:say k="seeker.home"/></a></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<p class="page-head__over">
				<t:say k="application.over"><t:put n="number"><span class="num"><xsl:value-of select="application/job_number"/></span></t:put></t:say>
			</p>
			<h1><xsl:value-of select="application/title"/></h1>
			<p class="page-head__lead"><xsl:value-of select="employer/name"/><t:say k="seeker.gap"/><xsl:apply-templates select="application/@state" mode="tag"/></p>
		</div>
		<xsl:if test="form[@id='cancel']">
			<p class="deadline deadline--warn phone-only section--after">
				<span class="deadline__label"><t:say k="seeker.cancel-until"/></span>
				<span class="deadline__left"><xsl:apply-templates select="application/cancel_until" mode="left"/></span>
				<a href="#cancel"><t:say k="application.cancel-to"/></a>
			</p>
		</xsl:if>
		<xsl:apply-templates select="application" mode="ended"/>
		<div class="columns">
			<div>
				<xsl:apply-templates select="." mode="messages"/>
				<xsl:apply-templates select="application" mode="seen"/>
				<xsl:if test="document"><xsl:apply-templates select="." mode="documents"/></xsl:if>
				<xsl:if test="not(document) and application/@state = 'selecting'">
					<section class="section" aria-labelledby="papers">
						<h2 class="section__title" id="papers"><t:say k="papers.title"/></h2>
						<xsl:apply-templates select="job" mode="papers"/>
					</section>
				</xsl:if>
			</div>
			<div class="flow flow--wide">
				<xsl:apply-templates select="form[@id='cancel']"/>
				<xsl:if test="not(form[@id='cancel']) and application/@state = 'selecting'">
					<xsl:apply-templates select="application" mode="withdraw"/>
				</xsl:if>
				<section class="card card--side card--sunk" aria-labelledby="progress">
					<h2 class="card__title section__title" id="progress"><t:say k="application.progress"/></h2>
					<ol class="timeline"><xsl:apply-templates select="application" mode="timeline"/></ol>
				</section>
				<xsl:if test="application/@state = 'ended' or application/@state = 'hired' or application/@state = 'rejected'">
					<section class="card card--side card--sunk flow" aria-labelledby="company">
						<h2 class="card__title" id="company"><t:say k="application.company"/></h2>
						<p><xsl:apply-templates select="employer" mode="reach"/></p>
					</section>
				</xsl:if>
				<section class="card card--side card--sunk flow" aria-labelledby="office">
					<h2 class="card__title" id="office"><t:say k="application.office"/></h2>
					<p><xsl:value-of select="office/@name"/><br/><xsl:apply-templates select="office/@phone" mode="tel"/><br/><xsl:value-of select="office/@hours"/></p>
				</section>
			</div>
		</div>
	</xsl:template>

	<xsl:template match="employer" mode="reach">
		<xsl:value-of select="name"/><br/><xsl:value-of select="contact"/><br/><xsl:apply-templates select="phone" mode="tel"/>
	</xsl:template>

	<!-- How it ended; R15: which result, only when the seeker has been told. -->
	<xsl:template match="application" mode="ended">
		<xsl:choose>
			<xsl:when test="@state = 'cancelled'">
				<div class="banner">
					<p class="banner__title"><t:say k="application.cancelled"/></p>
					<p><t:say k="application.cancelled-lead"><t:put n="at"><xsl:apply-templates select="cancelled_at" mode="time"/></t:put></t:say></p>
				</div>
			</xsl:when>
			<xsl:when test="@state = 'ended'">
				<div class="banner banner--warn">
					<p class="banner__title"><t:say k="application.ended"/></p>
					<p>
						<t:say k="application.ended-lead">
							<t:put n="office"><xsl:value-of select="../office/@name"/></t:put>
							<t:put n="phone"><xsl:apply-templates select="../office/@phone" mode="tel"/></t:put>
						</t:say>
					</p>
				</div>
			</xsl:when>
			<xsl:when test="@state = 'hired'">
				<div class="banner banner--good">
					<p class="banner__title"><t:say k="application.hired"/></p>
					<p>
						<xsl:choose>
							<xsl:when test="hired_on"><t:say k="application.hired-lead"><t:put n="day"><xsl:apply-templates select="hired_on" mode="day"/></t:put></t:say></xsl:when>
							<xsl:otherwise><t:say k="application.hired-no-day"/></xsl:otherwise>
						</xsl:choose>
					</p>
				</div>
			</xsl:when>
			<xsl:when test="@state = 'rejected'">
				<div class="banner">
					<p class="banner__title"><t:say k="application.rejected"/></p>
					<p>
						<t:say k="application.rejected-lead">
							<t:put n="office"><xsl:value-of select="../office/@name"/></t:put>
							<t:put n="phone"><xsl:apply-templates select="../office/@phone" mode="tel"/></t:put>
						</t:say>
					</p>
				</div>
			</xsl:when>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="page" mode="messages">
		<section aria-labelledby="messages">
			<h2 class="section__title" id="messages"><t:say k="application.messages"/></h2>
			<xsl:if test="form[@id='message'] and not(message)"><p class="soft"><t:say k="application.no-message"/></p></xsl:if>
			<xsl:if test="message">
				<ol class="thread"><xsl:apply-templates select="message"/></ol>
			</xsl:if>
			<xsl:if test="pages/@last &gt; 1"><xsl:apply-templates select="pages"/></xsl:if>
			<xsl:apply-templates select="form[@id='message']"/>
			<xsl:if test="closed[@code='message_paper'] or closed[@code='message_cancelled'] or closed[@code='message_result'] or closed[@code='message_late']">
				<div class="note flow-top">
					<xsl:for-each select="closed">
						<xsl:if test="starts-with(@code,'message_')"><xsl:apply-templates select="." mode="why"/></xsl:if>
					</xsl:for-each>
					<xsl:if test="application/open_until/@left &lt; 0">
						<p><xsl:apply-templates select="application/open_until" mode="until"/></p>
					</xsl:if>
				</div>
			</xsl:if>
			<xsl:if test="draft/text != ''">
				<h3 class="flow-top"><t:say k="application.unsent"/></h3>
				<xsl:apply-templates select="draft/text" mode="lines"/>
			</xsl:if>
		</section>
	</xsl:template>

	<xsl:template match="message">
		<li>
			<xsl:attribute name="class">thread__item<xsl:if test="@mine = '1'"> thread__item--mine</xsl:if></xsl:attribute>
			<p class="thread__head">
				<span class="thread__who">
					<xsl:choose>
						<xsl:when test="@mine = '1'"><t:say k="application.you"/></xsl:when>
						<xsl:otherwise><xsl:value-of select="../employer/name"/></xsl:otherwise>
					</xsl:choose>
				</span>
				<span class="thread__when">
					<xsl:apply-templates select="sent_at" mode="time"/>
					<xsl:if test="@mine = '1' and read_at"><t:say k="seeker.gap"/><t:say k="application.read"/></xsl:if>
				</span>
			</p>
			<xsl:if test="@withdraws = '1'"><p><span class="tag tag--warn"><t:say k="application.withdraws"/></span></p></xsl:if>
			<xsl:apply-templates select="text" mode="lines"/>
		</li>
	</xsl:template>

	<!-- Withdrawing by a message has its own place, beside. -->
	<xsl:template match="form[@id='message']/field[@name='withdraws']" mode="place"/>
	<xsl:template match="form[@id='message']/field[@name='text']" mode="need"/>

	<!-- R12. -->
	<xsl:template match="form[@id='cancel']">
		<section class="card card--side card--lead flow" aria-labelledby="cancel">
			<h2 class="card__title" id="cancel"><t:say k="application.cancel"/></h2>
			<xsl:apply-templates select="../application/cancel_until" mode="deadline">
				<xsl:with-param name="label"><t:say k="seeker.cancel-until"/></xsl:with-param>
			</xsl:apply-templates>
			<p class="small"><t:say k="application.cancel-lead"/></p>
			<form id="form-cancel" method="{@method}" action="{@action}" enctype="{@enctype}">
				<xsl:apply-templates select="." mode="hidden"/>
				<xsl:apply-templates select="." mode="submit"/>
			</form>
			<p class="small soft"><t:say k="application.cancel-late"/></p>
		</section>
	</xsl:template>
	<xsl:template match="form[@id='cancel']" mode="style">button button--danger</xsl:template>

	<!-- R13: after 24 hours, by message or phone. -->
	<xsl:template match="application" mode="withdraw">
		<section class="card card--side flow" aria-labelledby="withdraw">
			<h2 class="card__title" id="withdraw"><t:say k="application.withdraw"/></h2>
			<xsl:if test="withdrew_at">
				<p><strong><t:say k="application.withdrew"/></strong></p>
				<p class="small"><t:say k="application.withdrew-lead"><t:put n="at"><xsl:apply-templates select="withdrew_at" mode="time"/></t:put></t:say></p>
			</xsl:if>
			<xsl:if test="not(withdrew_at)">
				<xsl:choose>
					<xsl:when test="cancel_until">
						<p class="small"><t:say k="application.withdraw-since"><t:put n="until"><xsl:apply-templates select="cancel_until" mode="time"/></t:put></t:say></p>
						<p class="small">
							<xsl:choose>
								<xsl:when test="../form[@id='message']"><t:say k="application.withdraw-lead"/></xsl:when>
								<xsl:otherwise><t:say k="application.withdraw-phone"/></xsl:otherwise>
							</xsl:choose>
						</p>
					</xsl:when>
					<xsl:otherwise><p class="small"><t:say k="application.withdraw-paper"/></p></xsl:otherwise>
				</xsl:choose>
			</xsl:if>
			<p class="small"><xsl:apply-templates select="../employer" mode="reach"/></p>
			<xsl:if test="cancel_until and not(withdrew_at)">
				<xsl:apply-templates select="../form[@id='message']" mode="withdraw"/>
			</xsl:if>
		</section>
	</xsl:template>

	<!-- The same form with words that say it; they may be changed. -->
	<xsl:template match="form" mode="withdraw">
		<details class="facets">
			<summary class="facets__switch"><t:say k="application.withdraw-show"/></summary>
			<form class="facets__body" id="form-withdraw" method="{@method}" action="{@action}" enctype="{@enctype}">
				<xsl:apply-templates select="." mode="hidden"/>
				<input type="hidden" name="withdraws" value="1"/>
				<div class="field">
					<label class="field__label" for="withdraw-text"><t:say k="application.withdraw-text"/></label>
					<p class="field__hint" id="withdraw-text-hint"><t:say k="application.withdraw-hint"/></p>
					<textarea class="input" id="withdraw-text" name="text" rows="8" aria-describedby="withdraw-text-hint" required="required" maxlength="{field[@name='text']/@max}">
						<t:say k="application.withdraw-words"><t:put n="name"><xsl:value-of select="/page/viewer/@name"/></t:put></t:say>
					</textarea>
				</div>
				<div class="actions"><button class="button button--danger" type="submit"><t:say k="application.withdraw-send"/></button></div>
			</form>
		</details>
	</xsl:template>

	<!-- R9, R10: what was sent, or what became of it, and who read it. -->
	<xsl:template match="page" mode="documents">
		<section class="section" aria-labelledby="papers">
			<h2 class="section__title" id="papers"><t:say k="application.documents"/></h2>
			<ul class="files"><xsl:apply-templates select="document" mode="file"/></ul>
		</section>
		<section class="section" aria-labelledby="readings">
			<h2 class="section__title" id="readings"><t:say k="application.readings"/></h2>
			<xsl:if test="not(reading)"><p class="soft"><t:say k="application.readings-none"/></p></xsl:if>
			<xsl:if test="reading">
				<table class="table table--cards">
					<caption class="visually-hidden"><t:say k="application.readings-caption"/></caption>
					<thead>
						<tr>
							<th scope="col"><t:say k="reading.at"/></th>
							<th scope="col"><t:say k="reading.who"/></th>
							<th scope="col"><t:say k="reading.document"/></th>
						</tr>
					</thead>
					<tbody><xsl:apply-templates select="reading" mode="row"/></tbody>
				</table>
			</xsl:if>
			<xsl:if test="job/disposal"><p class="note flow-top"><xsl:apply-templates select="job" mode="disposal"/></p></xsl:if>
		</section>
	</xsl:template>

	<xsl:template match="reading" mode="row">
		<xsl:variable name="document" select="@document"/>
		<tr>
			<th scope="row" data-label="[[reading.at]]"><xsl:apply-templates select="at" mode="time"/></th>
			<td data-label="[[reading.who]]"><xsl:value-of select="name"/></td>
			<td data-label="[[reading.document]]"><xsl:apply-templates select="../document[@id=$document]" mode="title"/></td>
		</tr>
	</xsl:template>

	<xsl:template match="document" mode="called">
		<xsl:choose>
			<xsl:when test="@state = 'deleted'"><xsl:apply-templates select="." mode="title"/></xsl:when>
			<xsl:otherwise><a href="/seeker/applications/{/page/application/@id}/documents/{@id}"><xsl:apply-templates select="." mode="title"/></a></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template match="document" mode="about">
		<p class="files__meta"><t:say k="application.document-at"><t:put n="at"><xsl:apply-templates select="added_at" mode="time"/></t:put></t:say></p>
		<p class="files__meta">
			<t:say k="application.document-until">
				<t:put n="until"><xsl:apply-templates select="held_until" mode="end"/></t:put>
				<t:put n="rule"><xsl:apply-templates select="ends" mode="rule"/></t:put>
			</t:say>
		</p>
	</xsl:template>

	<!-- R9: motivation and letter, and when they close to the employer. -->
	<xsl:template match="application" mode="seen">
		<section class="section" aria-labelledby="seen">
			<h2 class="section__title" id="seen">
				<xsl:choose>
					<xsl:when test="@state = 'cancelled' or open_until/@left &lt; 0"><t:say k="application.was-sent"/></xsl:when>
					<xsl:otherwise><t:say k="application.seen"/></xsl:otherwise>
				</xsl:choose>
			</h2>
			<dl class="summary">
				<xsl:apply-templates select="applied_at" mode="row"/>
				<div class="summary__row">
					<dt class="summary__key"><t:say k="fact.application.read_at"/></dt>
					<dd class="summary__value">
						<xsl:apply-templates select="read_at" mode="time"/>
						<xsl:if test="not(read_at)"><t:say k="application.not-read"/></xsl:if>
					</dd>
				</div>
				<div class="summary__row">
					<dt class="summary__key"><t:say k="application.letter"/></dt>
					<dd class="summary__value">
						<t:say k="application.letter-of">
							<t:put n="office"><xsl:value-of select="../office/@name"/></t:put>
							<t:put n="number"><span class="num nowrap"><xsl:value-of select="../referral/@number"/></span></t:put>
						</t:say>
						<br/><xsl:apply-templates select="referred_at" mode="day"/>
					</dd>
				</div>
				<xsl:if test="motivation">
					<div class="summary__row">
						<dt class="summary__key"><t:say k="fact.application.motivation"/></dt>
						<dd class="summary__value lines"><xsl:value-of select="motivation"/></dd>
					</div>
				</xsl:if>
			</dl>
			<div class="banner flow-top">
				<p class="banner__title"><t:say k="application.gone"/></p>
				<p>
					<xsl:choose>
						<xsl:when test="@state = 'cancelled'"><t:say k="application.gone-cancelled"><t:put n="at"><xsl:apply-templates select="cancelled_at" mode="time"/></t:put></t:say></xsl:when>
						<xsl:when test="open_until/@left &lt; 0"><t:say k="application.gone-past"><t:put n="until"><xsl:apply-templates select="open_until" mode="end"/></t:put></t:say></xsl:when>
						<xsl:otherwise><t:say k="application.gone-lead"><t:put n="until"><xsl:apply-templates select="open_until" mode="end"/></t:put></t:say></xsl:otherwise>
					</xsl:choose>
				</p>
			</div>
		</section>
	</xsl:template>
</xsl:stylesheet>
