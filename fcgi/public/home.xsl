<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page of the site. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>
	<xsl:template match="page" mode="title">Shokai</xsl:template>
	<xsl:template match="page" mode="main"><h1>Shokai</h1></xsl:template>
</xsl:stylesheet>
