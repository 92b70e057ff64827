#!/usr/bin/env python3
"""Makes the table of the countries' names in the common languages, from Unicode CLDR.

    npm pack cldr-localenames-full@48.2.0 && mkdir names && tar xzf cldr-localenames-full-48.2.0.tgz -C names
    npm pack cldr-core@48.2.0 && mkdir core && tar xzf cldr-core-48.2.0.tgz -C core
    etc/country-names.py names/package/main core/package/supplemental src/main/resources/dev/contactenricher/country

country-codes.tsv: alpha-2, alpha-3, numeric code of ISO 3166-1, with XK for Kosovo.
country-names.tsv: alpha-2, name; in the order of the languages, so that the more common language wins where two countries
bear one name. What people write besides stands in country-aliases.tsv, which is kept by hand.
region-names.tsv: UN M49 code or EU, EZ, name: parts of the world, which are no countries. Besides: region-aliases.tsv.
"""
import json
import pathlib
import sys

main, supplemental, out = map(pathlib.Path, sys.argv[1:4])

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

rows = {}
regions = {}
for language in LANGUAGES:
    names = json.loads((main / language / "territories.json").read_text())
    names = names["main"][language]["localeDisplayNames"]["territories"]
    for alternative in (False, True):
        for key, name in names.items():
            code = key[:2]
            if code.isalpha() and code.isupper() and code not in OTHERS and (len(key) > 2) == alternative and not short(name):
                rows.setdefault((code, name.casefold()), (code, name))
            if (key.isdigit() or key in REGIONS) and not alternative and not short(name):
                regions.setdefault((key, name.casefold()), (key, name))

(out / "country-names.tsv").write_text("".join(f"{code}\t{name}\n" for code, name in rows.values()))

(out / "region-names.tsv").write_text("".join(f"{code}\t{name}\n" for code, name in regions.values()))

codes = json.loads((supplemental / "codeMappings.json").read_text())["supplemental"]["codeMappings"]
used = sorted({code for code, _ in rows})
(out / "country-codes.tsv").write_text(
    "".join(f"{code}\t{codes[code]['_alpha3']}\t{codes[code].get('_numeric', '')}\n" for code in used))
