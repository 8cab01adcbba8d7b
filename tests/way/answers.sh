#!/usr/bin/env bash
# What partners are answered is as the XSDs say that they are told of.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=tests/tap.sh
. tests/tap.sh

v1=schema/partner/v1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ask PARTNER METHOD PATH [MESSAGE]: leaves head and body.
ask()
{
	curl -q -s -m 20 --noproxy '*' --cacert "$SITE/tls/ca.crt" \
		--cert "$SITE/partner/$1.crt" --key "$SITE/partner/$1.key" \
		-X "$2" -D "$work/head" -o "$work/body" \
		-H "Idempotency-Key: answers-$RANDOM$RANDOM" \
		${4:+-H 'Content-Type: application/xml' --data-binary "@$4"} \
		"https://localhost:$((PORT + 363))$3"
}

# answered STATUS SCHEMA: was that answered, as this XSD says?
answered()
{
	local status
	status=$(awk 'NR == 1 { print $2 }' "$work/head")
	[ "$status" = "$1" ]
	tell $? "$what: $1, not $status"
	clean "$what: valid by $2" \
		xmllint --noout --nonet --quiet --schema "$v1/$2" "$work/body"
}

# gets PARTNER PATH SCHEMA…: is it answered as each of these says?
gets()
{
	local who=$1 path=$2
	shift 2
	what="GET $path"
	ask "$who" GET "$path"
	for schema; do
		answered 200 "$schema"
	done
}

location()
{
	tr -d '\r' <"$work/head" | sed -n 's/^location: //Ip'
}

sample()
{
	sed "s/ref=\"[^\"]*\"/ref=\"$2\"/" "$v1/$1.sample.xml" >"$work/message"
}

# id TABLE CONDITION: of one row of the demonstration.
id()
{
	mariadb --no-defaults -N -B -u root -S "$SITE/run/mariadb/mariadb.sock" \
		-e "SELECT LOWER(HEX(id)) FROM shokai.$1 WHERE $2 LIMIT 1"
}

employer=hr office=office
gets "$employer" /partner/v1/ answer.xsd partner.xsd
sample job answers-1
what='POST job'
ask "$employer" POST /partner/v1/jobs "$work/message"
answered 201 done.xsd
job=$(location)
gets "$employer" "$job" answer.xsd
gets "$employer" /partner/v1/jobs answer.xsd
what='POST job, only checked'
sample job answers-2
ask "$employer" POST '/partner/v1/jobs?validate=only' "$work/message"
answered 200 done.xsd
what='POST job, again'
sample job answers-1
ask "$employer" POST /partner/v1/jobs "$work/message"
answered 409 problem.xsd
what='POST job, wrong'
sed -i 's/<wage_to>.*</<wage_to>1</; s/ref="[^"]*"/ref="answers-3"/' \
	"$work/message"
ask "$employer" POST /partner/v1/jobs "$work/message"
answered 422 problem.xsd
what='POST job, not as its XSD says'
sed -i 's/<kind>/<knid>/; s/<\/kind>/<\/knid>/' "$work/message"
ask "$employer" POST /partner/v1/jobs "$work/message"
answered 422 problem.xsd
what='POST jobs'
ask "$employer" POST /partner/v1/batches "$v1/jobs.sample.xml"
answered 202 done.xsd
batch=$(location)
for _ in $(seq 100); do
	ask "$employer" GET "$batch"
	grep -q 'state="done"' "$work/body" && break
	sleep 0.1
done
gets "$employer" "$batch" answer.xsd batch.xsd
gets "$employer" /partner/v1/batches answer.xsd batch.xsd
for path in webhooks referrals; do
	gets "$office" "/partner/v1/$path" answer.xsd
done
gets "$employer" /partner/v1/events
xmllint --xpath "(//*[local-name()='event'])[1]" "$work/body" \
	>"$work/event" 2>/dev/null
clean 'an event is valid' \
	xmllint --noout --nonet --quiet --schema "$v1/event.xsd" "$work/event"
own="employer_id IN (SELECT id FROM shokai.employer
	WHERE number = '9901-000123-4')"
for state in selecting hired rejected cancelled; do
	path=/partner/v1/applications/$(id application "$own AND state = '$state'")
	[ "${path##*/}" ] || continue
	gets "$employer" "$path" answer.xsd application.xsd
	if [ $state = cancelled ]; then
		what="GET $path/letter"
		ask "$employer" GET "$path/letter"
		answered 409 problem.xsd
		continue
	fi
	gets "$employer" "$path/letter" answer.xsd
	gets "$employer" "$path/messages" answer.xsd
done
gets "$office" "/partner/v1/referrals/$(id referral "office_id IN
	(SELECT id FROM shokai.office WHERE code = '99010')")" answer.xsd
plan
