#!/usr/bin/env python3
"""Checks an exported audit trail without any code of the service: python3 verify-audit.py FILE.ndjson [CHECKPOINT KEY.pem]

Needs nothing but Python 3; a checkpoint's signature is checked by the openssl command.
Entries hold no fractions and no characters beyond ASCII in names, so that json.dumps below is RFC 8785.
"""
import base64, hashlib, json, subprocess, sys, tempfile

NOT_HASHED = ("sequence", "details", "details_salt", "previous_hash", "entry_hash", "hash")


def sha256(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def fault(entry, sequence, head, expired):
    if entry["sequence"] != sequence:
        return "sequence %s instead" % entry["sequence"]
    if entry["previous_hash"] != head:
        return "previous_hash"
    if entry["details"] is None and entry["details_salt"] is None:
        expired.add(sequence)
    elif sha256({"details": entry["details"], "details_salt": entry["details_salt"]}) != entry["details_hash"]:
        return "details_hash"
    if sha256({k: v for k, v in entry.items() if k not in NOT_HASHED}) != entry["entry_hash"]:
        return "entry_hash"
    if hashlib.sha256(bytes.fromhex(head + entry["entry_hash"])).hexdigest() != entry["hash"]:
        return "hash"
    if entry["action"] == "details_expired" and entry["details"]:
        covered = entry["details"]
        expired -= {s for s in expired if covered["from_sequence"] <= s <= covered["to_sequence"] and s < sequence}


def signed(checkpoint, key):
    statement, signature = checkpoint.split("\n\n")
    with tempfile.NamedTemporaryFile() as text, tempfile.NamedTemporaryFile() as sig:
        text.write(statement.encode() + b"\n"), text.flush()
        sig.write(base64.b64decode(signature)), sig.flush()
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", text.name, "-sigfile", sig.name]
        if subprocess.run(command, capture_output=True).returncode:
            sys.exit("BROKEN: the checkpoint's signature does not fit the key")
    _, size, head = statement.split("\n")
    return int(size), head


size, signed_head = signed(open(sys.argv[2]).read(), sys.argv[3]) if len(sys.argv) > 3 else (0, "0" * 64)
sequence, head, expired = 0, "0" * 64, set()
for line in open(sys.argv[1], encoding="utf-8"):
    sequence, entry = sequence + 1, json.loads(line)
    found = fault(entry, sequence, head, expired)
    if found or (sequence == size and entry["hash"] != signed_head):
        sys.exit("BROKEN at sequence %d: %s" % (sequence, found or "not what the checkpoint signed"))
    head = entry["hash"]
if expired or sequence < size:
    sys.exit("BROKEN at sequence %d: %s" % ((min(expired), "details gone") if expired else (sequence + 1, "tail cut")))
print("VALID: %d entries, head %s" % (sequence, head))
