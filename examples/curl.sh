#!/usr/bin/env bash
# Sends the files of a folder to Mujaz, waits for the briefing, and saves it as HTML. Needs curl and Python.
#   MUJAZ_URL=http://127.0.0.1:8080 MUJAZ_KEY=mjz_... examples/curl.sh seeds/libya briefing.html
set -euo pipefail

folder=${1:?the folder of articles}
output=${2:-briefing.html}
url=${MUJAZ_URL:-http://127.0.0.1:8080}
: "${MUJAZ_KEY:?set it to a key: mujaz keys create --scope submit}"

# The key goes by standard input: the arguments of a command are seen by everyone on the machine.
call() {
  printf 'header = "Authorization: Bearer %s"\n' "$MUJAZ_KEY" |
    curl --silent --show-error --fail-with-body --retry 5 --retry-connrefused --config - "$@"
}
field() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }

files=()
for file in "$folder"/*; do
  [[ -f $file ]] || continue
  file=${file//\\/\\\\}
  files+=(--form "files=@\"${file//\"/\\\"}\"") # in quotes: a name may hold a comma or a semicolon
done
((${#files[@]})) || { echo "There is no file in $folder." >&2 && exit 1; }
# With an Idempotency-Key the same call can be repeated safely: it makes one briefing.
answer=$(call "${files[@]}" --form 'options={"points": 5}' --header "Idempotency-Key: \"$(date +%s)-$$\"" "$url/v1/briefings") || {
  echo "$answer" >&2 && exit 1 # what is wrong stands in it
}
id=$(field id <<<"$answer")
echo "$id is accepted" >&2

while true; do
  state=$(call "$url/v1/briefings/$id" | field state)
  case $state in
    succeeded) break ;;
    failed | cancelled) echo "$id is $state" >&2 && exit 1 ;;
  esac
  sleep 1
done
call --output "$output" "$url/v1/briefings/$id/document?format=html"
echo "The briefing is in $output." >&2
