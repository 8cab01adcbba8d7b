<?xml version="1.0" encoding="UTF-8"?>
<!--
	What a refusal says, in the same order wherever it stands: what happened,
	what that means, the rule with its instants, whom to call (R16, R17).

	<refusal status="409" code="cancel_late" rule="R12"> holds what the rule
	rests on as elements, each shown as a row (fact.NAME names it), and
	perhaps <office name= phone= hours=>. The words are the catalogue's, by
	code, else by status:

		mode="refusal-title"   what happened
		mode="refusal-lead"    what that means, and what to do next
		mode="refusal-rule"    the rule, of @rule
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<!-- On the page that was posted to: a box before its h1. -->
	<xsl:template match="refusal">
		<div class="error-summary flow" role="alert" aria-labelledby="refusal" tabindex="-1">
			<h2 class="error-summary__title" id="refusal"><xsl:apply-templates select="." mode="what"/></h2>
			<p><xsl:apply-templates select="." mode="means"/></p>
			<xsl:if test="@rule">
				<p class="small"><xsl:apply-templates select="@rule" mode="refusal-rule"/></p>
				<dl class="summary summary--plain">
					<xsl:apply-templates select="." mode="facts"/>
				</dl>
			</xsl:if>
			<xsl:if test="office">
				<p>
					<t:say k="refusal.call">
						<t:put n="office"><xsl:value-of select="office/@name|office/name"/></t:put>
						<t:put n="phone"><xsl:apply-templates select="office/@phone|office/phone" mode="tel"/></t:put>
						<t:put n="hours"><xsl:value-of select="office/@hours|office/hours"/></t:put>
					</t:say>
				</p>
			</xsl:if>
		</div>
	</xsl:template>

	<xsl:template match="refusal" mode="what">
		<xsl:variable name="words"><xsl:apply-templates select="@code" mode="refusal-title"/></xsl:variable>
		<xsl:choose>
			<xsl:when test="$words != ''"><xsl:value-of select="$words"/></xsl:when>
			<xsl:otherwise><xsl:apply-templates select="@status" mode="refusal-title"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="refusal" mode="means">
		<xsl:variable name="words"><xsl:apply-templates select="@code" mode="refusal-lead"/></xsl:variable>
		<xsl:choose>
			<xsl:when test="$words != ''"><xsl:value-of select="$words"/></xsl:when>
			<xsl:otherwise><xsl:apply-templates select="@status" mode="refusal-lead"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- What ended a document's time early ended it at that instant, which is
	     no deadline (R9). -->
	<xsl:template match="refusal/held_until" mode="row">
		<xsl:if test="contains(.,'T23:59:59')">
			<div class="summary__row">
				<dt class="summary__key"><xsl:apply-templates select="." mode="fact"/></dt>
				<dd class="summary__value"><xsl:apply-templates select="." mode="value"/></dd>
			</div>
		</xsl:if>
	</xsl:template>

	<!-- Rows: what the rule rests on, and what the time is. -->
	<xsl:template match="refusal" mode="facts">
		<xsl:for-each select="*">
			<xsl:if test="not(@phone or phone)">
				<xsl:apply-templates select="." mode="row"/>
			</xsl:if>
		</xsl:for-each>
		<xsl:apply-templates select="../now" mode="row"/>
	</xsl:template>
</xsl:stylesheet>
