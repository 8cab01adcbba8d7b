<?xml version="1.0" encoding="UTF-8"?>
<!--
	A referral in five parts: seeker, consultation (R4), job and judgement of
	fit (R4), reaching the employer (R3), what is sent (R6). Beside them what
	is still missing, and the act that is next. The form `referral` spans
	parts 3 and 5; what stands in part 5 belongs to it by its name.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:import href="../common/frame.xsl"/>

	<xsl:template match="page" mode="title">
		<xsl:choose>
			<xsl:when test="referral/@state='draft'"><t:say k="referral.new"/></xsl:when>
			<xsl:otherwise><t:say k="referral.one"><t:put n="name"><xsl:value-of select="seeker/name"/></t:put></t:say></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template match="page" mode="back"><a class="back" href="/staff/referrals"><t:say k="referral.back"/></a></xsl:template>

	<xsl:template match="page" mode="main">
		<div class="page-head">
			<xsl:if test="referral/@number"><p class="page-head__over"><t:say k="referral.number"><t:put n="number"><span class="num"><xsl:value-of select="referral/@number"/></span></t:put></t:say></p></xsl:if>
			<h1><xsl:apply-templates select="." mode="title"/></h1>
			<p class="page-head__lead"><xsl:apply-templates select="referral/@state" mode="tag"/>
				<xsl:if test="referral/@state='draft' and referral/saved_at">
					<xsl:text> </xsl:text>
					<span class="soft"><t:say k="referral.saved">
						<t:put n="at"><xsl:apply-templates select="referral/saved_at" mode="time-short"/></t:put>
						<t:put n="staff"><span class="nowrap"><xsl:value-of select="referral/staff"/></span></t:put>
					</t:say></span>
				</xsl:if>
			</p>
		</div>
		<div class="columns">
			<div>
				<xsl:apply-templates select="." mode="seeker"/>
				<xsl:apply-templates select="." mode="consultation"/>
				<xsl:apply-templates select="." mode="job"/>
				<xsl:apply-templates select="." mode="phone"/>
				<xsl:apply-templates select="." mode="sending"/>
			</div>
			<aside class="columns__stay" aria-labelledby="ready">
				<xsl:choose>
					<xsl:when test="referral/@state='draft'"><xsl:apply-templates select="." mode="ready"/></xsl:when>
					<xsl:otherwise><xsl:apply-templates select="referral" mode="state"/></xsl:otherwise>
				</xsl:choose>
			</aside>
		</div>
		<div class="columns"><xsl:apply-templates select="form[@id='withdraw']" mode="part"/></div>
	</xsl:template>

	<!-- A part is done when its needs are met; once sent, all are. -->
	<xsl:template name="part">
		<xsl:param name="n"/>
		<xsl:param name="name"/>
		<h2 class="part__title" id="part-{$n}"><span class="part__n"><xsl:value-of select="$n"/></span><span><xsl:value-of select="$name"/></span></h2>
	</xsl:template>

	<xsl:template match="page" mode="seeker">
		<section aria-labelledby="part-1">
			<xsl:attribute name="class">part<xsl:if test="not(check[@name='registration']/@code)"> part--done</xsl:if></xsl:attribute>
			<xsl:call-template name="part"><xsl:with-param name="n" select="1"/><xsl:with-param name="name"><t:say k="referral.seeker"/></xsl:with-param></xsl:call-template>
			<dl class="summary">
				<div class="summary__row"><dt class="summary__key"><xsl:apply-templates select="seeker/name" mode="fact"/></dt><dd class="summary__value"><t:say k="referral.name"><t:put n="name"><xsl:value-of select="seeker/name"/></t:put><t:put n="kana"><xsl:value-of select="seeker/kana"/></t:put></t:say></dd><dd class="summary__act"><a href="/staff/seekers/{seeker/@number}"><t:say k="referral.to-seeker"/></a></dd></div>
				<div class="summary__row"><dt class="summary__key"><t:say k="seekers.number"/></dt><dd class="summary__value"><t:say k="referral.valid"><t:put n="number"><span class="num"><xsl:value-of select="seeker/@number"/></span></t:put><t:put n="until"><xsl:apply-templates select="seeker/valid_until" mode="until"/></t:put></t:say></dd></div>
				<div class="summary__row"><dt class="summary__key"><t:say k="seekers.mypage"/></dt><dd class="summary__value"><xsl:apply-templates select="seeker/@mypage" mode="word"/></dd></div>
				<xsl:apply-templates select="seeker/phone" mode="row"/>
			</dl>
		</section>
	</xsl:template>
	<xsl:template match="refusal/contact_phone | refusal/phone" mode="value"><xsl:apply-templates select="." mode="tel"/></xsl:template>
	<xsl:template match="seeker/phone" mode="value"><xsl:apply-templates select="." mode="tel"/></xsl:template>

	<xsl:template match="page" mode="consultation">
		<section class="part part--done" aria-labelledby="part-2">
			<xsl:call-template name="part"><xsl:with-param name="n" select="2"/><xsl:with-param name="name"><t:say k="referral.consultation"/></xsl:with-param></xsl:call-template>
			<dl class="summary">
				<div class="summary__row"><dt class="summary__key"><xsl:apply-templates select="consultation/held_at" mode="fact"/></dt><dd class="summary__value"><t:say k="seeker.held"><t:put n="at"><xsl:apply-templates select="consultation/held_at" mode="time"/></t:put><t:put n="way"><xsl:apply-templates select="consultation/@way" mode="word"/></t:put><t:put n="staff"><xsl:value-of select="consultation/staff"/></t:put></t:say></dd><dd class="summary__act"><a href="/staff/seekers/{seeker/@number}#consult"><t:say k="referral.consult"/></a></dd></div>
				<div class="summary__row"><dt class="summary__key"><xsl:apply-templates select="consultation/wishes" mode="fact"/></dt><dd class="summary__value"><span class="lines"><xsl:value-of select="consultation/wishes"/></span></dd></div>
			</dl>
		</section>
	</xsl:template>

	<xsl:template match="page" mode="job">
		<section aria-labelledby="part-3">
			<xsl:attribute name="class">part<xsl:if test="not(check[@name='fit']/@code or check[@name='job']/@code)"> part--done</xsl:if></xsl:attribute>
			<xsl:call-template name="part"><xsl:with-param name="n" select="3"/><xsl:with-param name="name"><t:say k="referral.job"/></xsl:with-param></xsl:call-template>
			<p>
				<strong><xsl:value-of select="job/title"/></strong><xsl:text> </xsl:text><xsl:value-of select="employer/name"/><br/>
				<span class="soft small">
					<a href="/staff/jobs/{job/@number}"><t:say k="referral.job-number"><t:put n="number"><span class="num nowrap"><xsl:value-of select="job/@number"/></span></t:put></t:say></a><t:say k="gap"/>
					<xsl:choose>
						<xsl:when test="job/@state='accepted'"><t:say k="referral.job-until"><t:put n="until"><xsl:apply-templates select="job/valid_until" mode="until"/></t:put></t:say></xsl:when>
						<xsl:otherwise><strong><t:say k="referral.job-invalid"/></strong></xsl:otherwise>
					</xsl:choose>
					<t:say k="gap"/><t:say k="referral.accepted-by"><t:put n="office"><xsl:value-of select="office/@name"/></t:put></t:say>
				</span>
			</p>
			<dl class="summary summary--plain flow-top">
				<xsl:apply-templates select="job/place" mode="row"/>
				<div class="summary__row"><dt class="summary__key"><t:say k="referral.wage"/></dt><dd class="summary__value"><xsl:apply-templates select="job" mode="wage"/></dd></div>
				<xsl:apply-templates select="job/hours | job/days_off | job/experience | job/licence" mode="row"/>
			</dl>
			<xsl:choose>
				<xsl:when test="form[@id='referral']"><xsl:apply-templates select="form[@id='referral']"/></xsl:when>
				<xsl:otherwise>
					<dl class="summary summary--plain"><xsl:apply-templates select="referral/fit" mode="row"/></dl>
				</xsl:otherwise>
			</xsl:choose>
		</section>
	</xsl:template>

	<xsl:template match="job" mode="wage">
		<xsl:choose>
			<xsl:when test="wage_to and wage_to != wage_from">
				<t:say k="referral.wage-range"><t:put n="kind"><xsl:apply-templates select="wage_kind" mode="word"/></t:put><t:put n="from"><xsl:apply-templates select="wage_from" mode="yen"/></t:put><t:put n="to"><xsl:apply-templates select="wage_to" mode="yen"/></t:put></t:say>
			</xsl:when>
			<xsl:otherwise>
				<t:say k="referral.wage-one"><t:put n="kind"><xsl:apply-templates select="wage_kind" mode="word"/></t:put><t:put n="from"><xsl:apply-templates select="wage_from" mode="yen"/></t:put></t:say>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Part 3 holds the form and its judgement; the rest is in part 5. -->
	<xsl:template match="form[@id='referral']" mode="class">flow-top</xsl:template>
	<xsl:template match="form[@id='referral']" mode="actions"/>
	<xsl:template match="form[@id='referral']/field[@name='days']" mode="place"/>
	<xsl:template match="form[@id='referral']/field[@name='note']" mode="place"/>
	<xsl:template match="field[@name='fit']" mode="need"><span class="field__need"><t:say k="referral.must"/></span></xsl:template>

	<xsl:template match="page" mode="phone">
		<section aria-labelledby="part-4">
			<xsl:attribute name="class">part<xsl:if test="not(check[@name='reach']/@code)"> part--done</xsl:if></xsl:attribute>
			<xsl:call-template name="part"><xsl:with-param name="n" select="4"/><xsl:with-param name="name"><t:say k="referral.phone"/></xsl:with-param></xsl:call-template>
			<xsl:if test="form[@id='call']">
				<dl class="summary summary--plain">
					<div class="summary__row"><dt class="summary__key"><t:say k="referral.contact"/></dt><dd class="summary__value"><t:say k="referral.employer"><t:put n="name"><xsl:value-of select="employer/name"/></t:put><t:put n="contact"><xsl:value-of select="employer/contact"/></t:put></t:say><br/><xsl:apply-templates select="employer/phone" mode="tel"/></dd></div>
					<div class="summary__row"><dt class="summary__key"><t:say k="referral.hours"/></dt><dd class="summary__value"><xsl:apply-templates select="employer" mode="hours"/><xsl:if test="holiday"><br/><strong><t:say k="referral.holiday"><t:put n="name"><xsl:value-of select="holiday/name"/></t:put></t:say></strong></xsl:if></dd></div>
				</dl>
			</xsl:if>
			<h3 class="flow-top"><t:say k="referral.calls"/></h3>
			<xsl:if test="not(call)"><p class="soft"><t:say k="referral.no-call"/></p></xsl:if>
			<xsl:if test="call"><ul class="tasks flow-top"><xsl:apply-templates select="call"/></ul></xsl:if>
			<xsl:for-each select="exemption">
				<h3 class="flow-top"><t:say k="referral.exempted"/></h3>
				<p><t:say k="referral.exemption"><t:put n="why"><xsl:apply-templates select="@code" mode="word"/></t:put><t:put n="at"><xsl:apply-templates select="exemption_at" mode="time-short"/></t:put></t:say></p>
				<xsl:if test="exemption_reason"><xsl:apply-templates select="exemption_reason" mode="lines"/></xsl:if>
			</xsl:for-each>
			<xsl:if test="form[@id='call']">
				<div class="section section--near">
					<h3><t:say k="referral.record-call"/></h3>
					<xsl:apply-templates select="form[@id='call']"/>
				</div>
				<div class="section section--near">
					<h3><t:say k="referral.without-call"/></h3>
					<xsl:choose>
						<xsl:when test="form[@id='exemption']">
							<p class="note flow-top"><xsl:if test="not(form[@id='exemption']/field/option[@value='outside_hours'])"><t:say k="referral.in-hours"/></xsl:if><t:say k="referral.moment"/></p>
							<xsl:apply-templates select="form[@id='exemption']"/>
						</xsl:when>
						<xsl:otherwise><p class="note flow-top"><t:say k="referral.no-exemption"/></p></xsl:otherwise>
					</xsl:choose>
				</div>
			</xsl:if>
		</section>
	</xsl:template>

	<xsl:template match="call">
		<li class="tasks__item">
			<span>
				<xsl:choose>
					<xsl:when test="person"><t:say k="referral.call-person"><t:put n="at"><xsl:apply-templates select="called_at" mode="time-short"/></t:put><t:put n="staff"><xsl:value-of select="staff"/></t:put><t:put n="person"><xsl:value-of select="person"/></t:put></t:say></xsl:when>
					<xsl:otherwise><t:say k="referral.call"><t:put n="at"><xsl:apply-templates select="called_at" mode="time-short"/></t:put><t:put n="staff"><xsl:value-of select="staff"/></t:put></t:say></xsl:otherwise>
				</xsl:choose>
			</span>
			<xsl:apply-templates select="outcome" mode="tag"/>
		</li>
	</xsl:template>

	<xsl:template match="employer" mode="hours">
		<t:say k="referral.hours-at">
			<t:put n="days"><xsl:apply-templates select="reach_days" mode="days"/></t:put>
			<t:put n="from"><xsl:apply-templates select="reach_from" mode="clock"/></t:put>
			<t:put n="to"><xsl:apply-templates select="reach_to" mode="clock"/></t:put>
		</t:say>
	</xsl:template>

	<!-- Without the zero before the hour; refused, both in one row (R3). -->
	<xsl:template match="reach_from|reach_to" mode="clock"><xsl:value-of select="concat(number(substring(.,1,2)),substring(.,3,3))"/></xsl:template>
	<xsl:template match="refusal/reach_from" mode="value">
		<t:say k="referral.reach">
			<t:put n="from"><xsl:apply-templates select="." mode="clock"/></t:put>
			<t:put n="to"><xsl:apply-templates select="../reach_to" mode="clock"/></t:put>
		</t:say>
	</xsl:template>
	<xsl:template match="refusal/reach_to" mode="row"/>

	<!-- Bit 0 is Monday, bit 6 Sunday. -->
	<xsl:template match="reach_days" mode="days">
		<xsl:if test=". = 31"><t:say k="referral.weekdays"/></xsl:if>
		<xsl:if test=". != 31">
			<xsl:if test=". mod 2 = 1"><t:say k="referral.day-1"/></xsl:if>
			<xsl:if test="floor(. div 2) mod 2 = 1"><t:say k="referral.day-2"/></xsl:if>
			<xsl:if test="floor(. div 4) mod 2 = 1"><t:say k="referral.day-3"/></xsl:if>
			<xsl:if test="floor(. div 8) mod 2 = 1"><t:say k="referral.day-4"/></xsl:if>
			<xsl:if test="floor(. div 16) mod 2 = 1"><t:say k="referral.day-5"/></xsl:if>
			<xsl:if test="floor(. div 32) mod 2 = 1"><t:say k="referral.day-6"/></xsl:if>
			<xsl:if test="floor(. div 64) mod 2 = 1"><t:say k="referral.day-7"/></xsl:if>
			<t:say k="referral.days-end"/>
		</xsl:if>
	</xsl:template>

	<xsl:template match="form[@id='call']" mode="class">flow-top</xsl:template>
	<xsl:template match="form[@id='call']/field[@name='outcome']" mode="choices">choices choices--two</xsl:template>
	<xsl:template match="form[@id='call']" mode="style">button button--second</xsl:template>
	<xsl:template match="form[@id='exemption']" mode="class">flow-top</xsl:template>
	<xsl:template match="form[@id='exemption']" mode="style">button button--second</xsl:template>
	<xsl:template match="form[@id='exemption']/field[@name='reason']" mode="rows">2</xsl:template>

	<xsl:template match="page" mode="sending">
		<section aria-labelledby="part-5">
			<xsl:attribute name="class">part<xsl:if test="not(check)"> part--done</xsl:if></xsl:attribute>
			<xsl:call-template name="part"><xsl:with-param name="n" select="5"/><xsl:with-param name="name"><t:say k="referral.sending"/></xsl:with-param></xsl:call-template>
			<xsl:choose>
				<xsl:when test="form[@id='referral']"><xsl:apply-templates select="form[@id='referral']" mode="rest"/></xsl:when>
				<xsl:otherwise>
					<dl class="summary summary--plain">
						<xsl:if test="referral/sent_at"><div class="summary__row"><dt class="summary__key"><t:say k="referral.sent-at"/></dt><dd class="summary__value"><xsl:apply-templates select="referral/sent_at" mode="time"/></dd></div></xsl:if>
						<xsl:if test="referral/sent_at and referral/apply_until"><xsl:apply-templates select="referral/apply_until" mode="row"/></xsl:if>
						<xsl:apply-templates select="referral/note" mode="row"/>
					</dl>
				</xsl:otherwise>
			</xsl:choose>
		</section>
	</xsl:template>

	<!-- What of the form stands outside it. -->
	<xsl:template match="form" mode="rest">
		<xsl:for-each select="field[@name='days']">
			<div>
				<xsl:attribute name="class">field<xsl:if test="@error"> field--error</xsl:if></xsl:attribute>
				<label class="field__label" for="referral-days"><xsl:apply-templates select="." mode="label"/><xsl:apply-templates select="." mode="need"/></label>
				<p class="field__hint" id="referral-days-hint"><xsl:apply-templates select="." mode="hint"/></p>
				<xsl:if test="@error"><p class="field__error" id="referral-days-error"><xsl:apply-templates select="." mode="error"/></p></xsl:if>
				<input class="input input--short" id="referral-days" name="days" form="form-referral" type="text" inputmode="numeric" required="" value="{.}">
					<xsl:attribute name="aria-describedby">referral-days-hint<xsl:if test="@error"> referral-days-error</xsl:if></xsl:attribute>
					<xsl:if test="@error"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
				</input>
			</div>
		</xsl:for-each>
		<xsl:for-each select="field[@name='note']">
			<div>
				<xsl:attribute name="class">field<xsl:if test="@error"> field--error</xsl:if></xsl:attribute>
				<label class="field__label" for="referral-note"><xsl:apply-templates select="." mode="label"/><xsl:apply-templates select="." mode="need"/></label>
				<xsl:if test="@error"><p class="field__error" id="referral-note-error"><xsl:apply-templates select="." mode="error"/></p></xsl:if>
				<textarea class="input" id="referral-note" name="note" form="form-referral" rows="3" maxlength="{@max}">
					<xsl:if test="@error"><xsl:attribute name="aria-invalid">true</xsl:attribute><xsl:attribute name="aria-describedby">referral-note-error</xsl:attribute></xsl:if>
					<xsl:value-of select="."/>
				</textarea>
			</div>
		</xsl:for-each>
		<div class="actions"><button class="button button--second" type="submit" form="form-referral"><xsl:apply-templates select="." mode="button"/></button></div>
	</xsl:template>

	<!-- Beside a draft: each need, then sending when all are met. -->
	<xsl:template match="page" mode="ready">
		<div class="card card--side card--lead flow">
			<h2 class="card__title" id="ready"><t:say k="referral.ready"/></h2>
			<ul class="tasks"><xsl:apply-templates select="check"/></ul>
			<xsl:for-each select="check[@code]">
				<p class="small"><xsl:apply-templates select="@code" mode="advice"/><xsl:if test="@name='other'"><xsl:text> </xsl:text><a href="/staff/referrals/{../other/@id}"><t:say k="referral.other"/></a></xsl:if></p>
			</xsl:for-each>
			<xsl:for-each select="form[@id='send']">
				<form id="form-send" method="{@method}" action="{@action}" enctype="{@enctype}">
					<xsl:apply-templates select="." mode="hidden"/>
					<button class="button" type="submit">
						<xsl:choose>
							<xsl:when test="../seeker/@mypage='0'"><t:say k="referral.send-paper"/></xsl:when>
							<xsl:otherwise><xsl:apply-templates select="." mode="button"/></xsl:otherwise>
						</xsl:choose>
					</button>
				</form>
			</xsl:for-each>
			<button class="button button--second" type="submit" form="form-referral"><xsl:apply-templates select="form[@id='referral']" mode="button"/></button>
			<xsl:if test="form[@id='send']"><p class="small"><t:say k="referral.unsaved"/></p></xsl:if>
			<xsl:choose>
				<xsl:when test="seeker/@mypage='1'"><p class="small soft"><t:say k="referral.hidden"/></p></xsl:when>
				<xsl:otherwise><p class="small"><t:say k="referral.paper"/></p></xsl:otherwise>
			</xsl:choose>
		</div>
	</xsl:template>

	<xsl:template match="check">
		<li class="tasks__item">
			<span><xsl:apply-templates select="@name" mode="word"/></span>
			<xsl:choose>
				<xsl:when test="@code='call_not_possible' or @code='job_invalid' or @code='send_registration'"><span class="tag tag--bad"><xsl:apply-templates select="@code" mode="word"/></span></xsl:when>
				<xsl:when test="@code"><span class="tag tag--warn"><xsl:apply-templates select="@code" mode="word"/></span></xsl:when>
				<xsl:when test="@name='job'"><span class="tag tag--good"><xsl:apply-templates select="../job/valid_until" mode="date-short"/></span></xsl:when>
				<xsl:when test="@name='registration'"><span class="tag tag--good"><xsl:apply-templates select="../seeker/valid_until" mode="date-short"/></span></xsl:when>
				<xsl:when test="@name='days'"><span class="tag tag--good"><t:say k="referral.days"><t:put n="days"><xsl:value-of select="../referral/days"/></t:put></t:say></span></xsl:when>
				<xsl:otherwise><span class="tag tag--good"><xsl:apply-templates select="@name" mode="met"/></span></xsl:otherwise>
			</xsl:choose>
		</li>
	</xsl:template>

	<!-- Beside one that was sent: how it stands. -->
	<xsl:template match="referral" mode="state">
		<div class="card card--side card--lead flow">
			<h2 class="card__title" id="ready"><t:say k="referral.state"/></h2>
			<p><xsl:apply-templates select="@state" mode="tag"/></p>
			<xsl:choose>
				<xsl:when test="@state='sent'">
					<xsl:apply-templates select="apply_until" mode="deadline"><xsl:with-param name="label"><t:say k="referral.until"/></xsl:with-param></xsl:apply-templates>
					<p class="small"><t:say k="referral.waiting"/></p>
					<p class="small soft"><t:say k="referral.hidden"/></p>
				</xsl:when>
				<xsl:when test="@state='applied'">
					<p class="small">
						<xsl:if test="@way='paper'"><t:say k="referral.handed"/></xsl:if>
						<xsl:if test="not(@way='paper')"><t:say k="referral.applied"/></xsl:if>
					</p>
					<dl class="summary summary--plain summary--narrow"><div class="summary__row"><dt class="summary__key"><xsl:if test="@way='paper'"><t:say k="referral.handed-at"/></xsl:if><xsl:if test="not(@way='paper')"><t:say k="referral.applied-at"/></xsl:if></dt><dd class="summary__value"><xsl:apply-templates select="ended_at" mode="time"/></dd></div></dl>
					<xsl:if test="@way='paper'">
						<a class="button" href="/staff/referrals/{@id}/letter"><t:say k="referral.letter"/></a>
						<p class="small"><t:say k="referral.letter-lead"/></p>
					</xsl:if>
				</xsl:when>
				<xsl:when test="@state='lapsed'">
					<p class="small"><t:say k="referral.lapsed"/></p>
					<p><xsl:apply-templates select="apply_until" mode="until"/></p>
				</xsl:when>
				<xsl:otherwise>
					<dl class="summary summary--plain summary--narrow">
						<div class="summary__row"><dt class="summary__key"><xsl:if test="sent_at"><t:say k="referral.withdrawn-at"/></xsl:if><xsl:if test="not(sent_at)"><t:say k="referral.dropped-at"/></xsl:if></dt><dd class="summary__value"><xsl:apply-templates select="ended_at" mode="time"/></dd></div>
						<xsl:apply-templates select="withdrawn_reason" mode="row"/>
					</dl>
				</xsl:otherwise>
			</xsl:choose>
			<xsl:if test="@state='lapsed' or @state='withdrawn'">
				<a class="button button--second" href="/staff/referrals/new?seeker={../seeker/@number}&amp;job={../job/@number}"><t:say k="referral.again"/></a>
			</xsl:if>
		</div>
	</xsl:template>

	<xsl:template match="form" mode="part">
		<section class="section" aria-labelledby="withdraw">
			<h2 class="section__title" id="withdraw">
				<xsl:choose>
					<xsl:when test="../referral/@state='draft'"><t:say k="referral.drop"/></xsl:when>
					<xsl:otherwise><t:say k="referral.withdraw"/></xsl:otherwise>
				</xsl:choose>
			</h2>
			<p>
				<xsl:choose>
					<xsl:when test="../referral/@state='draft'"><t:say k="referral.drop-lead"/></xsl:when>
					<xsl:otherwise><t:say k="referral.withdraw-lead"/></xsl:otherwise>
				</xsl:choose>
			</p>
			<xsl:apply-templates select="."/>
		</section>
	</xsl:template>
	<xsl:template match="form[@id='withdraw']" mode="class">flow-top</xsl:template>
	<xsl:template match="form[@id='withdraw']" mode="submit">
		<button class="button button--danger" type="submit">
			<xsl:choose>
				<xsl:when test="../referral/@state='draft'"><t:say k="referral.drop-button"/></xsl:when>
				<xsl:otherwise><xsl:apply-templates select="." mode="button"/></xsl:otherwise>
			</xsl:choose>
		</button>
	</xsl:template>
	<xsl:template match="form[@id='withdraw']/field" mode="rows">2</xsl:template>
</xsl:stylesheet>
