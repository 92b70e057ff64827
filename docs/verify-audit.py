#!/usr/bin/env python3
"""Checks an exported audit trail without any code of the service:

    python3 verify-audit.py FILE.ndjson [CHECKPOINT KEY.pem] [--retention-days N]

Needs nothing but Python 3; a checkpoint's signature is checked by the openssl command. FILE may be compressed with gzip.
"""
import base64, datetime, gzip, hashlib, json, re, subprocess, sys, tempfile, zlib

NOT_HASHED = ("sequence", "details", "details_salt", "previous_hash", "entry_hash", "hash")
LONGEST_LINE, DEEPEST, DAY = (1 << 20) - 1, 64, 86_400
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z")
CHECKPOINT = re.compile(r"contact-enricher audit trail\n([1-9][0-9]{0,17})\n([0-9a-f]{64})\n\n([A-Za-z0-9+/=]+)\n?")

def refuse(text):
    raise ValueError(text)

def once(pairs):
    return dict(pairs) if len(dict(pairs)) == len(pairs) else refuse("a name stands twice")

def number(value):
    """RFC 8785, section 3.2.2.3: as ECMAScript writes it."""
    if type(value) is int and abs(value) <= 1 << 53:
        return str(value)
    value = float(value)
    if value != value or value in (float("inf"), float("-inf")):
        refuse("not a number of JSON")
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - len(whole + fraction) + len(digits)
    digits = digits.rstrip("0")
    sign, size = "-" if value < 0 else "", len(digits)
    if not digits:
        return "0"
    if size <= point <= 21:
        return sign + digits + "0" * (point - size)
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    return "%s%s%se%+d" % (sign, digits[0], "." + digits[1:] if size > 1 else "", point - 1)

def canonical(value, depth=1):
    if depth > DEEPEST and isinstance(value, (dict, list)):
        refuse("too deep")
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{%s}" % ",".join(canonical(name) + ":" + canonical(value[name], depth + 1) for name in names)
    if isinstance(value, list):
        return "[%s]" % ",".join(canonical(item, depth + 1) for item in value)
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    return number(value)

def sha256(value):
    return hashlib.sha256(canonical(value).encode()).hexdigest()

def millis(text):
    """Milliseconds since 1970, or None."""
    if type(text) is not str or not TIME.fullmatch(text):
        return None
    try:
        at = datetime.datetime.strptime(text[:19], "%Y-%m-%dT%H:%M:%S") - datetime.datetime(1970, 1, 1)
    except ValueError:
        return None
    return (at.days * DAY + at.seconds) * 1000 + int(text[20:23])

def whole(value):
    return value if type(value) is int and -(1 << 63) <= value < 1 << 63 else None

def cover(notice, made, by, runs, retention):
    """Takes out of the runs [first, last, newest] what the notice explains: entries before it, and old enough."""
    first, last = whole(notice.get("from_sequence")), whole(notice.get("to_sequence"))
    if first is None or last is None or made is None:
        return runs
    last, left = min(last, by - 1), []
    for run in runs:
        if run[2] is None or run[2] > made - retention * 1000 or last < first or run[1] < first or run[0] > last:
            left.append(run)
            continue
        if run[0] < first:
            left.append([run[0], first - 1, run[2]])
        if run[1] > last:
            left.append([last + 1, run[1], run[2]])
    return left

def check(line, sequence, head, runs, retention):
    if len(line) > LONGEST_LINE:
        refuse("longer than any entry")
    entry = json.loads(line.decode(), object_pairs_hook=once, parse_constant=refuse)
    canonical(entry)
    details, salt, made = entry["details"], entry["details_salt"], millis(entry.get("created_at"))
    hashed = sha256({name: value for name, value in entry.items() if name not in NOT_HASHED})
    link = hashlib.sha256(bytes.fromhex(head + hashed)).hexdigest()
    for name, value in (("sequence", sequence), ("previous_hash", head), ("entry_hash", hashed), ("hash", link)):
        if entry[name] != value or type(entry[name]) is not type(value):
            refuse(name)
    if details is None and salt is None:
        if runs and runs[-1][1] == sequence - 1:
            newest = None if None in (runs[-1][2], made) else max(runs[-1][2], made)
            runs[-1] = [runs[-1][0], sequence, newest]
        else:
            runs.append([sequence, sequence, made])
    elif sha256({"details": details, "details_salt": salt}) != entry["details_hash"]:
        refuse("details_hash")
    if entry.get("action") == "details_expired" and isinstance(details, dict):
        runs[:] = cover(details, made, sequence, runs, retention)
    return link

def signed(checkpoint, key):
    text = CHECKPOINT.fullmatch(open(checkpoint, newline="").read().replace("\r\n", "\n"))
    if not text:
        sys.exit("BROKEN: this is not a checkpoint")
    with tempfile.NamedTemporaryFile() as statement, tempfile.NamedTemporaryFile() as signature:
        try:
            signature.write(base64.b64decode(text[3], validate=True)), signature.flush()
        except ValueError:
            sys.exit("BROKEN: this is not a checkpoint")
        statement.write(("contact-enricher audit trail\n%s\n%s\n" % (text[1], text[2])).encode()), statement.flush()
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", statement.name]
        if subprocess.run(command + ["-sigfile", signature.name], capture_output=True).returncode:
            sys.exit("BROKEN: the checkpoint's signature does not fit the key")
    return int(text[1]), text[2]

def verify(file, size, signed_head, retention):
    sequence, head, runs = 0, "0" * 64, []
    zipped = open(file, "rb").read(2) == b"\x1f\x8b"
    with (gzip.open if zipped else open)(file, "rb") as lines:
        while line := lines.readline(LONGEST_LINE + 2):
            sequence += 1
            try:
                head = check(line.removesuffix(b"\n"), sequence, head, runs, retention)
                if sequence == size and head != signed_head:
                    refuse("not what the checkpoint signed")
            except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as fault:
                sys.exit("BROKEN at sequence %d: %s" % (sequence, fault))
    if sequence < size:
        sys.exit("BROKEN at sequence %d: the tail is cut off" % (sequence + 1))
    if runs:
        sys.exit("BROKEN at sequence %d: its details are gone, and nothing explains that" % runs[0][0])
    print("VALID: %d entries, head %s" % (sequence, head))

words, days = sys.argv[1:], "2190"
if "--retention-days" in words[:-1]:
    at = words.index("--retention-days")
    days = words[at + 1]
    del words[at : at + 2]
if len(words) not in (1, 3) or any(word.startswith("-") for word in words) or not re.fullmatch("[0-9]{1,6}", days):
    sys.exit("Usage: verify-audit.py FILE.ndjson [CHECKPOINT KEY.pem] [--retention-days N]")
try:
    verify(words[0], *(signed(words[1], words[2]) if len(words) > 1 else (0, "")), int(days) * DAY)
except (OSError, EOFError, zlib.error) as fault:
    sys.exit("BROKEN: cannot be read: %s" % fault)
