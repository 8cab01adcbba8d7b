<?xml version="1.0" encoding="UTF-8"?>
<!-- Letters of referral as the employer sees them: one, or those picked (R8). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/letter.xsl"/>

	<xsl:template match="page" mode="back">
		<xsl:choose>
			<xsl:when test="contains(@path,'/letters')"><a class="back" href="/employer/applicants"><t:say k="applicants.back"/></a></xsl:when>
			<xsl:otherwise><a class="back" href="/employer/applicants/{letter/@id}"><t:say k="applicant.back"><t:put n="name"><xsl:value-of select="letter/name"/></t:put></t:say></a></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="page" mode="letters-note">
		<xsl:if test="contains(@path,'/letters')"><p class="small soft"><t:say k="letter.closed"/></p></xsl:if>
	</xsl:template>
</xsl:stylesheet>
