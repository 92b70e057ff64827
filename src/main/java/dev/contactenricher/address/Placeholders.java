package dev.contactenricher.address;

import dev.contactenricher.text.LostLetters;
import dev.contactenricher.text.Text;
import dev.contactenricher.text.Words;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people and exports write where there is nothing to write; it counts as if the field were not there. */
public final class Placeholders {

    /** A longer segment is not looked up. */
    private static final int LONGEST = 24;

    private static final Set<String> WORDS = new HashSet<>();

    /** Codes of a country and of a province, and names of people: there only the other writings say nothing. */
    private static final Set<String> NAMES_WITH_NA = Set.of("first_name", "last_name");

    private static final Set<AddressFields> PARTS_WITH_NA =
            EnumSet.of(AddressFields.COUNTRY, AddressFields.COUNTRY_CODE, AddressFields.STATE, AddressFields.REGION);

    /** Those that are no place's name, so that they say nothing within a whole address either. */
    private static final Set<String> NO_PLACE = Set.of(
            "n/a", "n.a.", "#n/a", "null", "<null>", "[null]", "(null)", "undefined", "unknown", "not available");

    static {
        for (String word :
                ("n/a|n.a.|n.a|n\\a|#n/a|#na|na|n/d|n.d.|s/d|nil|null|<null>|[null]|(null)|none|<none>|(none)|nan|"
                                + "undefined|unknown|<unknown>|unk|other|empty|<empty>|blank|(blank)|not available|not applicable|"
                                + "not provided|not specified|not given|not set|not known|unspecified|no data|no value|missing|"
                                + "tbd|tba|tbc|to be determined|-none-|--none--|- none -|-- none --|"
                                // what spreadsheets write for an error, in several languages
                                + "#ref!|#value!|#name?|#div/0!|#num!|#null!|#error!|#spill!|#calc!|#field!|#busy!|"
                                + "#nv|#wert!|#bezug!|#zahl!|#leer!|#valeur!|#nom?|#nombre!|#nul!|#n/d|#valore!|#rif!|"
                                + "#nome?|#¡valor!|#¡ref!|#¿nombre?|#¡num!|#¡nulo!|#¡div/0!|#valor!|#waarde!|#verw!|"
                                + "#naam?|#getal!|#leeg!|#deel/0!|#arg!|#adr!|#nazwa?|#liczba!|#dziel/0!|"
                                + "unbekannt|keine angabe|keine angaben|k.a.|k. a.|k.a|k/a|inconnu|inconnue|non renseigné|"
                                + "sconosciuto|desconocido|desconocida|sin datos|desconhecido|não informado|onbekend|okänd|ukendt|"
                                + "ukjent|nieznany|brak|brak danych|неизвестно|不明|未知|なし|無|"
                                + "nicht angegeben|nicht bekannt|nicht vorhanden|nicht verfügbar|ohne angabe|ohne angaben|"
                                + "non précisé|non spécifié|non communiqué|non disponible|non applicable|"
                                + "no especificado|no disponible|no informado|no aplica|non specificato|non disponibile|"
                                + "não especificado|não disponível|não aplicável|niet bekend|niet opgegeven|niet ingevuld|"
                                + "niet van toepassing|n.v.t.|n.v.t|nvt|ej angivet|saknas|ikke oplyst|ikke oppgitt|"
                                + "nie podano|nie dotyczy|neuvedeno|není uvedeno|ismeretlen|nincs megadva|necunoscut|"
                                + "bilinmiyor|belirtilmemiş|не указано|не указан|не указана|нет данных|н/д|не вказано|невідомо|"
                                + "未設定|未入力|未登録|无|暂无|未填写|없음|미상|미입력|غير معروف|غير محدد|לא ידוע|לא צוין")
                        .split("\\|")) {
            WORDS.add(word);
        }
    }

    /** What forms show before anything was chosen: {@code -- Select a country --}, {@code Bitte auswählen}. */
    private static final Pattern CHOOSE =
            Pattern.compile("please (?:select|choose|pick)(?: .*)?|(?:select|choose|pick) (?:a|an|one|your|the)(?: .*)?"
                    + "|bitte (?:aus)?w(?:ä|ae)hlen(?: .*)?|bitte .*(?:aus)?w(?:ä|ae)hlen|land (?:aus)?w(?:ä|ae)hlen"
                    + "|(?:veuillez )?(?:s[ée]lectionne[zr]|choisi(?:ssez|r))(?: .*)?"
                    + "|(?:por favor,? )?(?:seleccione|seleccionar|elija|escolha|selecione|selecionar)(?: .*)?"
                    + "|(?:seleziona|selezionare|scegli|scegliere)(?: .*)?|(?:selecteer|kies) (?:een|uw|je)(?: .*)?"
                    + "|(?:wybierz|vyberte|выберите)(?: .*)?|(?:lütfen )?(?:.* )?seçin(?:iz)?"
                    + "|(?:国を)?選択(?:してください)?|请选择.*|請選擇.*|선택(?:하세요)?");

    /** One of them is in whatever {@link #CHOOSE} matches. */
    private static final List<String> STEMS_OF_CHOICE = List.of(
            "sele séle choos pick hlen chois elija escolha sceg kies wybierz vyberte выберите seçin 選 选 선".split(" "));

    private static final int LONGEST_CHOICE = 40;

    private Placeholders() {}

    /** True when the text says nothing in that field: it is blank, has no letter, digit or symbol, or is a word for nothing. */
    public static boolean isNothing(String text, String field) {
        if (text.length() > LONGEST_CHOICE) {
            return Text.isBlank(text);
        }
        String line = Text.line(text);
        if (Words.isAll(line, Placeholders::isPunctuation)) {
            return !(LostLetters.areAll(line) && isPlace(field));
        }
        String word = line.toLowerCase(Locale.ROOT);
        // Salesforce's [not provided], Google's (not set), *none*
        String unwrapped = Words.trim(word, Placeholders::isWrapping);
        return isWord(word, field) || isWord(unwrapped, field) || isChoice(unwrapped);
    }

    private static boolean isWord(String word, String field) {
        return WORDS.contains(word) && !(word.equals("na") && mayBeNa(field));
    }

    /** Most texts have none of the stems, which is found out much sooner than that they do not match. */
    private static boolean isChoice(String text) {
        return text.length() > 1
                && STEMS_OF_CHOICE.stream().anyMatch(text::contains)
                && CHOOSE.matcher(text).matches();
    }

    private static boolean isWrapping(int c) {
        return isPunctuation(c) || c == '<' || c == '>' || c == '`';
    }

    /** True when a segment of a whole address says nothing. */
    static boolean isNoPlace(String segment) {
        return segment.length() <= LONGEST
                && (NO_PLACE.contains(segment.toLowerCase(Locale.ROOT))
                        || Words.isAll(segment, Placeholders::isPunctuation) && !LostLetters.areAll(segment));
    }

    private static boolean isPlace(String field) {
        AddressFields part = AddressFields.inObject(field);
        return part != null && part != AddressFields.POSTAL_CODE && part != AddressFields.ABOUT;
    }

    private static boolean mayBeNa(String field) {
        AddressFields part = AddressFields.inObject(field);
        return NAMES_WITH_NA.contains(field) || part != null && PARTS_WITH_NA.contains(part);
    }

    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.SPACE_SEPARATOR -> c != '@';
            default -> c == '|' || c == '~' || c == '=';
        };
    }
}
