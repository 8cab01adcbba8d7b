<?xml version="1.0" encoding="UTF-8"?>
<!--
	The list of applicants with R8's seven columns in their order. One form
	holds the table: what is picked, or everyone in this filter on every page,
	and what to do with them. A row is written out here, for it comes twenty
	times a page. A cancelled one shows the name and that it is (R9).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title"><t:say k="applicants.title"/></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<h1><t:say k="applicants.title"/></h1>
			<p class="page-head__lead">
				<t:say k="applicants.lead">
					<t:put n="selecting"><xsl:value-of select="total/selecting"/></t:put>
					<t:put n="waiting"><xsl:value-of select="total/waiting"/></t:put>
				</t:say>
			</p>
			<p class="print-only small">
				<t:say k="applicants.printed">
					<t:put n="name"><xsl:value-of select="viewer/@name"/></t:put>
					<t:put n="now"><xsl:apply-templates select="now" mode="time"/></t:put>
				</t:say>
			</p>
		</div>
		<xsl:apply-templates select="form[@id='filter']"/>
		<xsl:if test="not(application)">
			<div class="section section--near">
				<xsl:choose>
					<xsl:when test="form[@id='filter']/field[@name != 'sort']/option[@selected = '1']">
						<p><t:say k="applicants.none"/></p>
						<p class="flow-top"><a href="/employer/applicants"><t:say k="applicants.to-all"/></a></p>
					</xsl:when>
					<xsl:otherwise><p><t:say k="applicants.none-yet"/></p></xsl:otherwise>
				</xsl:choose>
			</div>
		</xsl:if>
		<xsl:apply-templates select="form[@id='pick']"/>
		<xsl:if test="application"><xsl:apply-templates select="pages"/></xsl:if>
		<p class="note section no-print"><t:say k="applicants.fair"/></p>
	</xsl:template>

	<xsl:template match="form[@id='filter']/field" mode="choose"><t:say k="applicants.all"/></xsl:template>
	<xsl:template match="form[@id='filter']/field[@name='sort']" mode="input">
		<xsl:param name="id"/>
		<select class="input" id="{$id}" name="sort">
			<xsl:for-each select="option">
				<option value="{@value}">
					<xsl:if test="@selected = '1'"><xsl:attribute name="selected"/></xsl:if>
					<xsl:apply-templates select="." mode="option"/>
				</option>
			</xsl:for-each>
		</select>
	</xsl:template>

	<xsl:template match="form[@id='pick']">
		<form id="form-pick" class="section section--near" method="{@method}" action="{@action}" enctype="{@enctype}">
			<xsl:apply-templates select="." mode="hidden"/>
			<xsl:if test="field[@name='pick']/@error"><p class="field__error" id="pick-pick-error"><xsl:apply-templates select="field[@name='pick']" mode="error"/></p></xsl:if>
			<table class="table table--cards table--picks" id="pick-pick" tabindex="-1">
				<caption class="visually-hidden"><t:say k="applicants.caption"><t:put n="count"><xsl:value-of select="../total/@count"/></t:put></t:say></caption>
				<thead>
					<tr>
						<th scope="col" class="table__head-pick"><label class="table__pick"><input class="box" type="checkbox" name="all" value="1"/><span><t:say k="applicants.pick-all"/></span></label></th>
						<th scope="col"><t:say k="applicants.state"/></th>
						<th scope="col"><t:say k="applicants.name"/></th>
						<th scope="col"><t:say k="applicants.mypage-head"/></th>
						<th scope="col"><t:say k="applicants.way"/></th>
						<th scope="col"><t:say k="applicants.dates"/></th>
						<th scope="col"><t:say k="applicants.result-head"/></th>
					</tr>
				</thead>
				<tbody>
					<xsl:for-each select="../application">
						<tr>
							<td class="table__cell-pick"><label class="table__pick"><input class="box" type="checkbox" name="pick" value="{@id}"/><span class="table__pick-name"><t:say k="applicants.pick"><t:put n="name"><xsl:value-of select="name"/></t:put></t:say></span></label></td>
							<td data-label="[[applicants.state]]">
								<span>
									<span>
										<xsl:attribute name="class">
											<xsl:choose>
												<xsl:when test="@late">tag tag--warn</xsl:when>
												<xsl:when test="@state = 'selecting'">tag tag--now</xsl:when>
												<xsl:when test="@state = 'hired'">tag tag--good</xsl:when>
												<xsl:otherwise>tag</xsl:otherwise>
											</xsl:choose>
										</xsl:attribute>
										<xsl:apply-templates select="@state" mode="word"/>
									</span>
									<xsl:if test="@late"><span class="table__sub"><t:say k="applicants.late"/></span></xsl:if>
									<xsl:if test="@new"><span class="table__sub"><strong><t:say k="applicants.new"/></strong></span></xsl:if>
									<xsl:if test="@unread"><span class="table__sub"><strong><t:say k="applicants.unread"><t:put n="count"><xsl:value-of select="@unread"/></t:put></t:say></strong></span></xsl:if>
								</span>
							</td>
							<th scope="row" data-label="[[applicants.name]]">
								<span>
									<xsl:choose>
										<xsl:when test="@state = 'cancelled'"><span class="table__name"><xsl:value-of select="name"/></span></xsl:when>
										<xsl:otherwise>
											<a class="table__name" href="/employer/applicants/{@id}"><xsl:value-of select="name"/></a>
											<span class="table__sub"><xsl:value-of select="kana"/></span>
											<span class="table__sub"><xsl:value-of select="title"/></span>
										</xsl:otherwise>
									</xsl:choose>
								</span>
							</th>
							<xsl:choose>
								<xsl:when test="@state = 'cancelled'">
									<td data-label="[[applicants.mypage]]"><t:say k="applicants.nothing"/></td>
									<td data-label="[[applicants.way]]"><t:say k="applicants.nothing"/></td>
									<td class="table__date" data-label="[[applicants.dates]]"><t:say k="applicants.nothing"/></td>
									<td class="table__date" data-label="[[applicants.result]]"><t:say k="applicants.nothing"/></td>
								</xsl:when>
								<xsl:otherwise>
									<td data-label="[[applicants.mypage]]"><xsl:apply-templates select="@mypage" mode="word"/></td>
									<td data-label="[[applicants.way]]"><xsl:apply-templates select="@way" mode="word"/></td>
									<td class="table__date" data-label="[[applicants.dates]]">
										<span>
											<t:say k="applicants.referred"/><xsl:apply-templates select="referred_at" mode="date-short"/><br/>
											<xsl:choose>
												<xsl:when test="applied_at"><t:say k="applicants.applied"/><xsl:apply-templates select="applied_at" mode="date-short"/></xsl:when>
												<xsl:otherwise><t:say k="applicants.nothing"/></xsl:otherwise>
											</xsl:choose>
										</span>
									</td>
									<td class="table__date" data-label="[[applicants.result]]">
										<xsl:choose>
											<xsl:when test="result_at"><xsl:apply-templates select="result_at" mode="date-short"/></xsl:when>
											<xsl:otherwise><t:say k="applicants.nothing"/></xsl:otherwise>
										</xsl:choose>
									</td>
								</xsl:otherwise>
							</xsl:choose>
						</tr>
					</xsl:for-each>
				</tbody>
			</table>
			<p class="banner picked flow-top">
				<strong><t:say k="applicants.picked"><t:put n="count"><xsl:value-of select="../total/@count"/></t:put></t:say></strong>
				<t:say k="applicants.picked-more"/>
			</p>
			<div class="actions">
				<xsl:for-each select="field[@name='act']/option">
					<button type="submit" name="act" value="{@value}">
						<xsl:attribute name="class">button<xsl:if test="position() &gt; 1"> button--second</xsl:if></xsl:attribute>
						<xsl:apply-templates select="." mode="option"/>
					</button>
				</xsl:for-each>
			</div>
		</form>
	</xsl:template>
</xsl:stylesheet>
