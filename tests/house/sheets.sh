#!/usr/bin/env bash
# Every sheet loads with its catalogues and keeps to the plain subset of XSLT;
# what is outside it is refused, with its place; what sheets and catalogues
# mean is rendered as lib/port/sheet.h says. Keys that nobody uses are named.
set -euo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
render=${BUILD:-$top/build/test}/tests/house/render
common=$top/fcgi/common/ja.xml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0
bad=0

# Says how one test went: its exit status, and its name.
tell()
{
	local status=$1
	shift
	count=$((count + 1))
	if [ "$status" -eq 0 ]; then
		echo "ok $count - $*"
	else
		echo "not ok $count - $*"
		bad=1
	fi
}

# The sheets of a door: those that its routes name, and the refusals' page.
door_sheets()
{
	local name
	for name in $(grep -o '"[a-z]*/[a-z_-]*"' "$top/fcgi/$1/routes.c" |
		tr -d '"' | sort -u) common/refused; do
		[ ! -e "$top/fcgi/$name.xsl" ] || echo "$top/fcgi/$name.xsl"
	done
}

# Every door's sheets load with its words.
load_all()
{
	local sheet door
	for door in public seeker employer staff; do
		for sheet in $(door_sheets $door); do
			"$render" "$sheet" - "$common" \
				"$top/fcgi/$door/ja.xml"
			tell $? "$door: ${sheet#"$top/"}"
			echo "$sheet" >>"$work/loaded"
		done
	done 2>&1
}

# A sheet that is neither a page's nor imported is forgotten.
forgotten()
{
	local sheet line
	for sheet in $(find "$top/fcgi" -name '*.xsl'); do
		for line in $(sed -n 's/.*<xsl:import href="\([^"]*\)".*/\1/p' \
			"$sheet"); do
			realpath "${sheet%/*}/$line" >>"$work/loaded"
		done
	done
	for sheet in $(find "$top/fcgi" -name '*.xsl' | sort); do
		grep -qxF "$sheet" "$work/loaded"
		tell $? "used: ${sheet#"$top/"}"
	done
}

# Words stand in catalogues: a sheet is ASCII, its comments too.
ascii()
{
	local found
	found=$(LC_ALL=C grep -rlP '[^\x00-\x7f]' --include='*.xsl' \
		"$top/fcgi")
	tell "${#found}" "sheets hold no words $found"
}

# Keys of say that no sheet names (those of forms and facts are by name).
unused()
{
	local file key
	for file in "$top"/fcgi/*/ja.xml; do
		for key in $(sed -n 's/.*<say id="\([^"]*\)".*/\1/p' "$file"); do
			case $key in
			field.* | hint.* | option.* | button | button.* | group.* | \
				error | error.* | fact.* | separator) continue ;;
			esac
			grep -rqF --include='*.xsl' -e "k=\"$key\"" \
				-e "[[$key]]" "$top/fcgi" ||
				echo "# not used: $key (${file#"$top/"})"
		done
	done
}

sheet()
{
	printf '%s\n' '<xsl:stylesheet version="1.0"' \
		'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"' \
		'xmlns:t="urn:shokai:text" exclude-result-prefixes="t">' \
		"$1" '</xsl:stylesheet>'
}

catalogue()
{
	printf '<catalogue lang="ja">\n%s\n</catalogue>\n' "$1"
}

# A sheet that must be refused, with its file and line.
refused()
{
	local said
	sheet "$2" >"$work/no.xsl"
	catalogue '<say id="a">a</say><say id="b">a<br/></say>' >"$work/a.xml"
	if said=$("$render" "$work/no.xsl" - "$work/a.xml" 2>&1); then
		tell 1 "refused: $1"
	else
		grep -q 'no\.xsl\(:\| line \)[1-9]' <<<"$said" && tell 0 "refused: $1" ||
			tell 1 "refused without its place: $1 $said"
	fi
}

# The same inside a template.
refused_inside()
{
	refused "$1" "<xsl:template match=\"/\"><p>$2</p></xsl:template>"
}

subset()
{
	local x='xsl:value-of select'
	refused_inside 'any descendant' "<$x=\"//a\"/>"
	refused_inside 'a descendant below' "<$x=\"page//a\"/>"
	refused_inside 'an axis' "<$x=\"ancestor::a\"/>"
	refused_inside 'an axis with a space' "<$x=\"following :: a\"/>"
	refused_inside 'a root that is not page' "<$x=\"/other/a\"/>"
	refused_inside 'a prefix' "<$x=\"t:a\"/>"
	refused_inside 'document()' "<$x=\"document('x')\"/>"
	refused_inside 'key()' "<$x=\"key('x', 'y')\"/>"
	refused_inside 'current()' "<$x=\"current()\"/>"
	refused_inside 'a function with a space' "<$x=\"id ('x')\"/>"
	refused_inside 'format-number()' "<$x=\"format-number(1, '0')\"/>"
	refused_inside 'generate-id()' "<$x=\"generate-id()\"/>"
	refused_inside 'text()' "<$x=\"text()\"/>"
	refused_inside 'predicates in a predicate' "<$x=\"a[b[c]]\"/>"
	refused_inside 'a quote without end' "<$x=\"'a\"/>"
	refused_inside 'unescaped output' \
		"<$x=\"a\" disable-output-escaping=\"yes\"/>"
	refused_inside 'an axis in braces' '<b class="{ancestor::a}"/>'
	refused_inside 'a brace alone' '<b class="{"/>'
	refused_inside 'a computed element' '<xsl:element name="b"/>'
	refused_inside 'a computed attribute name' \
		'<xsl:attribute name="{a}"/>'
	refused_inside 'an address by xsl:attribute' \
		'<xsl:attribute name="href">x</xsl:attribute>'
	refused_inside 'an attribute behind content' \
		'<b>x<xsl:attribute name="a"/></b>'
	refused_inside 'an attribute given twice' \
		'<b class="x"><xsl:attribute name="class"/></b>'
	refused_inside 'copy-of' '<xsl:copy-of select="a"/>'
	refused_inside 'copy' '<xsl:copy/>'
	refused_inside 'number' '<xsl:number/>'
	refused_inside 'sort' '<xsl:for-each select="a"><xsl:sort/></xsl:for-each>'
	refused_inside 'message' '<xsl:message/>'
	refused_inside 'apply-imports' '<xsl:apply-imports/>'
	refused_inside 'comment' '<xsl:comment/>'
	refused_inside 'processing-instruction' \
		'<xsl:processing-instruction name="a"/>'
	refused_inside 'script' '<script/>'
	refused_inside 'a script with text' \
		'<script src="/static/x.js">x</script>'
	refused_inside 'a script with data' \
		"<script src=\"/static/x.js\"><$x=\"a\"/></script>"
	refused_inside 'a script of a page' '<script src="/seeker/"/>'
	refused_inside 'a script chosen by data' '<script src="/static/{a}"/>'
	refused_inside 'style' '<style/>'
	refused_inside 'an event attribute' '<b onclick="x"/>'
	refused_inside 'a style attribute' '<b style="x"/>'
	refused_inside 'an address from outside' '<a href="{a}"/>'
	refused_inside 'a scheme' '<a href="javascript:x"/>'
	refused_inside 'another namespace' '<b xmlns="urn:x"/>'
	refused_inside 'words in the sheet' 'é'
	refused_inside 'words in an attribute' '<b title="é"/>'
	refused_inside 'a key that is not there' '<t:say k="none"/>'
	refused_inside 'such a key in an attribute' '<b title="[[none]]"/>'
	refused_inside 'marked words in an attribute' '<b title="[[b]]"/>'
	refused_inside 'a put that the words lack' \
		'<t:say k="a"><t:put n="x">1</t:put></t:say>'
	refused_inside 'text in say' '<t:say k="a">x</t:say>'
	refused_inside 'a put alone' '<t:put n="a"/>'
	refused 'param at the top' '<xsl:param name="a"/>'
	refused 'variable at the top' '<xsl:variable name="a"/>'
	refused 'output' '<xsl:output method="html"/>'
	refused 'strip-space' '<xsl:strip-space elements="*"/>'
	refused 'include' '<xsl:include href="x.xsl"/>'
	refused 'priority' '<xsl:template match="a" priority="2"/>'
	refused 'a root pattern' '<xsl:template match="/other"/>'
	refused 'an import that is not there' '<xsl:import href="none.xsl"/>'
}

# Renders a template's content for a page; prints what is inside main.
inside()
{
	sheet "<xsl:template match=\"/\"><main><xsl:for-each select=\"page\">$1\
</xsl:for-each></main></xsl:template>" >"$work/yes.xsl"
	printf '%s' "<page>$2</page>" >"$work/page.xml"
	catalogue "$3" >"$work/b.xml"
	"$render" "$work/yes.xsl" "$work/page.xml" "$work/b.xml" |
		sed -e '1d' -e 's:^<main>::' -e 's:</main>$::'
}

# name, template, page, catalogue, what is wanted
same()
{
	local got
	got=$(inside "$2" "$3" "$4") || :
	[ "$got" = "$5" ] && tell 0 "$1" || tell 1 "$1: $got"
}

meaning()
{
	local field='<xsl:apply-templates select="form/field" mode='
	same 'text is escaped' '<xsl:value-of select="a"/>' \
		'<a>&lt;b&gt; &amp; "</a>' '' '&lt;b&gt; &amp; &quot;'
	same 'attributes are escaped' '<b class="{a}"/>' \
		'<a>"&gt;&lt;&amp;'\''</a>' '' \
		'<b class="&quot;&gt;&lt;&amp;'\''"></b>'
	same 'attributes by decisions, in place' \
		'<b id="{a}"><xsl:if test="a"><xsl:attribute name="c">x<xsl:if test="a">y</xsl:if><xsl:value-of select="a"/></xsl:attribute></xsl:if><xsl:choose><xsl:when test="b"/><xsl:otherwise><xsl:attribute name="d"/></xsl:otherwise></xsl:choose>t<i/></b>' \
		'<a>"</a>' '' '<b id="&quot;" c="xy&quot;" d>t<i></i></b>'
	same 'words used as a string stay words' \
		'<xsl:variable name="v"><t:say k="a"/></xsl:variable><p><xsl:value-of select="$v"/></p>' \
		'' '<say id="a">R&amp;D</say>' '<p>R&amp;D</p>'
	same 'a script of the site' \
		'<script src="/static/x.js" type="module"/>' '' '' \
		'<script src="/static/x.js" type="module"></script>'
	same 'void elements have no end' '<br/><input value=""/><p/>' '' '' \
		'<br><input value><p></p>'
	same 'the first line break of a textarea stays' \
		'<textarea><xsl:value-of select="a"/></textarea>' \
		'<a>&#10;x</a>' '' '<textarea>

x</textarea>'
	same 'words with marks and values' \
		'<t:say k="a"><t:put n="n"><i><xsl:value-of select="b"/></i></t:put></t:say>' \
		'<b>5</b>' '<say id="a">x<strong><put n="n"/>y</strong></say>' \
		'x<strong><i>5</i>y</strong>'
	same 'words in an attribute, with braces' '<b title="a[[a]]{b}"/>' \
		'<b>5</b>' '<say id="a">{&lt;}</say>' '<b title="a{&lt;}5"></b>'
	same 'the layout of a catalogue is not text' '<t:say k="a"/>' '' \
		'<say id="a">x
			y</say>' 'xy'
	same 'the word for a code' \
		'<xsl:apply-templates select="a/@state" mode="word"/>' \
		'<a state="q"/>' \
		'<words of="a/@state"><word is="p">x</word><word is="q">y</word></words>' \
		'y'
	same 'a code without a word stands for itself' \
		'<xsl:apply-templates select="a/@state" mode="word"/>' \
		'<a state="r"/>' \
		'<words of="a/@state"><word is="p">x</word></words>' 'r'
	same 'a list of codes, in the catalogue'\''s order' \
		'<xsl:apply-templates select="a" mode="word"/>' '<a>r p</a>' \
		'<say id="separator">,</say><words of="a" list="1">
		<word is="p">x</word><word is="q">y</word><word is="r">z</word>
		</words>' 'x,z'
	same 'a label by form, by field and by fact' "$field\"label\"/>" \
		'<form id="f"><field name="a"/><field name="b"/><field name="c"/></form>' \
		'<say id="field.a">1</say><say id="field.f.a">2</say>
		<say id="field.g.b">3</say><say id="field.b">4</say>
		<say id="fact.c">5</say>' '245'
	same 'many labels' "$field\"label\"/>" \
		'<form id="f"><field name="a3"/><field name="b1"/><field name="none"/></form>' \
		'<say id="field.a1">1</say><say id="field.a2">2</say>
		<say id="field.a3">3</say><say id="field.b1">4</say>
		<say id="field.b2">5</say><say id="field.b">6</say>
		<say id="field.abcd">7</say><say id="field.ab">8</say>' '34none'
	same 'an error names its field and its bound' "$field\"error\"/>" \
		'<form id="f"><field name="a" max="3" error="long"/></form>' \
		'<say id="field.a">A</say>
		<say id="error.long"><put n="label"/>&lt;=<put n="max"/></say>' \
		'A&lt;=3'
	same 'an error names what was typed' "$field\"error\"/>" \
		'<form id="f"><field name="a" error="large">&lt;b&gt;.pdf</field></form>' \
		'<say id="error.large"><put n="typed"/>!</say>' '&lt;b&gt;.pdf!'
	same 'an error of one field' "$field\"error\"/>" \
		'<form id="f"><field name="a" error="x"/><field name="b" error="x"/><field name="b" error="y"/></form>' \
		'<say id="error.a.x">1</say><say id="error.x">2</say>
		<say id="error">3</say>' '123'
	same 'options by text, by key and by words' \
		'<xsl:apply-templates select="field/option" mode="option"/>' \
		'<field name="a"><option value="p"/><option value="q">t</option></field><field name="b"><option value="p"/></field>' \
		'<say id="option.a.p">1</say>
		<words of="x" option="b"><word is="p">2</word></words>' '1t2'
	same 'the name of a fact, by its parent first' \
		'<xsl:apply-templates select="a/n | b/n" mode="fact"/>' \
		'<a><n/></a><b><n/></b>' \
		'<say id="fact.n">1</say><say id="fact.b.n">2</say>' '12'
}

# A catalogue that must be refused, with its file and line.
catalogue_refused()
{
	local said
	sheet '<xsl:template match="/"><p/></xsl:template>' >"$work/yes.xsl"
	catalogue "$2" >"$work/no.xml"
	if said=$("$render" "$work/yes.xsl" - "$work/no.xml" 2>&1); then
		tell 1 "catalogue refused: $1"
	else
		grep -q 'no\.xml:[1-9]' <<<"$said"
		tell $? "catalogue refused: $1"
	fi
}

catalogues()
{
	catalogue_refused 'a key said twice' \
		'<say id="a">x</say><say id="a">y</say>'
	catalogue_refused 'another mark' '<say id="a"><script/></say>'
	catalogue_refused 'another element' '<speak id="a"/>'
	catalogue_refused 'a key with a quote' "<say id=\"a'\">x</say>"
	catalogue_refused 'words of an axis' \
		'<words of="//a"><word is="b">x</word></words>'
	catalogue_refused 'text that is not XML' '<say id="a">'
	sheet '<xsl:template match="/"><p/></xsl:template>' >"$work/yes.xsl"
	printf '<!DOCTYPE catalogue [<!ENTITY a SYSTEM "/etc/hostname">]>%s' \
		'<catalogue lang="ja"><say id="a">&a;</say></catalogue>' \
		>"$work/no.xml"
	! "$render" "$work/yes.xsl" - "$work/no.xml" 2>"$work/said"
	tell $? 'catalogue refused: a document type'
}

set +e
load_all
forgotten
ascii
subset
meaning
catalogues
unused
echo "1..$count"
exit $bad
