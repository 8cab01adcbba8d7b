<?xml version="1.0" encoding="UTF-8"?>
<!-- The letter of a referral on paper: staff print it for the seeker. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/letter.xsl"/>

	<xsl:template match="page" mode="back"><a class="back" href="/staff/referrals/{referral/@id}"><t:say k="referral.letter-back"><t:put n="name"><xsl:value-of select="letter/name"/></t:put></t:say></a></xsl:template>
	<xsl:template match="page" mode="letters-note"><p class="small soft"><t:say k="referral.letter-lead"/></p></xsl:template>
</xsl:stylesheet>
