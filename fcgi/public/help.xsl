<?xml version="1.0" encoding="UTF-8"?>
<!-- How to use the site, whom to ask about it (R17), and the offices. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="nav.help"/></xsl:template>
	<xsl:template match="page" mode="layout">wrap wrap--text</xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="nav.help"/></h1>
			<p class="page-head__lead"><t:say k="help.lead"/></p>
		</div>
		<section class="contact" aria-labelledby="ask">
			<h2 class="card__title" id="ask"><t:say k="footer.help"/></h2>
			<p>
				<a class="contact__tel" href="tel:{translate(site/@phone,'-','')}"><xsl:value-of select="site/@phone"/></a><br/>
				<xsl:value-of select="site/@hours"/><br/>
				<a href="mailto:{site/@mail}"><xsl:value-of select="site/@mail"/></a>
			</p>
			<p class="small soft"><t:say k="help.ask-lead"/></p>
		</section>
		<section class="section" aria-labelledby="seekers">
			<h2 class="section__title" id="seekers"><t:say k="help.seeker"/></h2>
			<ol>
				<li><t:say k="help.seeker1"/></li>
				<li><t:say k="help.seeker2"/></li>
				<li><t:say k="help.seeker3"/></li>
				<li><t:say k="help.seeker4"/></li>
				<li><t:say k="help.seeker5"/></li>
			</ol>
			<p class="flow-top"><a href="/seeker/login"><t:say k="login.to-seeker"/></a></p>
		</section>
		<section class="section" aria-labelledby="employers">
			<h2 class="section__title" id="employers"><t:say k="help.employer"/></h2>
			<ol>
				<li><t:say k="help.employer1"/></li>
				<li><t:say k="help.employer2"/></li>
				<li><t:say k="help.employer3"/></li>
				<li><t:say k="help.employer4"/></li>
				<li><t:say k="help.employer5"/></li>
				<li><t:say k="help.employer6"/></li>
			</ol>
			<p class="flow-top"><a href="/employer/login"><t:say k="login.to-employer"/></a></p>
		</section>
		<section class="section" aria-labelledby="browser">
			<h2 class="section__title" id="browser"><t:say k="help.browser"/></h2>
			<p><t:say k="help.browser-lead"/></p>
		</section>
		<section class="section" aria-labelledby="offices">
			<h2 class="section__title" id="offices"><t:say k="help.offices"/></h2>
			<dl class="summary">
				<xsl:for-each select="office">
					<div class="summary__row">
						<dt class="summary__key"><xsl:value-of select="name"/></dt>
						<dd class="summary__value">
							<xsl:value-of select="address"/><br/>
							<xsl:apply-templates select="phone" mode="tel"/><br/>
							<span class="small soft"><xsl:value-of select="hours"/></span>
						</dd>
					</div>
				</xsl:for-each>
			</dl>
		</section>
	</xsl:template>
</xsl:stylesheet>
