#!/usr/bin/env python3
"""Makes the table of the countries' names in the common languages, from Unicode CLDR.

    npm pack cldr-localenames-full@48.2.0 && mkdir names && tar xzf cldr-localenames-full-48.2.0.tgz -C names
    npm pack cldr-core@48.2.0 && mkdir core && tar xzf cldr-core-48.2.0.tgz -C core
    for v in 29.0.0 31.0.1 35.1.0 38.0.0; do
        npm pack cldr-localenames-full@$v && mkdir former-$v && tar xzf cldr-localenames-full-$v.tgz -C former-$v
    done
    etc/country-names.py core/package/supplemental src/main/resources/dev/contactenricher/country \
        names/package/main former-*/package/main

country-codes.tsv: alpha-2, alpha-3, numeric code of ISO 3166-1, with XK for Kosovo.
country-names.tsv: alpha-2, name; in the order of the languages, so that the more common language wins where two countries
bear one name. Behind them the names of former releases, which people and older software still write, unless another country
has the name today. What people write besides stands in country-aliases.tsv, which is kept by hand.
region-names.tsv: UN M49 code or EU, EZ, name: parts of the world, which are no countries. Besides: region-aliases.tsv.
"""
import json
import pathlib
import re
import sys

supplemental, out, main, *former = map(pathlib.Path, sys.argv[1:])

LANGUAGES = """en de fr es it pt pt-PT nl sv no da fi is pl cs sk sl hr sr sr-Latn mk sq hu ro bg el tr ru uk et lv lt ga mt
ca eu gl ar he fa hi bn ur th vi id ms ja ko zh zh-Hant af sw fil hy ka az kk my cy lb bs be fo fr-CA es-MX am ta te kn ml
mr gu pa ne si km lo mn ky uz tg tk ug tt nn br gd so ps sd ku ha yo zu fy rm eo""".split()
# CLDR's codes that are no country's.
OTHERS = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
# Means the United States, but reads as the European Union once accents and dots are taken away.
MISLEADING = {"É.-U."}


def short(name):
    """Two or three Latin letters mean too many things; those that mean one are among the aliases."""
    return len(name) <= 3 and name.isascii() or name in MISLEADING


REGIONS = {"EU", "EZ"}
# Were drafts in these languages, or are no language that a CRM has.
DRAFTS = {"yo", "ha", "so", "my", "eo"}
# Halves of an island whose former names are names of many other places, too.
NAMESAKES = {"MF", "SX"}
# Of Guyana, but of a city and of French Guiana, too; of the Isle of Man, and of a town in Arkansas.
MISLEADING_FORMER = {"Guayana", "Mena"}

rows = {}
regions = {}


def territories(release, language):
    """Key and name of each, those with a variant (short, menu) behind the others."""
    file = release / language / "territories.json"
    if not file.exists():
        return []
    names = json.loads(file.read_text())["main"][language]["localeDisplayNames"]["territories"]
    return sorted(names.items(), key=lambda entry: len(entry[0]) > 3)


for language in LANGUAGES:
    for key, name in territories(main, language):
        code = key[:2]
        if code.isalpha() and code.isupper() and code not in OTHERS and not short(name):
            rows.setdefault((code, name.casefold()), (code, name))
        if (key.isdigit() or key in REGIONS) and not short(name):
            regions.setdefault((key, name.casefold()), (key, name))

today = {}
for code, name in rows:
    today.setdefault(name, set()).add(code)
for release in sorted(former, reverse=True):
    for language in LANGUAGES:
        for key, name in territories(release, language) if language not in DRAFTS else []:
            code = key[:2]
            alone = re.fullmatch(r"\w+", name)
            # Congo alone is the republic that is not democratic
            skipped = OTHERS | NAMESAKES | ({"CD"} if alone else set())
            known = today.setdefault(name.casefold(), {code})
            if name in MISLEADING_FORMER:
                continue
            if code.isalpha() and code.isupper() and code not in skipped and code in known and not short(name.replace(".", "")):
                rows.setdefault((code, name.casefold()), (code, name))

(out / "country-names.tsv").write_text("".join(f"{code}\t{name}\n" for code, name in rows.values()))

(out / "region-names.tsv").write_text("".join(f"{code}\t{name}\n" for code, name in regions.values()))

codes = json.loads((supplemental / "codeMappings.json").read_text())["supplemental"]["codeMappings"]
used = sorted({code for code, _ in rows})
(out / "country-codes.tsv").write_text(
    "".join(f"{code}\t{codes[code]['_alpha3']}\t{codes[code].get('_numeric', '')}\n" for code in used))
