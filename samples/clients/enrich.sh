#!/usr/bin/env bash
# Sends contacts, a JSON object a line, in chunks of a thousand, waits for each, and keeps what became of them as CSV.
#   ENRICHER_URL=http://localhost:8080 ENRICHER_KEY=… ./enrich.sh contacts.ndjson     (needs curl and jq)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

call() { # the answer goes to $work/answer, its status to stdout; a service that is busy, or at the same call, is asked again
  local status
  while true; do
    status=$(curl -sS -o "$work/answer" -D "$work/head" -w '%{http_code}' \
      -H "Authorization: Bearer $ENRICHER_KEY" "$@") || { sleep 5; continue; }
    case $status in
      409 | 429 | 503) sleep "$(tr -d '\r' <"$work/head" | awk 'tolower($1) == "retry-after:" { s = $2 } END { print s ? s : 5 }')" ;;
      *) echo "$status"; return ;;
    esac
  done
}

split -l 1000 "$1" "$work/chunk-"
for chunk in "$work"/chunk-*; do
  jq -cs '{contacts: .}' "$chunk" >"$work/body"
  # the same chunk has the same key, so that sending it twice queues it once
  key=$(sha256sum "$chunk" | cut -c1-40)
  status=$(call -H 'Content-Type: application/json' -H "Idempotency-Key: $key" \
    --data-binary "@$work/body" "$ENRICHER_URL/enrich-batch")
  case $status in
    202 | 422) job=$(jq -r '.job_id // empty' "$work/answer") ;;
    *) job= ;;
  esac
  [ -n "$job" ] || { cat "$work/answer" >&2; exit 1; }
  while call "$ENRICHER_URL/jobs/$job" >/dev/null; ! jq -e '.status | startswith("completed")' "$work/answer" >/dev/null; do
    sleep 2
  done
  jq -r '"\(.job_id) \(.status): \(.merged) merged, \(.failed) failed, \(.rejected) rejected of \(.received)"' "$work/answer"
  call -H 'Accept: text/csv' "$ENRICHER_URL/jobs/$job/contacts" >/dev/null
  cp "$work/answer" "results-$job.csv"
done
