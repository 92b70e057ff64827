"""Sends contacts, a JSON object a line, in chunks of a thousand, waits for each, and keeps what became of them as CSV.

ENRICHER_URL=http://localhost:8080 ENRICHER_KEY=… python3 enrich.py contacts.ndjson
"""
import hashlib, itertools, json, os, sys, time, urllib.error, urllib.request

URL, KEY = os.environ["ENRICHER_URL"], os.environ["ENRICHER_KEY"]


def call(path, body=None, **headers):
    """The status and the answer; a service that is busy, or still at the same call, is asked again."""
    while True:
        request = urllib.request.Request(URL + path, body, {"Authorization": "Bearer " + KEY, **headers})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refusal:
            if refusal.code not in (409, 429, 503):
                return refusal.code, refusal.read()
            time.sleep(int(refusal.headers.get("Retry-After", 5)))
        except OSError:
            time.sleep(5)


with open(sys.argv[1], encoding="utf-8") as lines:
    contacts = (json.loads(line) for line in lines if line.strip())
    while chunk := list(itertools.islice(contacts, 1000)):
        body = json.dumps({"contacts": chunk}).encode()
        # the same chunk has the same key, so that sending it twice queues it once
        key = hashlib.sha256(body).hexdigest()[:40]
        status, answer = call("/enrich-batch", body, **{"Content-Type": "application/json", "Idempotency-Key": key})
        job = json.loads(answer).get("job_id")
        if status not in (202, 422) or not job:
            sys.exit(answer.decode())
        while not (state := json.loads(call("/jobs/" + job)[1]))["status"].startswith("completed"):
            time.sleep(2)
        print(job, state["status"], {name: state[name] for name in ("received", "merged", "failed", "rejected")})
        with open(f"results-{job}.csv", "wb") as results:
            results.write(call(f"/jobs/{job}/contacts", Accept="text/csv")[1])
