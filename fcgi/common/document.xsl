<?xml version="1.0" encoding="UTF-8"?>
<!--
	Applicants' documents as rows of ul.files, for whoever may see them (R9,
	R10).

		document  mode="file"    the row; a sheet says with
		                         mode="called"  its name, perhaps as a link
		                         mode="about"   more lines under it
		                         mode="acts"    what stands beside its state
		document  mode="title"   its name as text; once gone, what it was
		document  mode="gone"    by what it was deleted, when, and the receipt
		any bytes mode="size"    312KB, 1.1MB
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:template match="document" mode="file">
		<li class="files__row" id="document-{@id}">
			<div>
				<p class="files__name"><xsl:apply-templates select="." mode="called"/></p>
				<p class="files__meta">
					<t:say k="file.meta">
						<t:put n="kind"><xsl:apply-templates select="kind" mode="word"/></t:put>
						<t:put n="type"><xsl:apply-templates select="type" mode="word"/></t:put>
						<t:put n="size"><xsl:apply-templates select="bytes" mode="size"/></t:put>
					</t:say>
				</p>
				<xsl:choose>
					<xsl:when test="@state = 'deleted'"><xsl:apply-templates select="." mode="gone"/></xsl:when>
					<xsl:otherwise><xsl:apply-templates select="." mode="about"/></xsl:otherwise>
				</xsl:choose>
			</div>
			<div class="files__acts">
				<xsl:apply-templates select="@state" mode="tag"/>
				<xsl:if test="@state != 'deleted'"><xsl:apply-templates select="." mode="acts"/></xsl:if>
			</div>
		</li>
	</xsl:template>

	<xsl:template match="document" mode="called"><xsl:apply-templates select="." mode="title"/></xsl:template>
	<xsl:template match="document" mode="about"/>
	<xsl:template match="document" mode="acts"/>

	<xsl:template match="document" mode="title">
		<xsl:choose>
			<xsl:when test="name != ''"><xsl:value-of select="name"/></xsl:when>
			<xsl:otherwise><xsl:apply-templates select="kind" mode="word"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- It can't be read from that instant on; the clerk deletes it soon. -->
	<xsl:template match="document" mode="gone">
		<p class="files__meta">
			<xsl:choose>
				<xsl:when test="deleted_at">
					<t:say k="file.deleted">
						<t:put n="why"><xsl:apply-templates select="ends" mode="word"/></t:put>
						<t:put n="at"><xsl:apply-templates select="deleted_at" mode="time"/></t:put>
					</t:say>
				</xsl:when>
				<xsl:otherwise><t:say k="file.going"><t:put n="why"><xsl:apply-templates select="ends" mode="word"/></t:put></t:say></xsl:otherwise>
			</xsl:choose>
		</p>
		<xsl:if test="receipt">
			<p class="files__meta"><t:say k="file.receipt"><t:put n="receipt"><span class="num"><xsl:value-of select="receipt"/></span></t:put></t:say></p>
		</xsl:if>
	</xsl:template>

	<!-- Whole kilobytes, rounded up; megabytes with one more figure. -->
	<xsl:template match="*|@*" mode="size">
		<xsl:choose>
			<xsl:when test=". &lt; 1048576"><t:say k="file.kb"><t:put n="number"><xsl:value-of select="floor((. + 1023) div 1024)"/></t:put></t:say></xsl:when>
			<xsl:when test=". mod 1048576 = 0"><t:say k="file.mb"><t:put n="number"><xsl:value-of select=". div 1048576"/></t:put></t:say></xsl:when>
			<xsl:otherwise><t:say k="file.mb"><t:put n="number"><xsl:value-of select="concat(floor(. div 1048576),'.',floor((. mod 1048576) * 10 div 1048576))"/></t:put></t:say></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
</xsl:stylesheet>
