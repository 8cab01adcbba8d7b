<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page of the site: jobs, the doors, and the way of a referral. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="home.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="home.head"/></h1>
			<p class="page-head__lead"><t:say k="home.lead"/></p>
		</div>
		<div class="actions">
			<a class="button button--big" href="/jobs">
				<span>
					<t:say k="home.jobs">
						<t:put n="count"><xsl:apply-templates select="total/@count" mode="number"/></t:put>
					</t:say>
				</span>
			</a>
		</div>
		<section class="section" aria-labelledby="doors">
			<h2 class="section__title" id="doors"><t:say k="home.doors"/></h2>
			<ul class="doors">
				<li class="doors__item">
					<h3><t:say k="home.seeker"/></h3>
					<p><t:say k="home.seeker-lead"/></p>
					<a class="button" href="/seeker/"><t:say k="home.seeker-go"/></a>
				</li>
				<li class="doors__item">
					<h3><t:say k="home.employer"/></h3>
					<p><t:say k="home.employer-lead"/></p>
					<a class="button button--second" href="/employer/"><t:say k="home.employer-go"/></a>
				</li>
				<li class="doors__item">
					<h3><t:say k="home.new"/></h3>
					<p><t:say k="home.new-lead"/></p>
					<a class="button button--second" href="/help#offices"><t:say k="home.new-go"/></a>
				</li>
			</ul>
		</section>
		<section class="section" aria-labelledby="flow">
			<h2 class="section__title" id="flow"><t:say k="home.flow"/></h2>
			<ol class="timeline timeline--across">
				<li class="timeline__step timeline__step--done"><span class="timeline__name"><t:say k="home.step1"/></span><span class="timeline__when"><t:say k="home.step1-who"/></span><p class="small"><t:say k="home.step1-lead"/></p></li>
				<li class="timeline__step timeline__step--done"><span class="timeline__name"><t:say k="home.step2"/></span><span class="timeline__when"><t:say k="home.step2-who"/></span><p class="small"><t:say k="home.step2-lead"/></p></li>
				<li class="timeline__step timeline__step--done"><span class="timeline__name"><t:say k="home.step3"/></span><span class="timeline__when"><t:say k="home.step3-who"/></span><p class="small"><t:say k="home.step3-lead"/></p></li>
				<li class="timeline__step timeline__step--done"><span class="timeline__name"><t:say k="home.step4"/></span><span class="timeline__when"><t:say k="home.step4-who"/></span><p class="small"><t:say k="home.step4-lead"/></p></li>
				<li class="timeline__step timeline__step--done"><span class="timeline__name"><t:say k="home.step5"/></span><span class="timeline__when"><t:say k="home.step5-who"/></span><p class="small"><t:say k="home.step5-lead"/></p></li>
			</ol>
		</section>
	</xsl:template>
</xsl:stylesheet>
