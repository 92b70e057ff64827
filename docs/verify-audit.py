#!/usr/bin/env python3
"""Checks an exported audit trail without any code of the service: python3 verify-audit.py FILE.ndjson [CHECKPOINT KEY.pem]

Needs nothing but Python 3; a checkpoint's signature is checked by the openssl command. FILE may be compressed with gzip.
Entries hold no fractions and no characters beyond ASCII in names, so that json.dumps below is RFC 8785.
"""
import base64, gzip, hashlib, json, subprocess, sys, tempfile

NOT_HASHED = ("sequence", "details", "details_salt", "previous_hash", "entry_hash", "hash")

def once(pairs):
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)

def sha256(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

def check(line, sequence, head, expired):
    entry = json.loads(line, object_pairs_hook=once)
    details, salt = entry["details"], entry["details_salt"]
    hashed = sha256({name: value for name, value in entry.items() if name not in NOT_HASHED})
    link = hashlib.sha256(bytes.fromhex(head + hashed)).hexdigest()
    for name, value in (("sequence", sequence), ("previous_hash", head), ("entry_hash", hashed), ("hash", link)):
        if entry[name] != value or type(entry[name]) is not type(value):
            raise ValueError(name)
    if details is None and salt is None:
        expired.add(sequence)
    elif sha256({"details": details, "details_salt": salt}) != entry["details_hash"]:
        raise ValueError("details_hash")
    if entry["action"] == "details_expired" and details:
        expired -= {s for s in expired if details["from_sequence"] <= s <= details["to_sequence"]}
    return link

def signed(checkpoint, key):
    statement, signature = checkpoint.split("\n\n")
    with tempfile.NamedTemporaryFile() as text, tempfile.NamedTemporaryFile() as sig:
        text.write(statement.encode() + b"\n"), text.flush()
        sig.write(base64.b64decode(signature)), sig.flush()
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", text.name, "-sigfile", sig.name]
        if subprocess.run(command, capture_output=True).returncode:
            sys.exit("BROKEN: the checkpoint's signature does not fit the key")
    return int(statement.split("\n")[1]), statement.split("\n")[2]

size, signed_head = signed(open(sys.argv[2]).read(), sys.argv[3]) if len(sys.argv) > 3 else (0, "")
sequence, head, expired = 0, "0" * 64, set()
zipped = open(sys.argv[1], "rb").read(2) == b"\x1f\x8b"
for line in (gzip.open if zipped else open)(sys.argv[1], "rb"):
    sequence += 1
    try:
        head = check(line, sequence, head, expired)
        if sequence == size and head != signed_head:
            raise ValueError("not what the checkpoint signed")
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        sys.exit("BROKEN at sequence %d: %s" % (sequence, fault))
if expired or sequence < size:
    sys.exit("BROKEN at sequence %d: %s" % ((min(expired), "details gone") if expired else (sequence + 1, "tail cut off")))
print("VALID: %d entries, head %s" % (sequence, head))
