#!/usr/bin/env bash
# The house as it was agreed: floors include only what lies below, each foreign
# library has its port, memory has no loose ends above the ports, C and sheets
# hold no words, functions and files keep their size, and the top level stays
# empty of anything else. Each check is shown a tree that breaks it.
set -euo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/house/tree.sh
. "$top/tests/house/tree.sh"

function_lines=60
file_lines=400
# Whatever may be longer: nothing.
may_be_longer=''

# Foreign libraries and the ports that may include their headers.
ports='fastcgi.h=wire fcgiapp.h=wire mysql.h=db errmsg.h=db mysqld_error.h=db
	libxml=tree,sheet,intake,schema libxslt=sheet glib.h=query,settings,unicode
	openssl=certificate,digest,seal gmime=multipart sodium.h=password curl=mail,hook
	zip.h=filetype zlib.h=inflate iconv.h=charset'

# The headers of libc and Linux.
libc=' assert.h ctype.h dirent.h errno.h fcntl.h glob.h grp.h inttypes.h limits.h
 math.h poll.h pwd.h sched.h setjmp.h signal.h stdalign.h stdarg.h stdatomic.h
 stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h strings.h time.h unistd.h
 netinet/in.h arpa/inet.h '

# Prints FILE:LINE:HEADER for each include of "…" or <…> (the first argument).
includes()
{
	local mark=$1 root=$2
	(cd "$root" && grep -rnoE --include='*.[ch]' \
		"^[[:space:]]*#[[:space:]]*include[[:space:]]*${mark}[^>\"]+" \
		lib fcgi 2>/dev/null) | sed "s/#.*$mark//; s/[[:space:]]//g"
}

# How high a folder lies; the two of the second floor do not see each other.
floor()
{
	case $1 in
	base) echo 1 ;;
	port | model) echo 2 ;;
	desk) echo 3 ;;
	web) echo 4 ;;
	common) echo 5 ;;
	public | seeker | employer | staff | clerk | keyd) echo 6 ;;
	*) echo 9 ;;
	esac
}

floors()
{
	local file line header from into
	includes '"' "$1" | while IFS=: read -r file line header; do
		from=${file#*/}
		from=${from%%/*}
		into=${header%%/*}
		case $header in
		*..* | /*) echo "$file:$line: $header: a path of its own" ;;
		# Both ends of the key daemon's socket read it.
		port/key_wire.h) [ "$from" = port ] || [ "$from" = keyd ] ||
			echo "$file:$line: $header is the inside of a port" ;;
		port/*_*) [ "$from" = port ] ||
			echo "$file:$line: $header is the inside of a port" ;;
		*/*) ;;
		*) echo "$file:$line: $header: say its folder" ;;
		esac
		[ "$from" = "$into" ] ||
			[ "$(floor "$into")" -lt "$(floor "$from")" ] ||
			echo "$file:$line: $from includes $header"
	done
}

libraries()
{
	local file line header library port known
	includes '<' "$1" | while IFS=: read -r file line header; do
		case $header in sys/* | linux/*) continue ;; esac
		case " ${libc//$'\n'/ } " in *" $header "*) continue ;; esac
		library=${header%%/*}
		# tree and tree_private are one port.
		port=${file##*/}
		port=${port%.[ch]}
		known=' '
		case $file in lib/port/*.c | lib/port/*_*.h)
			known=$(printf '%s\n' $ports | sed -n "s/^$library=//p") ;;
		esac
		case ",$known," in
		*",${port%%_*},"*) ;;
		*) echo "$file:$line: <$header> is not of this port" ;;
		esac
	done
}

# A file speaks to one library only (tree and sheet are of one family).
one_library()
{
	local file
	includes '<' "$1" | cut -d: -f1 | sort -u | while read -r file; do
		includes '<' "$1" | sed -n "s|^$file:[0-9]*:||p" |
			sed 's|libxslt/|libxml/|; s|fastcgi|fcgiapp|
				s|errmsg|mysql|; s|mysqld_error|mysql|' |
			grep -E "^($(printf '%s\n' $ports | sed 's/=.*//' |
				paste -sd'|'))" | cut -d/ -f1 | sort -u | wc -l |
			sed -n "/^[01]\$/!s|^|$file: libraries: |p"
	done
}

memory()
{
	local files
	files=$(sources "$1" | grep -E '^(lib/(model|desk|web)|fcgi)/') || return 0
	# shellcheck disable=SC2086
	(cd "$1" && code $files) | grep -E \
		':.*\b(free|goto|malloc|calloc|realloc|strdup|strndup|asprintf)\b' || :
}

# Signs of comments are allowed, letters of other scripts are not.
ascii()
{
	(cd "$1" && LC_ALL=C.UTF-8 grep -rnP --include='*.[ch]' \
		--include='*.xsl' '[^\x00-\x7f§…×]' lib fcgi tests 2>/dev/null) || :
}

# HTML belongs to sheets.
markup()
{
	local files
	files=$(sources "$1" | grep -vE '^lib/port/sheet') || return 0
	# shellcheck disable=SC2086
	(cd "$1" && grep -nE '"[^"]*</?(a|p|b|i|h[1-6]|div|span|html|body|form|input|button|table|t[rdh]|li|[ou]l|br|script|style|title)[ />]' \
		$files) || :
}

top_level()
{
	local entry
	for entry in $(cd "$1" && ls); do
		case $entry in
		fcgi | lib | schema | nginx | tests | CMakeLists.txt | README.md) ;;
		build) ;;
		*) echo "$entry" ;;
		esac
	done
}

long_functions()
{
	local files
	files=$(sources "$1" '*.c' tests)
	[ -n "$files" ] || return 0
	# shellcheck disable=SC2086
	(cd "$1" && awk -v most=$function_lines '
		/^\{/ { began = FNR }
		/^\}/ && began {
			if (FNR - began - 1 > most)
				printf "%s:%d: %d lines\n", FILENAME, began,
					FNR - began - 1
			began = 0
		}' $files)
}

long_files()
{
	local file lines
	(cd "$1" && find lib fcgi nginx tests \
		-name node_modules -prune -o -type f -print 2>/dev/null) |
	while read -r file; do
		case $file in
		*.c | *.h | *.xsl | *.py | *.mjs | *.sh) ;;
		*.*) continue ;;
		esac
		case " $may_be_longer " in *" $file "*) continue ;; esac
		lines=$(wc -l <"$1/$file")
		[ "$lines" -le $file_lines ] || echo "$file: $lines lines"
	done
}

clean 'floors include only what lies below' floors "$top"
clean 'each library has its port' libraries "$top"
clean 'each port has one library' one_library "$top"
clean 'nothing is freed and nothing jumps above the ports' memory "$top"
clean 'C and sheets hold no words' ascii "$top"
clean 'C writes no HTML' markup "$top"
clean 'the top level is as agreed' top_level "$top"
clean "functions have at most $function_lines lines" long_functions "$top"
clean "files have at most $file_lines lines" long_files "$top"
tell "$([ -z "$may_be_longer" ]; echo $?)" 'and none is excepted'

echo '#include "desk/desk.h"' | plant lib/port/x.c
finds 'a port that looks up' floors "$planted"
echo '# include "port/db.h"' | plant lib/model/x.h
finds 'a model that looks aside' floors "$planted"
echo '#include "staff/job.h"' | plant fcgi/seeker/x.c
finds 'a door that looks into another' floors "$planted"
echo '#include "../port/db.h"' | plant lib/desk/x.c
finds 'an include that climbs' floors "$planted"
echo '#include "x.h"' | plant lib/desk/x.c
finds 'an include without its folder' floors "$planted"
echo '#include "port/tree_private.h"' | plant lib/web/x.c
finds 'a look into a port' floors "$planted"
echo '#include <mysql.h>' | plant lib/desk/x.c
finds 'a library above its port' libraries "$planted"
echo '#include <openssl/evp.h>' | plant lib/port/mail.c
finds 'a library in the port of another' libraries "$planted"
echo '#include <glib.h>' | plant lib/port/query.h
finds 'a library that shows in a header' libraries "$planted"
echo '#include <zlib.h>' | plant lib/port/zip.c
finds 'a library without a port' libraries "$planted"
printf '#include <%s>\n' glib.h openssl/evp.h | plant lib/port/query.c
finds 'two libraries in a port' one_library "$planted"
printf 'void\nf(char *s)\n{\n\tfree(s);\n}\n' | plant lib/web/x.c
finds 'a free above the ports' memory "$planted"
printf 'void\nf(void)\n{\n\tgoto end; /* " */\n}\n' | plant fcgi/staff/x.c
finds 'a goto above the ports' memory "$planted"
printf '/*\n * free of "\n */\nint x; /* goto */\n' | plant lib/desk/x.c
clean 'but not in a comment' memory "$planted"
echo 'static const char x[] = "求人";' | plant lib/desk/x.c
finds 'Japanese in C' ascii "$planted"
echo '<p>é</p>' | plant fcgi/staff/x.xsl
finds 'words in a sheet' ascii "$planted"
echo 'static const char x[] = "<p>";' | plant fcgi/staff/x.c
finds 'HTML in C' markup "$planted"
echo | plant notes.txt
finds 'a file at the top' top_level "$planted"
{ printf 'void\nf(void)\n{\n'; seq 61; echo '}'; } | plant lib/desk/x.c
finds 'a long function' long_functions "$planted"
seq 401 | plant lib/desk/x.c
finds 'a long file' long_files "$planted"
plan
