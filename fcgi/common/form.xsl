<?xml version="1.0" encoding="UTF-8"?>
<!--
	Forms, as they stand in the page's document: any form becomes the
	components field, choices, reveal and actions. Words come from the
	catalogue through the modes label, hint, option, error, button and group.

	<xsl:apply-templates select="form[@id='apply']"/> draws a whole form. A
	sheet may overrule any of these for its own form, field or option:

		form                      the whole form
		form  mode="class"        its class
		form  mode="hidden"       its hidden fields alone
		form  mode="fields"       all it shows, in the order of the document
		form  mode="actions"      div.actions with its button
		form  mode="submit"       the button alone
		form  mode="style"        class of the button: text
		field mode="place"        shows the field in its place; empty: it is
		                          shown elsewhere (a reveal, a column)
		group mode="place"        the same of a group
		field                     label, hint, error and control
		field mode="input"        the control alone; its params are id, and
		                          described: ids of its hint and error
		field mode="need"         the mark "required" or "optional"
		field mode="note"         markup between hint and control
		field mode="rows"         lines of a textarea: text
		field mode="size"         class of the input besides input: text
		field mode="choices"      class of the list of choices: text
		field mode="choose"       words of a select's empty option: text
		option mode="reveal"      what shows when it is chosen: div.reveal
		option mode="note"        small words in the choice: span.choice__note
		group                     section with h2 and the group's fields

	A field's id is FORM-NAME; with a form inside a row, FORM, the row's id or
	number, and NAME, so that the same form may stand in several rows.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:shokai:text" exclude-result-prefixes="t">
	<xsl:template match="form">
		<form id="form-{@id}{../@id}{../@number}" method="{@method}" action="{@action}" enctype="{@enctype}">
			<xsl:attribute name="class"><xsl:apply-templates select="." mode="class"/></xsl:attribute>
			<xsl:apply-templates select="." mode="hidden"/>
			<xsl:apply-templates select="." mode="fields"/>
			<xsl:apply-templates select="." mode="actions"/>
		</form>
	</xsl:template>

	<!-- A form that only asks: one line of filters. -->
	<xsl:template match="form[@method='get']">
		<form id="form-{@id}" class="filters" method="get" action="{@action}">
			<xsl:apply-templates select="." mode="hidden"/>
			<xsl:apply-templates select="." mode="fields"/>
			<div><xsl:apply-templates select="." mode="submit"/></div>
		</form>
	</xsl:template>

	<xsl:template match="form" mode="class">section section--near</xsl:template>
	<xsl:template match="form" mode="style">button</xsl:template>

	<xsl:template match="form" mode="hidden">
		<xsl:for-each select="field[@type='hidden']">
			<input type="hidden" name="{@name}" value="{.}"/>
		</xsl:for-each>
	</xsl:template>

	<xsl:template match="form" mode="fields">
		<xsl:apply-templates select="field | group" mode="place"/>
	</xsl:template>

	<xsl:template match="form" mode="actions">
		<div class="actions"><xsl:apply-templates select="." mode="submit"/></div>
	</xsl:template>

	<xsl:template match="form" mode="submit">
		<button type="submit">
			<xsl:attribute name="class"><xsl:apply-templates select="." mode="style"/></xsl:attribute>
			<xsl:apply-templates select="." mode="button"/>
		</button>
	</xsl:template>

	<!-- A section of a long form. -->
	<xsl:template match="group" mode="place">
		<xsl:apply-templates select="."/>
	</xsl:template>

	<xsl:template match="group">
		<section class="section" aria-labelledby="{../@id}-{@name}">
			<h2 class="section__title" id="{../@id}-{@name}"><xsl:apply-templates select="." mode="group"/></h2>
			<xsl:apply-templates select="field" mode="place"/>
		</section>
	</xsl:template>

	<xsl:template match="field" mode="place">
		<xsl:if test="@type != 'hidden'">
			<xsl:apply-templates select="."/>
		</xsl:if>
	</xsl:template>

	<!-- A line of the error summary: the words at the field, leading there. -->
	<xsl:template match="field" mode="summary">
		<li><a href="#{../@id}{../../@id}{../../@number}-{@name}"><xsl:apply-templates select="." mode="error"/></a></li>
	</xsl:template>

	<xsl:template match="field">
		<xsl:variable name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:variable name="hint"><xsl:apply-templates select="." mode="hint"/></xsl:variable>
		<xsl:variable name="described">
			<xsl:if test="$hint != ''"><xsl:value-of select="concat($id,'-hint ')"/></xsl:if>
			<xsl:if test="@error"><xsl:value-of select="concat($id,'-error')"/></xsl:if>
		</xsl:variable>
		<div>
			<xsl:attribute name="class">field<xsl:if test="@error"> field--error</xsl:if></xsl:attribute>
			<label class="field__label" for="{$id}">
				<xsl:apply-templates select="." mode="label"/>
				<xsl:apply-templates select="." mode="need"/>
			</label>
			<xsl:apply-templates select="." mode="about">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="hint" select="$hint"/>
			</xsl:apply-templates>
			<xsl:apply-templates select="." mode="input">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="described" select="$described"/>
			</xsl:apply-templates>
		</div>
	</xsl:template>

	<!-- One of several, or several of them. -->
	<xsl:template match="field[@type='choice'] | field[@type='checks']">
		<xsl:variable name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:variable name="hint"><xsl:apply-templates select="." mode="hint"/></xsl:variable>
		<xsl:variable name="described">
			<xsl:if test="$hint != ''"><xsl:value-of select="concat($id,'-hint ')"/></xsl:if>
			<xsl:if test="@error"><xsl:value-of select="concat($id,'-error')"/></xsl:if>
		</xsl:variable>
		<fieldset>
			<xsl:attribute name="class">field<xsl:if test="@error"> field--error</xsl:if></xsl:attribute>
			<xsl:if test="$described != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="$described"/></xsl:attribute></xsl:if>
			<legend class="field__label">
				<xsl:apply-templates select="." mode="label"/>
				<xsl:apply-templates select="." mode="need"/>
			</legend>
			<xsl:apply-templates select="." mode="about">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="hint" select="$hint"/>
			</xsl:apply-templates>
			<xsl:apply-templates select="." mode="input">
				<xsl:with-param name="id" select="$id"/>
			</xsl:apply-templates>
		</fieldset>
	</xsl:template>

	<!-- A single tick; its label is the choice. -->
	<xsl:template match="field[@type='check']">
		<xsl:variable name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:variable name="hint"><xsl:apply-templates select="." mode="hint"/></xsl:variable>
		<xsl:variable name="described">
			<xsl:if test="$hint != ''"><xsl:value-of select="concat($id,'-hint ')"/></xsl:if>
			<xsl:if test="@error"><xsl:value-of select="concat($id,'-error')"/></xsl:if>
		</xsl:variable>
		<div>
			<xsl:attribute name="class">field<xsl:if test="@error"> field--error</xsl:if></xsl:attribute>
			<xsl:apply-templates select="." mode="about">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="hint" select="$hint"/>
			</xsl:apply-templates>
			<xsl:apply-templates select="." mode="input">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="described" select="$described"/>
			</xsl:apply-templates>
		</div>
	</xsl:template>

	<xsl:template match="field" mode="need">
		<xsl:choose>
			<xsl:when test="../@method='get'"/>
			<xsl:when test="@required='1'"><span class="field__need field__need--must"><t:say k="form.must"/></span></xsl:when>
			<xsl:otherwise><span class="field__need"><t:say k="form.may"/></span></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- Hint, note and error, under the label. -->
	<xsl:template match="field" mode="about">
		<xsl:param name="id"/>
		<xsl:param name="hint"/>
		<xsl:if test="$hint != ''">
			<p class="field__hint" id="{$id}-hint"><xsl:value-of select="$hint"/></p>
		</xsl:if>
		<xsl:apply-templates select="." mode="note"/>
		<xsl:if test="@error">
			<p class="field__error" id="{$id}-error"><xsl:apply-templates select="." mode="error"/></p>
		</xsl:if>
	</xsl:template>

	<xsl:template match="field" mode="note"/>
	<xsl:template match="field" mode="rows">5</xsl:template>
	<xsl:template match="field" mode="choices">choices</xsl:template>
	<xsl:template match="field" mode="choose"><t:say k="form.choose"/></xsl:template>
	<xsl:template match="form[@method='get']/field" mode="choose"><t:say k="form.all"/></xsl:template>

	<!-- What is chosen or ticked is not "entered". -->
	<xsl:template match="field[@error='missing'][@type='choice'] | field[@error='missing'][@type='checks'] | field[@error='missing'][@type='select'] | field[@error='missing'][@type='file']" mode="error">
		<t:say k="form.missing-choice"><t:put n="label"><xsl:apply-templates select="." mode="label"/></t:put></t:say>
	</xsl:template>
	<xsl:template match="field[@error='missing'][@type='check']" mode="error">
		<t:say k="form.missing-check"><t:put n="label"><xsl:apply-templates select="." mode="label"/></t:put></t:say>
	</xsl:template>

	<xsl:template match="option" mode="reveal"/>
	<xsl:template match="option" mode="note"/>

	<xsl:template match="field" mode="size">
		<xsl:if test="@type='date' or @type='clock' or @type='int' or @type='postcode'">input--short</xsl:if>
	</xsl:template>

	<!--
		Controls. Each is named by its field, says which hint and error belong
		to it, and that it is wrong.
	-->
	<xsl:template match="field" mode="input">
		<xsl:param name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:param name="described"/>
		<input id="{$id}" name="{@name}">
			<xsl:attribute name="class">input <xsl:apply-templates select="." mode="size"/></xsl:attribute>
			<xsl:attribute name="type">
				<xsl:choose>
					<xsl:when test="@type='date' or @type='password' or @type='search'"><xsl:value-of select="@type"/></xsl:when>
					<xsl:when test="@type='mail'">email</xsl:when>
					<xsl:when test="@type='phone'">tel</xsl:when>
					<xsl:when test="@type='time'">datetime-local</xsl:when>
					<xsl:when test="@type='clock'">time</xsl:when>
					<xsl:otherwise>text</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
			<xsl:choose>
				<xsl:when test="@type='int' or @type='number' or @type='postcode'"><xsl:attribute name="inputmode">numeric</xsl:attribute></xsl:when>
				<xsl:when test="@type='mail' and ../@id='login'"><xsl:attribute name="autocomplete">username</xsl:attribute></xsl:when>
				<xsl:when test="@type='password'"><xsl:attribute name="autocomplete">current-password</xsl:attribute></xsl:when>
			</xsl:choose>
			<xsl:if test=". != '' and @type != 'password'">
				<xsl:attribute name="value"><xsl:value-of select="."/></xsl:attribute>
			</xsl:if>
			<xsl:if test="@max and not(@type='int' or @type='date' or @type='time' or @type='clock')">
				<xsl:attribute name="maxlength"><xsl:value-of select="@max"/></xsl:attribute>
			</xsl:if>
			<xsl:if test="$described != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="$described"/></xsl:attribute></xsl:if>
			<xsl:if test="@error"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
			<xsl:if test="@required='1'"><xsl:attribute name="required"/></xsl:if>
		</input>
	</xsl:template>

	<!-- No browser lets a page fill in a file. -->
	<xsl:template match="field[@type='file']" mode="input">
		<xsl:param name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:param name="described"/>
		<input class="input input--file" type="file" id="{$id}" name="{@name}">
			<xsl:if test="@accept"><xsl:attribute name="accept"><xsl:value-of select="@accept"/></xsl:attribute></xsl:if>
			<xsl:if test="@max"><xsl:attribute name="data-max"><xsl:value-of select="@max"/></xsl:attribute></xsl:if>
			<xsl:if test="$described != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="$described"/></xsl:attribute></xsl:if>
			<xsl:if test="@error"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
			<xsl:if test="@required='1'"><xsl:attribute name="required"/></xsl:if>
		</input>
	</xsl:template>

	<xsl:template match="field[@type='area']" mode="input">
		<xsl:param name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:param name="described"/>
		<textarea class="input" id="{$id}" name="{@name}">
			<xsl:attribute name="rows"><xsl:apply-templates select="." mode="rows"/></xsl:attribute>
			<xsl:if test="@max"><xsl:attribute name="maxlength"><xsl:value-of select="@max"/></xsl:attribute></xsl:if>
			<xsl:if test="$described != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="$described"/></xsl:attribute></xsl:if>
			<xsl:if test="@error"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
			<xsl:if test="@required='1'"><xsl:attribute name="required"/></xsl:if>
			<xsl:value-of select="."/>
		</textarea>
	</xsl:template>

	<xsl:template match="field[@type='select']" mode="input">
		<xsl:param name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:param name="described"/>
		<select id="{$id}" name="{@name}">
			<xsl:attribute name="class">input <xsl:apply-templates select="." mode="size"/></xsl:attribute>
			<xsl:if test="$described != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="$described"/></xsl:attribute></xsl:if>
			<xsl:if test="@error"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
			<xsl:if test="@required='1'"><xsl:attribute name="required"/></xsl:if>
			<xsl:if test="not(option[@value='']) and not(@required='1' and (option/@selected or ../@method='get'))">
				<option value=""><xsl:apply-templates select="." mode="choose"/></option>
			</xsl:if>
			<xsl:for-each select="option">
				<option value="{@value}">
					<xsl:if test="@selected='1'"><xsl:attribute name="selected"/></xsl:if>
					<xsl:apply-templates select="." mode="option"/>
				</option>
			</xsl:for-each>
		</select>
	</xsl:template>

	<!-- The first choice bears the field's id: an error leads to it. -->
	<xsl:template match="field[@type='choice'] | field[@type='checks']" mode="input">
		<xsl:param name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<div>
			<xsl:attribute name="class"><xsl:apply-templates select="." mode="choices"/></xsl:attribute>
			<xsl:for-each select="option">
				<label class="choice">
					<input class="box" name="{../@name}" value="{@value}">
						<xsl:choose>
							<xsl:when test="../@type='choice'"><xsl:attribute name="type">radio</xsl:attribute></xsl:when>
							<xsl:otherwise><xsl:attribute name="type">checkbox</xsl:attribute></xsl:otherwise>
						</xsl:choose>
						<xsl:if test="position()=1"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
						<xsl:if test="../@type='choice' and ../@required='1'"><xsl:attribute name="required"/></xsl:if>
						<xsl:if test="@selected='1'"><xsl:attribute name="checked"/></xsl:if>
					</input>
					<span><xsl:apply-templates select="." mode="option"/><xsl:apply-templates select="." mode="note"/></span>
				</label>
				<xsl:apply-templates select="." mode="reveal"/>
			</xsl:for-each>
		</div>
	</xsl:template>

	<xsl:template match="field[@type='check']" mode="input">
		<xsl:param name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:param name="described"/>
		<label class="choice">
			<input class="box" type="checkbox" id="{$id}" name="{@name}" value="1">
				<xsl:if test="$described != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="$described"/></xsl:attribute></xsl:if>
				<xsl:if test="@error"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
				<xsl:if test="@required='1'"><xsl:attribute name="required"/></xsl:if>
				<xsl:if test=". = '1'"><xsl:attribute name="checked"/></xsl:if>
			</input>
			<span>
				<xsl:apply-templates select="." mode="label"/>
				<xsl:if test="@required='1'"><xsl:apply-templates select="." mode="need"/></xsl:if>
			</span>
		</label>
	</xsl:template>
</xsl:stylesheet>
