<?xml version="1.0" encoding="UTF-8"?>
<!--
	One applicant: motivation, documents and letter while they are open (R9),
	messages (R11), what becomes of papers (R10), the way to the result (R15).
	After a cancel: the name, and that it was cancelled.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="parts.xsl"/>

	<xsl:template match="page" mode="title"><xsl:apply-templates select="application" mode="person"/></xsl:template>
	<xsl:template match="page" mode="back"><a class="back" href="/employer/applicants"><t:say k="applicants.back"/></a></xsl:template>

	<xsl:template match="page" mode="main">
		<xsl:apply-templates select="application" mode="head"/>
		<xsl:choose>
			<xsl:when test="application/@state = 'cancelled'"><xsl:apply-templates select="closed" mode="why"/></xsl:when>
			<xsl:otherwise>
				<div class="columns">
					<div>
						<xsl:choose>
							<xsl:when test="closed[@code='read_late']">
								<xsl:apply-templates select="closed[@code='read_late']" mode="why"/>
								<xsl:apply-templates select="." mode="documents"/>
							</xsl:when>
							<xsl:otherwise>
								<xsl:apply-templates select="." mode="motivation"/>
								<xsl:apply-templates select="." mode="documents"/>
								<xsl:apply-templates select="." mode="thread"/>
								<xsl:if test="total/@count &gt; count(message)">
									<p class="flow-top"><a href="/employer/applicants/{application/@id}/messages"><t:say k="message.all"><t:put n="count"><xsl:value-of select="total/@count"/></t:put></t:say></a></p>
								</xsl:if>
							</xsl:otherwise>
						</xsl:choose>
					</div>
					<div class="columns__stay flow flow--wide"><xsl:apply-templates select="application" mode="side"/></div>
				</div>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="page" mode="motivation">
		<section aria-labelledby="motivation">
			<h2 class="section__title" id="motivation"><t:say k="applicant.motivation"/></h2>
			<xsl:choose>
				<xsl:when test="motivation/text != ''"><xsl:apply-templates select="motivation/text" mode="lines"/></xsl:when>
				<xsl:otherwise><p class="soft"><t:say k="applicant.no-motivation"/></p></xsl:otherwise>
			</xsl:choose>
		</section>
	</xsl:template>

	<!-- R9, R10. -->
	<xsl:template match="page" mode="documents">
		<xsl:if test="document">
			<section class="section" aria-labelledby="documents">
				<h2 class="section__title" id="documents"><t:say k="applicant.documents"/></h2>
				<ul class="files"><xsl:apply-templates select="document" mode="file"/></ul>
				<div class="banner banner--warn flow-top">
					<p class="banner__title"><t:say k="applicant.disposal"><t:put n="disposal"><xsl:apply-templates select="application" mode="disposal"/></t:put></t:say></p>
					<p><t:say k="applicant.disposal-lead"/></p>
					<xsl:for-each select="document[@state='stored' or @state='safe'][1]">
						<p><t:say k="applicant.document-until"><t:put n="until"><xsl:apply-templates select="held_until" mode="end"/></t:put></t:say></p>
					</xsl:for-each>
				</div>
			</section>
		</xsl:if>
	</xsl:template>

	<xsl:template match="document" mode="about">
		<p class="files__meta"><t:say k="applicant.document-disposal"><t:put n="disposal"><xsl:apply-templates select="../application" mode="disposal"/></t:put></t:say></p>
	</xsl:template>
	<xsl:template match="document" mode="acts">
		<a class="button button--second" href="/employer/applicants/{/page/application/@id}/documents/{@id}"><t:say k="file.download"/><span class="visually-hidden"><t:say k="file.of"><t:put n="name"><xsl:apply-templates select="." mode="title"/></t:put></t:say></span></a>
	</xsl:template>

	<xsl:template match="application" mode="side">
		<xsl:apply-templates select="." mode="result"/>
		<xsl:apply-templates select="phone" mode="card"/>
		<xsl:if test="not(../closed[@code='read_late'])"><xsl:apply-templates select="." mode="letter"/></xsl:if>
		<xsl:if test="not(../document)">
			<section class="card card--side card--sunk flow" aria-labelledby="disposal">
				<h2 class="card__title" id="disposal"><t:say k="applicant.papers"/></h2>
				<p><strong><xsl:apply-templates select="." mode="disposal"/></strong></p>
				<p class="small"><t:say k="applicant.papers-lead"/></p>
			</section>
		</xsl:if>
		<p class="note"><t:say k="applicants.fair"/></p>
	</xsl:template>

	<!-- R15; R16: to the end of its time. -->
	<xsl:template match="application" mode="result">
		<section aria-labelledby="result">
			<xsl:attribute name="class">card card--side flow<xsl:if test="@state = 'selecting'"> card--lead</xsl:if></xsl:attribute>
			<h2 class="card__title" id="result">
				<xsl:choose>
					<xsl:when test="result_at"><t:say k="applicant.result-is"/></xsl:when>
					<xsl:otherwise><t:say k="applicant.result"/></xsl:otherwise>
				</xsl:choose>
			</h2>
			<xsl:choose>
				<xsl:when test="result_at">
					<p><xsl:apply-templates select="@state" mode="tag"/></p>
					<p class="small"><t:say k="applicant.registered"><t:put n="at"><xsl:apply-templates select="result_at" mode="time"/></t:put></t:say></p>
					<xsl:apply-templates select="." mode="told"/>
					<a class="button button--second" href="/employer/applicants/{@id}/result"><t:say k="applicant.see-result"/></a>
				</xsl:when>
				<xsl:when test="../closed[@code='result_late']">
					<p><strong><xsl:apply-templates select="../closed[@code='result_late']" mode="what"/></strong></p>
					<p class="small"><xsl:apply-templates select="../closed[@code='result_late']" mode="means"/></p>
					<a class="button button--second" href="/employer/applicants/{@id}/result"><t:say k="applicant.call-office"/></a>
				</xsl:when>
				<xsl:otherwise>
					<p class="small"><t:say k="applicant.result-lead"/></p>
					<xsl:if test="told_at"><xsl:apply-templates select="." mode="told"/></xsl:if>
					<a class="button" href="/employer/applicants/{@id}/result"><t:say k="applicant.to-result"/></a>
					<p class="small soft"><t:say k="applicant.open-until"><t:put n="until"><xsl:apply-templates select="open_until" mode="until"/></t:put></t:say></p>
				</xsl:otherwise>
			</xsl:choose>
		</section>
	</xsl:template>

	<!-- Without My Page the phone is the only way. -->
	<xsl:template match="phone" mode="card">
		<section class="card card--side flow" aria-labelledby="phone">
			<h2 class="card__title" id="phone"><t:say k="applicant.phone"/></h2>
			<p><xsl:apply-templates select="." mode="tel"/></p>
			<p class="small"><t:say k="applicant.phone-lead"/></p>
		</section>
	</xsl:template>

	<xsl:template match="application" mode="letter">
		<section class="card card--side card--sunk flow" aria-labelledby="letter">
			<h2 class="card__title" id="letter"><t:say k="letter.title"/></h2>
			<dl class="summary summary--plain summary--narrow">
				<div class="summary__row"><dt class="summary__key"><t:say k="applicant.office"/></dt><dd class="summary__value"><xsl:value-of select="../office/@name"/></dd></div>
				<div class="summary__row"><dt class="summary__key"><xsl:apply-templates select="referral_number" mode="fact"/></dt><dd class="summary__value"><span class="num"><xsl:value-of select="referral_number"/></span></dd></div>
				<div class="summary__row"><dt class="summary__key"><xsl:apply-templates select="referred_at" mode="fact"/></dt><dd class="summary__value"><xsl:apply-templates select="referred_at" mode="day"/></dd></div>
				<xsl:if test="applied_at"><div class="summary__row"><dt class="summary__key"><t:say k="applicant.applied"/></dt><dd class="summary__value"><xsl:apply-templates select="applied_at" mode="day"/></dd></div></xsl:if>
				<div class="summary__row"><dt class="summary__key"><t:say k="applicants.way"/></dt><dd class="summary__value"><xsl:apply-templates select="@way" mode="word"/></dd></div>
			</dl>
			<a class="button button--second" href="/employer/applicants/{@id}/letter"><t:say k="applicant.see-letter"/></a>
			<p class="small soft"><t:say k="applicant.letter-until"><t:put n="until"><xsl:apply-templates select="open_until" mode="until"/></t:put></t:say></p>
		</section>
	</xsl:template>
</xsl:stylesheet>
