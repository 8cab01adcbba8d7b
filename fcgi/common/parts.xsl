<?xml version="1.0" encoding="UTF-8"?>
<!--
	Small things that every page needs. Call them with apply-templates on the
	element or attribute that holds the value.

	Instants (2026-11-20T14:30:00+09:00) and days (2026-11-20), as time
	elements; with the weekday when the element carries @weekday:
		mode="time"   mode="time-short"     day and clock; short: no year
		mode="day"    mode="day-short"      the day with its weekday
		mode="date"   mode="date-short"     the day without, for tables
		mode="until"  mode="until-short"    a deadline, "to the end of ..."
		mode="end"    mode="end-short"      the same as a noun
		mode="era"                          with the era's year, for letters
		mode="era-year"                     a year with its era's
		mode="left"                         time left, of @left in seconds
		mode="deadline"                     the component; with-param label

	Values:
		mode="row"       a row of dl.summary: fact and value; none when empty
		mode="value"     instants and days as above, else the word for a code
		mode="lines"     text that keeps its line breaks
		mode="number"    1,284          mode="yen"  the same with its unit
		mode="tel"       a phone number as a link
		mode="tag"       a state as span.tag; mode="tone" says its colour

	Components: pages, office mode="contact", notification mode="news"; named
	step (of a timeline) and task (of a task list).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:template match="*|@*" mode="time">
		<time datetime="{substring(.,1,19)}{substring('+09:00',1,6 * (string-length(.) &gt; 10))}"><xsl:call-template name="year-words"/><xsl:call-template name="day-words"/><xsl:call-template name="gap"/><xsl:call-template name="clock"/></time>
	</xsl:template>

	<xsl:template match="*|@*" mode="time-short">
		<time datetime="{substring(.,1,19)}{substring('+09:00',1,6 * (string-length(.) &gt; 10))}"><xsl:call-template name="day-words"/><xsl:call-template name="gap"/><xsl:call-template name="clock"/></time>
	</xsl:template>

	<xsl:template match="*|@*" mode="day">
		<time datetime="{substring(.,1,10)}"><xsl:call-template name="year-words"/><xsl:call-template name="day-words"/><xsl:call-template name="weekday"/></time>
	</xsl:template>

	<xsl:template match="*|@*" mode="day-short">
		<time datetime="{substring(.,1,10)}"><xsl:call-template name="day-words"/><xsl:call-template name="weekday"/></time>
	</xsl:template>

	<xsl:template match="*|@*" mode="date">
		<time datetime="{substring(.,1,10)}"><xsl:call-template name="year-words"/><xsl:call-template name="day-words"/></time>
	</xsl:template>

	<xsl:template match="*|@*" mode="date-short">
		<time datetime="{substring(.,1,10)}"><xsl:call-template name="day-words"/></time>
	</xsl:template>

	<xsl:template match="*|@*" mode="until">
		<time datetime="{substring(.,1,19)}{substring('+09:00',1,6 * (string-length(.) &gt; 10))}"><xsl:call-template name="year-words"/><xsl:call-template name="day-words"/><xsl:call-template name="weekday"/><xsl:call-template name="until-words"/></time>
	</xsl:template>

	<xsl:template match="*|@*" mode="until-short">
		<time datetime="{substring(.,1,19)}{substring('+09:00',1,6 * (string-length(.) &gt; 10))}"><xsl:call-template name="day-words"/><xsl:call-template name="weekday"/><xsl:call-template name="until-words"/></time>
	</xsl:template>

	<xsl:template match="*|@*" mode="end">
		<time datetime="{substring(.,1,19)}{substring('+09:00',1,6 * (string-length(.) &gt; 10))}"><xsl:call-template name="year-words"/><xsl:call-template name="day-words"/><xsl:call-template name="weekday"/><xsl:call-template name="end-words"/></time>
	</xsl:template>

	<xsl:template match="*|@*" mode="end-short">
		<time datetime="{substring(.,1,19)}{substring('+09:00',1,6 * (string-length(.) &gt; 10))}"><xsl:call-template name="day-words"/><xsl:call-template name="weekday"/><xsl:call-template name="end-words"/></time>
	</xsl:template>

	<!-- The pieces of the above. -->
	<xsl:template name="year-words">
		<t:say k="time.year"><t:put n="year"><xsl:value-of select="substring(.,1,4)"/></t:put></t:say>
	</xsl:template>

	<xsl:template name="day-words">
		<t:say k="time.day">
			<t:put n="month"><xsl:value-of select="number(substring(.,6,2))"/></t:put>
			<t:put n="day"><xsl:value-of select="number(substring(.,9,2))"/></t:put>
		</t:say>
	</xsl:template>

	<xsl:template name="weekday">
		<xsl:if test="@weekday">
			<t:say k="time.weekday"><t:put n="weekday"><xsl:apply-templates select="@weekday" mode="word"/></t:put></t:say>
		</xsl:if>
	</xsl:template>

	<!-- Between day and clock: the weekday, else a space. -->
	<xsl:template name="gap">
		<xsl:choose>
			<xsl:when test="@weekday"><t:say k="time.weekday"><t:put n="weekday"><xsl:apply-templates select="@weekday" mode="word"/></t:put></t:say></xsl:when>
			<xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="clock">
		<xsl:value-of select="concat(number(substring(.,12,2)),substring(.,14,3))"/>
	</xsl:template>

	<!-- A deadline is the last instant that holds: the end of a day, or one. -->
	<xsl:template name="until-words">
		<xsl:choose>
			<xsl:when test="contains(.,'T23:59:59') or not(contains(.,'T'))"><t:say k="time.until-end"/></xsl:when>
			<xsl:otherwise>
				<xsl:if test="not(@weekday)"><xsl:text> </xsl:text></xsl:if>
				<t:say k="time.until"><t:put n="clock"><xsl:call-template name="clock"/></t:put></t:say>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="end-words">
		<xsl:choose>
			<xsl:when test="contains(.,'T23:59:59') or not(contains(.,'T'))"><t:say k="time.end"/></xsl:when>
			<xsl:otherwise><xsl:if test="not(@weekday)"><xsl:text> </xsl:text></xsl:if><xsl:call-template name="clock"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="*|@*" mode="era">
		<time datetime="{substring(.,1,10)}"><xsl:apply-templates select="." mode="era-year"/><xsl:call-template name="day-words"/></time>
	</xsl:template>

	<!-- Eras begin on a day; a year alone counts to the one it ends in. -->
	<xsl:template match="*|@*" mode="era-year">
		<xsl:variable name="day" select="number(substring(concat(translate(substring(.,1,10),'-',''),'1231'),1,8))"/>
		<xsl:variable name="year" select="number(substring(.,1,4))"/>
		<xsl:choose>
			<xsl:when test="$day &gt;= 20190501">
				<t:say k="time.reiwa">
					<t:put n="year"><xsl:value-of select="$year"/></t:put>
					<t:put n="of"><xsl:call-template name="era-count"><xsl:with-param name="n" select="$year - 2018"/></xsl:call-template></t:put>
				</t:say>
			</xsl:when>
			<xsl:when test="$day &gt;= 19890108">
				<t:say k="time.heisei">
					<t:put n="year"><xsl:value-of select="$year"/></t:put>
					<t:put n="of"><xsl:call-template name="era-count"><xsl:with-param name="n" select="$year - 1988"/></xsl:call-template></t:put>
				</t:say>
			</xsl:when>
			<xsl:when test="$day &gt;= 19261225">
				<t:say k="time.showa">
					<t:put n="year"><xsl:value-of select="$year"/></t:put>
					<t:put n="of"><xsl:call-template name="era-count"><xsl:with-param name="n" select="$year - 1925"/></xsl:call-template></t:put>
				</t:say>
			</xsl:when>
			<xsl:otherwise>
				<t:say k="time.year"><t:put n="year"><xsl:value-of select="$year"/></t:put></t:say>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="era-count">
		<xsl:param name="n"/>
		<xsl:choose>
			<xsl:when test="$n = 1"><t:say k="time.first"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$n"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Whole days; below one, hours and minutes. -->
	<xsl:template match="*" mode="left">
		<xsl:choose>
			<xsl:when test="@left &lt; 0"><t:say k="time.passed"/></xsl:when>
			<xsl:when test="@left &lt; 60"><t:say k="time.moment"/></xsl:when>
			<xsl:when test="@left &lt; 3600">
				<t:say k="time.left-minutes">
					<t:put n="minutes"><xsl:value-of select="floor(@left div 60)"/></t:put>
				</t:say>
			</xsl:when>
			<xsl:when test="@left &lt; 86400">
				<t:say k="time.left-hours">
					<t:put n="hours"><xsl:value-of select="floor(@left div 3600)"/></t:put>
					<t:put n="minutes"><xsl:value-of select="floor((@left mod 3600) div 60)"/></t:put>
				</t:say>
			</xsl:when>
			<xsl:otherwise>
				<t:say k="time.left-days">
					<t:put n="days"><xsl:value-of select="floor(@left div 86400)"/></t:put>
				</t:say>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="*" mode="deadline">
		<xsl:param name="label"/>
		<p>
			<xsl:attribute name="class">deadline<xsl:if test="@left &lt; 86400"> deadline--warn</xsl:if></xsl:attribute>
			<span class="deadline__label"><xsl:value-of select="$label"/></span>
			<span class="deadline__left"><xsl:apply-templates select="." mode="left"/></span>
			<span class="deadline__at"><xsl:apply-templates select="." mode="until"/></span>
		</p>
	</xsl:template>

	<xsl:template match="*|@*" mode="row">
		<xsl:if test=". != ''">
			<div class="summary__row">
				<dt class="summary__key"><xsl:apply-templates select="." mode="fact"/></dt>
				<dd class="summary__value"><xsl:apply-templates select="." mode="value"/></dd>
			</div>
		</xsl:if>
	</xsl:template>

	<xsl:template match="*|@*" mode="value">
		<xsl:choose>
			<xsl:when test="@left"><xsl:apply-templates select="." mode="end"/></xsl:when>
			<xsl:when test="@weekday and contains(.,'T')"><xsl:apply-templates select="." mode="time"/></xsl:when>
			<xsl:when test="@weekday"><xsl:apply-templates select="." mode="day"/></xsl:when>
			<xsl:when test="contains(.,'&#10;')"><span class="lines"><xsl:value-of select="."/></span></xsl:when>
			<xsl:otherwise><xsl:apply-templates select="." mode="word"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="*|@*" mode="lines">
		<p class="lines"><xsl:value-of select="."/></p>
	</xsl:template>

	<xsl:template match="*|@*" mode="number">
		<xsl:variable name="n" select="string-length(.)"/>
		<span class="num">
			<xsl:choose>
				<xsl:when test="$n &gt; 6"><xsl:value-of select="concat(substring(.,1,$n - 6),',',substring(.,$n - 5,3),',',substring(.,$n - 2))"/></xsl:when>
				<xsl:when test="$n &gt; 3"><xsl:value-of select="concat(substring(.,1,$n - 3),',',substring(.,$n - 2))"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
			</xsl:choose>
		</span>
	</xsl:template>

	<xsl:template match="*|@*" mode="yen">
		<t:say k="number.yen"><t:put n="number"><xsl:apply-templates select="." mode="number"/></t:put></t:say>
	</xsl:template>

	<xsl:template match="*|@*" mode="tel">
		<a class="nowrap" href="tel:{translate(.,'-','')}"><xsl:value-of select="."/></a>
	</xsl:template>

	<xsl:template match="*|@*" mode="tag">
		<span>
			<xsl:attribute name="class">tag <xsl:apply-templates select="." mode="tone"/></xsl:attribute>
			<xsl:apply-templates select="." mode="word"/>
		</span>
	</xsl:template>

	<!-- The colour of a state; what waits for someone is "now". -->
	<xsl:template match="*|@*" mode="tone">
		<xsl:choose>
			<xsl:when test=". = 'selecting' or . = 'submitted' or . = 'sent' or . = 'new' or . = 'scanning'">tag--now</xsl:when>
			<xsl:when test=". = 'hired' or . = 'accepted' or . = 'applied' or . = 'possible' or . = 'safe' or . = 'stored'">tag--good</xsl:when>
			<xsl:when test=". = 'returned' or . = 'ended' or . = 'unanswered'">tag--warn</xsl:when>
			<xsl:when test=". = 'refused' or . = 'not_possible' or . = 'quarantined'">tag--bad</xsl:when>
		</xsl:choose>
	</xsl:template>

	<!-- Whom to call. -->
	<xsl:template match="office" mode="contact">
		<div class="contact flow">
			<h2 class="card__title"><t:say k="contact.title"/></h2>
			<p>
				<xsl:value-of select="@name|name"/><br/>
				<a class="contact__tel" href="tel:{translate(@phone|phone,'-','')}"><xsl:value-of select="@phone|phone"/></a><br/>
				<xsl:value-of select="@hours|hours"/>
			</p>
		</div>
	</xsl:template>

	<xsl:template match="notification" mode="news">
		<li>
			<xsl:attribute name="class">news__item<xsl:if test="@state='new'"> news__item--new</xsl:if></xsl:attribute>
			<span class="news__when"><xsl:apply-templates select="at" mode="time"/></span>
			<xsl:choose>
				<xsl:when test="@link"><a class="news__text" href="{@link}"><xsl:apply-templates select="@code" mode="word"/></a></xsl:when>
				<xsl:otherwise><span class="news__text"><xsl:apply-templates select="@code" mode="word"/></span></xsl:otherwise>
			</xsl:choose>
			<xsl:if test="office_name or job_number or title or name">
				<dl class="summary summary--plain summary--narrow small">
					<xsl:apply-templates select="office_name | job_number | title" mode="row"/>
					<xsl:apply-templates select="name" mode="news"/>
				</dl>
			</xsl:if>
		</li>
	</xsl:template>

	<!-- The other side: for a seeker, or of a job, the employer; else the seeker. -->
	<xsl:template match="name" mode="news">
		<div class="summary__row">
			<dt class="summary__key">
				<xsl:choose>
					<xsl:when test="/page/@door='seeker' or starts-with(../@code,'job_')"><t:say k="notifications.employer"/></xsl:when>
					<xsl:otherwise><xsl:apply-templates select="." mode="fact"/></xsl:otherwise>
				</xsl:choose>
			</dt>
			<dd class="summary__value"><xsl:value-of select="."/></dd>
		</div>
	</xsl:template>

	<!-- Pages of a list: the first, the last, and those around this one. -->
	<xsl:template match="pages">
		<nav class="pages" aria-label="[[pages.name]]">
			<p class="small soft">
				<xsl:if test="not(@last &gt; 1)"><t:say k="pages.all"><t:put n="count"><xsl:value-of select="@count"/></t:put></t:say></xsl:if>
				<xsl:if test="@last &gt; 1">
					<t:say k="pages.count">
						<t:put n="count"><xsl:apply-templates select="@count" mode="number"/></t:put>
						<t:put n="from"><xsl:value-of select="(@page - 1) * @size + (@count &gt; 0)"/></t:put>
						<t:put n="to">
							<xsl:choose>
								<xsl:when test="@page * @size &gt; @count"><xsl:value-of select="@count"/></xsl:when>
								<xsl:otherwise><xsl:value-of select="@page * @size"/></xsl:otherwise>
							</xsl:choose>
						</t:put>
					</t:say>
				</xsl:if>
			</p>
			<xsl:if test="@last &gt; 1">
				<ul class="pages__list">
					<xsl:if test="@page &gt; 1">
						<li><a class="pages__link" href="{@base}{@page - 1}" rel="prev"><t:say k="pages.before"/></a></li>
					</xsl:if>
					<xsl:call-template name="page-link"><xsl:with-param name="n" select="1"/></xsl:call-template>
					<xsl:if test="@page &gt; 4"><li aria-hidden="true"><span class="pages__link"><t:say k="pages.gap"/></span></li></xsl:if>
					<xsl:call-template name="page-links">
						<xsl:with-param name="n" select="@page - 2"/>
						<xsl:with-param name="to" select="@page + 2"/>
					</xsl:call-template>
					<xsl:if test="@page &lt; @last - 3"><li aria-hidden="true"><span class="pages__link"><t:say k="pages.gap"/></span></li></xsl:if>
					<xsl:call-template name="page-link"><xsl:with-param name="n" select="number(@last)"/></xsl:call-template>
					<xsl:if test="@page &lt; @last">
						<li><a class="pages__link" href="{@base}{@page + 1}" rel="next"><t:say k="pages.after"/></a></li>
					</xsl:if>
				</ul>
			</xsl:if>
		</nav>
	</xsl:template>

	<xsl:template name="page-links">
		<xsl:param name="n"/>
		<xsl:param name="to"/>
		<xsl:if test="$n &gt; 1 and $n &lt; @last">
			<xsl:call-template name="page-link"><xsl:with-param name="n" select="$n"/></xsl:call-template>
		</xsl:if>
		<xsl:if test="$n &lt; $to">
			<xsl:call-template name="page-links">
				<xsl:with-param name="n" select="$n + 1"/>
				<xsl:with-param name="to" select="$to"/>
			</xsl:call-template>
		</xsl:if>
	</xsl:template>

	<xsl:template name="page-link">
		<xsl:param name="n"/>
		<li>
			<a class="pages__link" href="{@base}{$n}">
				<xsl:if test="$n = @page"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
				<span><span class="visually-hidden"><t:say k="pages.page"/></span><xsl:value-of select="$n"/></span>
			</a>
		</li>
	</xsl:template>

	<!-- One step of a timeline: done, now or to come; with its instant. -->
	<xsl:template name="step">
		<xsl:param name="name"/>
		<xsl:param name="at" select="/page/none"/>
		<xsl:param name="state"/>
		<xsl:param name="note"/>
		<li>
			<xsl:attribute name="class">timeline__step<xsl:if test="$state != ''"><xsl:value-of select="concat(' timeline__step--',$state)"/></xsl:if></xsl:attribute>
			<xsl:if test="$state = 'now'"><xsl:attribute name="aria-current">step</xsl:attribute></xsl:if>
			<span class="timeline__name"><xsl:value-of select="$name"/></span>
			<xsl:if test="$state = 'done'"><span class="visually-hidden"><t:say k="step.done"/></span></xsl:if>
			<xsl:if test="$state = 'now'"><span class="visually-hidden"><t:say k="step.now"/></span></xsl:if>
			<span class="timeline__when">
				<xsl:apply-templates select="$at" mode="step-when"/>
				<xsl:value-of select="$note"/>
			</span>
		</li>
	</xsl:template>

	<xsl:template match="*|@*" mode="step-when">
		<xsl:choose>
			<xsl:when test="@left"><xsl:apply-templates select="." mode="until"/></xsl:when>
			<xsl:when test="contains(.,'T')"><xsl:apply-templates select="." mode="time"/></xsl:when>
			<xsl:otherwise><xsl:apply-templates select="." mode="day"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- One line of a task list: what, and how it stands. -->
	<xsl:template name="task">
		<xsl:param name="name"/>
		<xsl:param name="word"/>
		<xsl:param name="tone"/>
		<li class="tasks__item">
			<span><xsl:value-of select="$name"/></span>
			<span class="tag {$tone}"><xsl:value-of select="$word"/></span>
		</li>
	</xsl:template>
</xsl:stylesheet>
