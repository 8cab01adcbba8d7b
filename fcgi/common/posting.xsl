<?xml version="1.0" encoding="UTF-8"?>
<!--
	The text of a job as every door shows it. A sheet of a job's page imports
	this instead of frame.xsl, which it brings.

		posting         mode="facts"     the four things asked first
		posting         mode="sections"  all it says, in seven sections
		page            mode="contents"  links to them
		posting or job  mode="wage"      kind and range, in one line
		change          mode="row"       what a change changes: a table's row

	A field with @changed is marked. Without employer/name the employer is not
	to be known to this viewer (R1).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="frame.xsl"/>

	<xsl:template match="posting|job" mode="wage">
		<xsl:choose>
			<xsl:when test="wage_to and wage_to != wage_from">
				<t:say k="posting.wage">
					<t:put n="kind"><xsl:apply-templates select="wage_kind" mode="word"/></t:put>
					<t:put n="from"><xsl:apply-templates select="wage_from" mode="yen"/></t:put>
					<t:put n="to"><xsl:apply-templates select="wage_to" mode="yen"/></t:put>
				</t:say>
			</xsl:when>
			<xsl:when test="wage_from">
				<t:say k="posting.wage-one">
					<t:put n="kind"><xsl:apply-templates select="wage_kind" mode="word"/></t:put>
					<t:put n="from"><xsl:apply-templates select="wage_from" mode="yen"/></t:put>
				</t:say>
			</xsl:when>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="posting" mode="facts">
		<dl class="facts">
			<div><dt class="facts__key"><t:say k="posting.wage-name"/></dt><dd class="facts__value"><xsl:apply-templates select="." mode="wage"/></dd></div>
			<div>
				<dt class="facts__key"><t:say k="posting.place-name"/></dt>
				<dd class="facts__value">
					<xsl:value-of select="city"/>
					<xsl:if test="station"><br/><xsl:value-of select="station"/></xsl:if>
				</dd>
			</div>
			<div>
				<dt class="facts__key"><t:say k="posting.time-name"/></dt>
				<dd class="facts__value">
					<xsl:value-of select="hours"/>
					<xsl:if test="overtime"><br/><t:say k="posting.overtime"><t:put n="overtime"><xsl:value-of select="overtime"/></t:put></t:say></xsl:if>
				</dd>
			</div>
			<div>
				<dt class="facts__key"><t:say k="posting.off-name"/></dt>
				<dd class="facts__value">
					<xsl:value-of select="days_off"/>
					<xsl:if test="days_off_year"><br/><t:say k="posting.off-year"><t:put n="days"><xsl:value-of select="days_off_year"/></t:put></t:say></xsl:if>
				</dd>
			</div>
		</dl>
	</xsl:template>

	<xsl:template match="page" mode="contents">
		<nav class="contents no-print" aria-labelledby="toc">
			<h2 class="contents__title" id="toc"><t:say k="posting.contents"/></h2>
			<ul class="contents__list">
				<li><a href="#s1"><t:say k="posting.s1"/></a></li>
				<li><a href="#s2"><t:say k="posting.s2"/></a></li>
				<li><a href="#s3"><t:say k="posting.s3"/></a></li>
				<li><a href="#s4"><t:say k="posting.s4"/></a></li>
				<li><a href="#s5"><t:say k="posting.s5"/></a></li>
				<li><a href="#s6"><t:say k="posting.s6"/></a></li>
				<li><a href="#s7"><t:say k="posting.s7"/></a></li>
			</ul>
		</nav>
	</xsl:template>

	<xsl:template match="posting" mode="sections">
		<section aria-labelledby="s1">
			<h2 class="section__title" id="s1"><t:say k="posting.n1"/><t:say k="posting.s1"/></h2>
			<dl class="summary">
				<xsl:apply-templates select="../employer" mode="rows"/>
				<xsl:apply-templates select="kind" mode="row"/>
				<xsl:if test="/page/@door = 'employer' or /page/@door = 'staff'">
					<xsl:apply-templates select="visibility" mode="row"/>
				</xsl:if>
			</dl>
		</section>
		<section class="section" aria-labelledby="s2">
			<h2 class="section__title" id="s2"><t:say k="posting.n2"/><t:say k="posting.s2"/></h2>
			<dl class="summary">
				<xsl:apply-templates select="title | duties | employment | term | term_note | trial" mode="row"/>
				<xsl:if test="place"><xsl:apply-templates select="place" mode="row"/></xsl:if>
				<xsl:if test="not(place)"><xsl:apply-templates select="city" mode="row"/></xsl:if>
				<xsl:apply-templates select="station | car | transfer | smoking | age | education | experience | licence" mode="row"/>
			</dl>
		</section>
		<section class="section" aria-labelledby="s3">
			<h2 class="section__title" id="s3"><t:say k="posting.n3"/><t:say k="posting.s3"/></h2>
			<dl class="summary"><xsl:apply-templates select="." mode="pay"/></dl>
		</section>
		<section class="section" aria-labelledby="s4">
			<h2 class="section__title" id="s4"><t:say k="posting.n4"/><t:say k="posting.s4"/></h2>
			<dl class="summary">
				<xsl:apply-templates select="hours | break_minutes | overtime | days_off | weekend | days_off_year | leave_days" mode="row"/>
			</dl>
		</section>
		<section class="section" aria-labelledby="s5">
			<h2 class="section__title" id="s5"><t:say k="posting.n5"/><t:say k="posting.s5"/></h2>
			<dl class="summary">
				<xsl:apply-templates select="insurance | pension | severance | retirement | housing | childcare" mode="row"/>
			</dl>
		</section>
		<section class="section" aria-labelledby="s6">
			<h2 class="section__title" id="s6"><t:say k="posting.n6"/><t:say k="posting.s6"/></h2>
			<dl class="summary">
				<xsl:apply-templates select="../employer/workers | ../employer/founded | ../employer/business | ../employer/feature" mode="row"/>
				<xsl:apply-templates select="pr" mode="row"/>
			</dl>
		</section>
		<section class="section" aria-labelledby="s7">
			<h2 class="section__title" id="s7"><t:say k="posting.n7"/><t:say k="posting.s7"/></h2>
			<dl class="summary">
				<xsl:apply-templates select="openings | opening_reason | selection | interviews | selection_when | selection_place | result_days | notice" mode="row"/>
				<xsl:apply-templates select="." mode="papers"/>
				<xsl:apply-templates select="contact | contact_phone" mode="row"/>
				<xsl:apply-templates select="../job" mode="validity"/>
			</dl>
		</section>
	</xsl:template>

	<xsl:template match="employer" mode="rows">
		<xsl:choose>
			<xsl:when test="name">
				<xsl:apply-templates select="name | kana" mode="row"/>
				<xsl:apply-templates select="@number" mode="row"/>
				<div class="summary__row">
					<dt class="summary__key"><xsl:apply-templates select="address" mode="fact"/></dt>
					<dd class="summary__value">
						<t:say k="posting.address">
							<t:put n="postcode"><xsl:value-of select="concat(substring(postcode,1,3),'-',substring(postcode,4))"/></t:put>
							<t:put n="address"><xsl:value-of select="address"/></t:put>
						</t:say>
					</dd>
				</div>
			</xsl:when>
			<xsl:otherwise>
				<div class="summary__row">
					<dt class="summary__key"><t:say k="fact.employer.name"/></dt>
					<dd class="summary__value"><t:say k="posting.nameless"/></dd>
				</div>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Wages: kind and both bounds in one row. -->
	<xsl:template match="posting" mode="pay">
		<xsl:if test="wage_from">
			<div class="summary__row">
				<dt class="summary__key"><t:say k="posting.wage-ab"/><xsl:if test="wage_kind/@changed or wage_from/@changed or wage_to/@changed"><xsl:apply-templates select="." mode="mark"/></xsl:if></dt>
				<dd class="summary__value"><xsl:apply-templates select="." mode="wage"/></dd>
			</div>
		</xsl:if>
		<xsl:if test="base_from">
			<div class="summary__row">
				<dt class="summary__key"><t:say k="posting.base"/><xsl:if test="base_from/@changed or base_to/@changed"><xsl:apply-templates select="." mode="mark"/></xsl:if></dt>
				<dd class="summary__value">
					<xsl:choose>
						<xsl:when test="base_to and base_to != base_from">
							<t:say k="posting.range">
								<t:put n="from"><xsl:apply-templates select="base_from" mode="yen"/></t:put>
								<t:put n="to"><xsl:apply-templates select="base_to" mode="yen"/></t:put>
							</t:say>
						</xsl:when>
						<xsl:otherwise><xsl:apply-templates select="base_from" mode="yen"/></xsl:otherwise>
					</xsl:choose>
				</dd>
			</div>
		</xsl:if>
		<xsl:apply-templates select="allowance | overtime_pay | commute | payday | raise_note | bonus" mode="row"/>
	</xsl:template>

	<!-- R2: which documents, and how they come; R10: what becomes of them. -->
	<xsl:template match="posting" mode="papers">
		<xsl:if test="papers != '' or online_papers = '1'">
			<div class="summary__row">
				<dt class="summary__key"><t:say k="fact.papers"/><xsl:if test="papers/@changed or papers_other/@changed or online_papers/@changed"><xsl:apply-templates select="." mode="mark"/></xsl:if></dt>
				<dd class="summary__value">
					<xsl:apply-templates select="papers" mode="word"/>
					<xsl:if test="papers_other != ''"><t:say k="posting.other"><t:put n="words"><xsl:value-of select="papers_other"/></t:put></t:say></xsl:if>
					<xsl:if test="online_papers = '1'"><br/><span class="tag tag--now"><xsl:apply-templates select="online_papers" mode="word"/></span></xsl:if>
				</dd>
			</div>
		</xsl:if>
		<xsl:apply-templates select="papers_way | papers_to" mode="row"/>
		<xsl:if test="disposal != ''">
			<div class="summary__row">
				<dt class="summary__key"><t:say k="fact.disposal"/><xsl:if test="disposal/@changed or disposal_note/@changed"><xsl:apply-templates select="." mode="mark"/></xsl:if></dt>
				<dd class="summary__value">
					<xsl:apply-templates select="disposal" mode="word"/>
					<xsl:if test="disposal_note != ''"><t:say k="posting.other"><t:put n="words"><xsl:value-of select="disposal_note"/></t:put></t:say></xsl:if>
				</dd>
			</div>
		</xsl:if>
	</xsl:template>

	<xsl:template match="job" mode="validity">
		<xsl:if test="accepted_at">
			<div class="summary__row">
				<dt class="summary__key"><t:say k="posting.validity"/></dt>
				<dd class="summary__value">
					<t:say k="posting.range">
						<t:put n="from"><xsl:apply-templates select="accepted_at" mode="date"/></t:put>
						<t:put n="to"><xsl:apply-templates select="valid_until" mode="date"/></t:put>
					</t:say>
				</dd>
			</div>
		</xsl:if>
	</xsl:template>

	<!-- A row of the text, marked when a change changes it. -->
	<xsl:template match="posting/*" mode="row">
		<xsl:if test=". != ''">
			<div class="summary__row">
				<dt class="summary__key"><xsl:apply-templates select="." mode="fact"/><xsl:if test="@changed"><xsl:apply-templates select=".." mode="mark"/></xsl:if></dt>
				<dd class="summary__value"><xsl:apply-templates select="." mode="value"/></dd>
			</div>
		</xsl:if>
	</xsl:template>

	<xsl:template match="posting" mode="mark">
		<xsl:text> </xsl:text>
		<span class="tag tag--warn"><t:say k="posting.changed"/></span>
	</xsl:template>

	<!-- Numbers with what they count. -->
	<xsl:template match="wage_from|wage_to|base_from|base_to" mode="value">
		<xsl:apply-templates select="." mode="yen"/>
	</xsl:template>
	<xsl:template match="break_minutes" mode="value">
		<t:say k="posting.minutes"><t:put n="number"><xsl:value-of select="."/></t:put></t:say>
	</xsl:template>
	<xsl:template match="days_off_year|leave_days" mode="value">
		<t:say k="posting.days"><t:put n="number"><xsl:value-of select="."/></t:put></t:say>
	</xsl:template>
	<xsl:template match="openings|employer/workers" mode="value">
		<t:say k="posting.people"><t:put n="number"><xsl:apply-templates select="." mode="number"/></t:put></t:say>
	</xsl:template>
	<xsl:template match="interviews" mode="value">
		<t:say k="posting.times"><t:put n="number"><xsl:value-of select="."/></t:put></t:say>
	</xsl:template>
	<xsl:template match="result_days" mode="value">
		<t:say k="posting.after"><t:put n="number"><xsl:value-of select="."/></t:put></t:say>
	</xsl:template>
	<xsl:template match="employer/founded" mode="value">
		<xsl:apply-templates select="." mode="era-year"/>
	</xsl:template>
	<xsl:template match="contact_phone" mode="value">
		<xsl:apply-templates select="." mode="tel"/>
	</xsl:template>

	<xsl:template match="change" mode="row">
		<tr>
			<th scope="row" data-label="[[posting.change-what]]">
				<xsl:choose>
					<xsl:when test="after"><xsl:apply-templates select="after/*" mode="fact"/></xsl:when>
					<xsl:otherwise><xsl:apply-templates select="before/*" mode="fact"/></xsl:otherwise>
				</xsl:choose>
			</th>
			<td data-label="[[posting.change-before]]"><span><xsl:apply-templates select="before/*" mode="value"/><xsl:if test="not(before)"><t:say k="posting.change-none"/></xsl:if></span></td>
			<td data-label="[[posting.change-after]]"><span><xsl:apply-templates select="after/*" mode="value"/><xsl:if test="not(after)"><t:say k="posting.change-none"/></xsl:if></span></td>
		</tr>
	</xsl:template>

	<xsl:template match="page" mode="changes">
		<xsl:if test="change">
			<section class="section--after" aria-labelledby="changes">
				<h2 class="section__title" id="changes"><t:say k="posting.changes"/></h2>
				<table class="table table--cards">
					<caption class="visually-hidden"><t:say k="posting.changes"/></caption>
					<thead>
						<tr>
							<th scope="col"><t:say k="posting.change-what"/></th>
							<th scope="col"><t:say k="posting.change-before"/></th>
							<th scope="col"><t:say k="posting.change-after"/></th>
						</tr>
					</thead>
					<tbody><xsl:apply-templates select="change" mode="row"/></tbody>
				</table>
			</section>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
