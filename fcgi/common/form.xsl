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
		field mode="input"        the control alone
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
				<xsl:with-param name="hint" select="$hint"/>
			</xsl:apply-templates>
		</div>
	</xsl:template>

	<!-- One of several, or several of them. -->
	<xsl:template match="field[@type='choice'] | field[@type='checks']">
		<xsl:variable name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:variable name="hint"><xsl:apply-templates select="." mode="hint"/></xsl:variable>
		<fieldset>
			<xsl:attribute name="class">field<xsl:if test="@error"> field--error</xsl:if></xsl:attribute>
			<xsl:apply-templates select="." mode="described">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="hint" select="$hint"/>
			</xsl:apply-templates>
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
		<div>
			<xsl:attribute name="class">field<xsl:if test="@error"> field--error</xsl:if></xsl:attribute>
			<xsl:apply-templates select="." mode="about">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="hint" select="$hint"/>
			</xsl:apply-templates>
			<xsl:apply-templates select="." mode="input">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="hint" select="$hint"/>
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
	<xsl:template match="field[@error='missing'][@type='choice'] | field[@error='missing'][@type='checks'] | field[@error='missing'][@type='select']" mode="error">
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

	<!-- Which hint and error belong to a control, and that it is wrong. -->
	<xsl:template match="field" mode="described">
		<xsl:param name="id"/>
		<xsl:param name="hint"/>
		<xsl:choose>
			<xsl:when test="@error and $hint != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat($id,'-hint ',$id,'-error')"/></xsl:attribute></xsl:when>
			<xsl:when test="@error"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat($id,'-error')"/></xsl:attribute></xsl:when>
			<xsl:when test="$hint != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat($id,'-hint')"/></xsl:attribute></xsl:when>
		</xsl:choose>
	</xsl:template>

	<!-- What every single control has. -->
	<xsl:template match="field" mode="control">
		<xsl:param name="id"/>
		<xsl:param name="hint"/>
		<xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute>
		<xsl:attribute name="name"><xsl:value-of select="@name"/></xsl:attribute>
		<xsl:attribute name="class">input <xsl:apply-templates select="." mode="size"/></xsl:attribute>
		<xsl:apply-templates select="." mode="described">
			<xsl:with-param name="id" select="$id"/>
			<xsl:with-param name="hint" select="$hint"/>
		</xsl:apply-templates>
		<xsl:if test="@required='1'"><xsl:attribute name="required"/></xsl:if>
		<xsl:if test="@error"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
	</xsl:template>

	<xsl:template match="field" mode="input">
		<xsl:param name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:param name="hint"/>
		<input>
			<xsl:apply-templates select="." mode="control">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="hint" select="$hint"/>
			</xsl:apply-templates>
			<xsl:apply-templates select="." mode="type"/>
			<xsl:choose>
				<xsl:when test="@type='password'"/>
				<xsl:when test="@type='time'"><xsl:attribute name="value"><xsl:value-of select="substring(.,1,16)"/></xsl:attribute></xsl:when>
				<xsl:otherwise><xsl:attribute name="value"><xsl:value-of select="."/></xsl:attribute></xsl:otherwise>
			</xsl:choose>
			<xsl:if test="@max and @type != 'int' and @type != 'number' and @type != 'date' and @type != 'time' and @type != 'clock'">
				<xsl:attribute name="maxlength"><xsl:value-of select="@max"/></xsl:attribute>
			</xsl:if>
		</input>
	</xsl:template>

	<!-- The kind of input, its keyboard, and what a browser may fill in. -->
	<xsl:template match="field" mode="type">
		<xsl:choose>
			<xsl:when test="@type='mail'">
				<xsl:attribute name="type">email</xsl:attribute>
				<xsl:attribute name="inputmode">email</xsl:attribute>
				<xsl:if test="../@id='login'"><xsl:attribute name="autocomplete">username</xsl:attribute></xsl:if>
			</xsl:when>
			<xsl:when test="@type='password'">
				<xsl:attribute name="type">password</xsl:attribute>
				<xsl:attribute name="autocomplete">current-password</xsl:attribute>
			</xsl:when>
			<xsl:when test="@type='phone'">
				<xsl:attribute name="type">tel</xsl:attribute>
				<xsl:attribute name="inputmode">tel</xsl:attribute>
			</xsl:when>
			<xsl:when test="@type='int' or @type='number' or @type='postcode'">
				<xsl:attribute name="type">text</xsl:attribute>
				<xsl:attribute name="inputmode">numeric</xsl:attribute>
			</xsl:when>
			<xsl:when test="@type='date'"><xsl:attribute name="type">date</xsl:attribute></xsl:when>
			<xsl:when test="@type='time'"><xsl:attribute name="type">datetime-local</xsl:attribute></xsl:when>
			<xsl:when test="@type='clock'"><xsl:attribute name="type">time</xsl:attribute></xsl:when>
			<xsl:when test="@type='search'"><xsl:attribute name="type">search</xsl:attribute></xsl:when>
			<xsl:otherwise><xsl:attribute name="type">text</xsl:attribute></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="field[@type='area']" mode="input">
		<xsl:param name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:param name="hint"/>
		<textarea>
			<xsl:apply-templates select="." mode="control">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="hint" select="$hint"/>
			</xsl:apply-templates>
			<xsl:attribute name="rows"><xsl:apply-templates select="." mode="rows"/></xsl:attribute>
			<xsl:if test="@max"><xsl:attribute name="maxlength"><xsl:value-of select="@max"/></xsl:attribute></xsl:if>
			<xsl:value-of select="."/>
		</textarea>
	</xsl:template>

	<xsl:template match="field[@type='select']" mode="input">
		<xsl:param name="id" select="concat(../@id,../../@id,../../@number,'-',@name)"/>
		<xsl:param name="hint"/>
		<select>
			<xsl:apply-templates select="." mode="control">
				<xsl:with-param name="id" select="$id"/>
				<xsl:with-param name="hint" select="$hint"/>
			</xsl:apply-templates>
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
		<xsl:param name="hint"/>
		<label class="choice">
			<input class="box" type="checkbox" id="{$id}" name="{@name}" value="1">
				<xsl:apply-templates select="." mode="described">
					<xsl:with-param name="id" select="$id"/>
					<xsl:with-param name="hint" select="$hint"/>
				</xsl:apply-templates>
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
