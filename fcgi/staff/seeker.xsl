<?xml version="1.0" encoding="UTF-8"?>
<!--
	A seeker of the office: who it is, until when the registration is valid,
	consultations (R4) with the form of the next one, referrals.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title"><xsl:value-of select="seeker/name"/></xsl:template>
	<xsl:template match="page" mode="back"><a class="back" href="/staff/seekers"><t:say k="seeker.back"/></a></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<p class="page-head__over"><t:say k="seeker.over"><t:put n="number"><span class="num"><xsl:value-of select="seeker/@number"/></span></t:put></t:say></p>
			<h1><xsl:value-of select="seeker/name"/></h1>
			<p class="page-head__lead"><xsl:value-of select="seeker/kana"/></p>
		</div>
		<div class="columns">
			<div>
				<xsl:apply-templates select="seeker" mode="person"/>
				<section class="section" aria-labelledby="consultations">
					<h2 class="section__title" id="consultations"><t:say k="seeker.consultations"/></h2>
					<xsl:if test="not(consultation)"><p><t:say k="seeker.no-consultation"/></p></xsl:if>
					<xsl:if test="consultation">
						<ol class="thread"><xsl:apply-templates select="consultation"/></ol>
					</xsl:if>
				</section>
				<section class="section" aria-labelledby="consult">
					<h2 class="section__title" id="consult"><t:say k="seeker.consult"/></h2>
					<xsl:apply-templates select="form[@id='consultation']"/>
				</section>
				<section class="section" aria-labelledby="referrals">
					<h2 class="section__title" id="referrals"><t:say k="seeker.referrals"/></h2>
					<xsl:if test="not(referral)"><p><t:say k="seeker.no-referral"/><xsl:if test="consultation and not(seeker/valid_until/@left &lt; 0)"><t:say k="seeker.no-referral-yet"/></xsl:if></p></xsl:if>
					<xsl:if test="referral"><xsl:apply-templates select="." mode="referrals"/></xsl:if>
				</section>
			</div>
			<aside class="columns__stay" aria-labelledby="registration"><xsl:apply-templates select="seeker" mode="registration"/></aside>
		</div>
	</xsl:template>

	<xsl:template match="seeker" mode="person">
		<section aria-labelledby="person">
			<h2 class="section__title" id="person"><t:say k="seeker.person"/></h2>
			<dl class="summary">
				<div class="summary__row"><dt class="summary__key"><xsl:apply-templates select="born_on" mode="fact"/></dt><dd class="summary__value"><xsl:apply-templates select="born_on" mode="era"/></dd></div>
				<div class="summary__row"><dt class="summary__key"><xsl:apply-templates select="phone" mode="fact"/></dt><dd class="summary__value"><xsl:apply-templates select="phone" mode="tel"/></dd></div>
				<div class="summary__row"><dt class="summary__key"><xsl:apply-templates select="address" mode="fact"/></dt><dd class="summary__value"><t:say k="seeker.postcode"><t:put n="first"><xsl:value-of select="substring(postcode,1,3)"/></t:put><t:put n="rest"><xsl:value-of select="substring(postcode,4)"/></t:put></t:say><br/><xsl:value-of select="address"/></dd></div>
				<div class="summary__row"><dt class="summary__key"><t:say k="seeker.mypage"/></dt><dd class="summary__value"><xsl:apply-templates select="@mypage" mode="word"/></dd></div>
				<xsl:apply-templates select="mail" mode="row"/>
				<div class="summary__row"><dt class="summary__key"><xsl:apply-templates select="registered_at" mode="fact"/></dt><dd class="summary__value"><xsl:apply-templates select="registered_at" mode="date"/></dd></div>
			</dl>
		</section>
	</xsl:template>

	<xsl:template match="seeker" mode="registration">
		<div class="card card--side card--lead flow">
			<h2 class="card__title" id="registration"><t:say k="seeker.registration"/></h2>
			<xsl:apply-templates select="valid_until" mode="deadline">
				<xsl:with-param name="label"><t:say k="seeker.until"/></xsl:with-param>
			</xsl:apply-templates>
			<xsl:choose>
				<xsl:when test="valid_until/@left &lt; 0"><p><t:say k="seeker.expired-lead"/></p></xsl:when>
				<xsl:when test="substring(valid_until,1,7) = substring(../now,1,7)"><p class="small"><t:say k="seeker.last-month"/></p></xsl:when>
			</xsl:choose>
			<xsl:if test="../consultation and not(valid_until/@left &lt; 0)">
				<a class="button" href="/staff/referrals/new?seeker={@number}"><t:say k="seeker.refer"/></a>
			</xsl:if>
			<xsl:if test="not(../consultation)"><p class="small"><t:say k="seeker.consult-first"/></p><a class="button" href="#consult"><t:say k="seeker.consult"/></a></xsl:if>
		</div>
	</xsl:template>

	<xsl:template match="consultation">
		<li class="thread__item">
			<p class="thread__head">
				<span class="thread__who"><xsl:apply-templates select="@way" mode="word"/><xsl:text> </xsl:text><xsl:value-of select="staff"/></span>
				<span class="thread__when"><xsl:apply-templates select="held_at" mode="time"/></span>
			</p>
			<xsl:apply-templates select="wishes" mode="lines"/>
		</li>
	</xsl:template>

	<xsl:template match="form[@id='consultation']" mode="class">flow-top</xsl:template>
	<xsl:template match="form[@id='consultation']/field[@name='way']" mode="choices">choices choices--two</xsl:template>

	<xsl:template match="page" mode="referrals">
		<table class="table table--cards">
			<caption class="visually-hidden"><t:say k="referrals.caption"/></caption>
			<thead><tr>
				<th scope="col"><t:say k="referrals.job"/></th>
				<th scope="col"><t:say k="referrals.state"/></th>
				<th scope="col"><t:say k="referrals.day"/></th>
				<th scope="col"><t:say k="referrals.until"/></th>
			</tr></thead>
			<tbody>
				<xsl:for-each select="referral">
					<tr>
						<th scope="row" data-label="[[referrals.job]]"><span><a class="table__name" href="/staff/referrals/{@id}"><xsl:value-of select="title"/></a><span class="table__sub"><xsl:value-of select="employer_name"/></span></span></th>
						<td data-label="[[referrals.state]]"><xsl:apply-templates select="@state" mode="tag"/></td>
						<td data-label="[[referrals.day]]"><xsl:apply-templates select="sent_at" mode="date-short"/></td>
						<td data-label="[[referrals.until]]"><xsl:if test="@state='sent' or @state='lapsed'"><xsl:apply-templates select="apply_until" mode="date-short"/></xsl:if></td>
					</tr>
				</xsl:for-each>
			</tbody>
		</table>
	</xsl:template>
</xsl:stylesheet>
