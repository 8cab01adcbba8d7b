<?xml version="1.0" encoding="UTF-8"?>
<!--
	What several of the seeker's pages show. A sheet imports this instead of
	frame.xsl, which it brings.

		referral or job   mode="wage"      kind and range, in one line
		job               mode="papers"    R2, R10: how documents reach the
		                                   employer, and what becomes of them
		application       mode="timeline"  the steps of an ol.timeline
		job               mode="disposal"  R10 alone: text and markup
		closed            mode="why"       what can't be done now, and why

	document.xsl, which it brings too, has the rows of documents.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>
	<xsl:import href="../common/document.xsl"/>

	<xsl:template match="referral|job" mode="wage">
		<xsl:choose>
			<xsl:when test="wage_to and wage_to != wage_from">
				<t:say k="seeker.wage">
					<t:put n="kind"><xsl:apply-templates select="wage_kind" mode="word"/></t:put>
					<t:put n="from"><xsl:apply-templates select="wage_from" mode="yen"/></t:put>
					<t:put n="to"><xsl:apply-templates select="wage_to" mode="yen"/></t:put>
				</t:say>
			</xsl:when>
			<xsl:when test="wage_from">
				<t:say k="seeker.wage-one">
					<t:put n="kind"><xsl:apply-templates select="wage_kind" mode="word"/></t:put>
					<t:put n="from"><xsl:apply-templates select="wage_from" mode="yen"/></t:put>
				</t:say>
			</xsl:when>
		</xsl:choose>
	</xsl:template>

	<!-- R2, R10. -->
	<xsl:template match="job" mode="papers">
		<xsl:if test="papers != ''">
			<p>
				<t:say k="papers.wanted">
					<t:put n="papers"><xsl:apply-templates select="papers" mode="word"/></t:put>
				</t:say>
				<xsl:if test="papers_other != ''">
					<t:say k="papers.other"><t:put n="other"><xsl:value-of select="papers_other"/></t:put></t:say>
				</xsl:if>
			</p>
		</xsl:if>
		<p>
			<xsl:choose>
				<xsl:when test="online_papers = '1'"><t:say k="papers.online"/></xsl:when>
				<xsl:when test="papers_way != ''">
					<t:say k="papers.way">
						<t:put n="way"><xsl:apply-templates select="papers_way" mode="word"/></t:put>
					</t:say>
				</xsl:when>
				<xsl:otherwise>
					<t:say k="papers.no-way">
						<t:put n="office"><xsl:value-of select="/page/office/@name"/></t:put>
						<t:put n="phone"><xsl:apply-templates select="/page/office/@phone" mode="tel"/></t:put>
					</t:say>
				</xsl:otherwise>
			</xsl:choose>
		</p>
		<xsl:if test="papers_to != '' and contains(concat(' ',papers_way,' '),' post ')">
			<p><t:say k="papers.to"><t:put n="to"><xsl:value-of select="papers_to"/></t:put></t:say></p>
		</xsl:if>
		<xsl:if test="disposal">
			<p class="note flow-top"><xsl:apply-templates select="." mode="disposal"/></p>
		</xsl:if>
	</xsl:template>

	<xsl:template match="job" mode="disposal">
		<xsl:choose>
			<xsl:when test="disposal = 'other'">
				<t:say k="papers.disposal-other"><t:put n="note"><xsl:value-of select="disposal_note"/></t:put></t:say>
			</xsl:when>
			<xsl:otherwise>
				<t:say k="papers.disposal"><t:put n="disposal"><xsl:apply-templates select="disposal" mode="disposal"/></t:put></t:say>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="application" mode="timeline">
		<xsl:call-template name="step">
			<xsl:with-param name="name"><t:say k="step.referred"/></xsl:with-param>
			<xsl:with-param name="at" select="referred_at"/>
			<xsl:with-param name="state">done</xsl:with-param>
		</xsl:call-template>
		<xsl:if test="applied_at">
			<xsl:call-template name="step">
				<xsl:with-param name="name"><t:say k="step.applied"/></xsl:with-param>
				<xsl:with-param name="at" select="applied_at"/>
				<xsl:with-param name="state">done</xsl:with-param>
			</xsl:call-template>
		</xsl:if>
		<xsl:choose>
			<xsl:when test="@state = 'cancelled'">
				<xsl:call-template name="step">
					<xsl:with-param name="name"><t:say k="step.cancelled"/></xsl:with-param>
					<xsl:with-param name="at" select="cancelled_at"/>
					<xsl:with-param name="state">done</xsl:with-param>
				</xsl:call-template>
			</xsl:when>
			<xsl:otherwise><xsl:apply-templates select="." mode="timeline-open"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Selection, result, and when the employer's page shows no more (R9). -->
	<xsl:template match="application" mode="timeline-open">
		<xsl:call-template name="step">
			<xsl:with-param name="name"><t:say k="step.selection"/></xsl:with-param>
			<xsl:with-param name="state">
				<xsl:choose>
					<xsl:when test="@state = 'selecting'">now</xsl:when>
					<xsl:otherwise>done</xsl:otherwise>
				</xsl:choose>
			</xsl:with-param>
			<xsl:with-param name="note">
				<xsl:choose>
					<xsl:when test="@state != 'selecting'"/>
					<xsl:when test="unread = '1'"><t:say k="step.unread"/></xsl:when>
					<xsl:otherwise><t:say k="step.contact"/></xsl:otherwise>
				</xsl:choose>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="step">
			<xsl:with-param name="name"><t:say k="step.result"/></xsl:with-param>
			<xsl:with-param name="at" select="told_at"/>
			<xsl:with-param name="state">
				<xsl:choose>
					<xsl:when test="@state = 'ended'">now</xsl:when>
					<xsl:when test="@state != 'selecting'">done</xsl:when>
				</xsl:choose>
			</xsl:with-param>
			<xsl:with-param name="note">
				<xsl:if test="not(told_at)"><t:say k="step.await"/></xsl:if>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="step">
			<xsl:with-param name="name"><xsl:apply-templates select="open_until" mode="step-name"/></xsl:with-param>
			<xsl:with-param name="at" select="open_until"/>
			<xsl:with-param name="state"><xsl:if test="open_until/@left &lt; 0">done</xsl:if></xsl:with-param>
		</xsl:call-template>
	</xsl:template>

	<xsl:template match="open_until" mode="step-name"><t:say k="step.gone"/></xsl:template>
	<xsl:template match="open_until" mode="step-when">
		<xsl:choose>
			<xsl:when test="@left &lt; 0"><xsl:apply-templates select="." mode="day"/></xsl:when>
			<xsl:otherwise>
				<t:say k="step.at-latest"><t:put n="day"><xsl:apply-templates select="." mode="date"/></t:put></t:say>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template match="referred_at" mode="step-when">
		<xsl:apply-templates select="." mode="day"/>
	</xsl:template>

	<xsl:template match="closed" mode="why">
		<p><strong><xsl:apply-templates select="@code" mode="closed-title"/></strong></p>
		<p><xsl:apply-templates select="@code" mode="closed-lead"/></p>
	</xsl:template>
</xsl:stylesheet>
