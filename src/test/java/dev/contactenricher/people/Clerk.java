package dev.contactenricher.people;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Names and numbers of a made-up town, and the many ways in which they are written down. */
final class Clerk {

    private static final List<String> FIRST_NAMES = List.of(
            ("James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph"
                            + " Jessica Thomas Karen Christopher Sarah Charles Lisa Daniel Nancy Matthew Sandra Anthony"
                            + " Betty Mark Ashley Donald Emily Steven Kimberly Andrew Margaret Paul Donna Joshua Michelle"
                            + " Kenneth Carol Kevin Amanda Brian Melissa George Deborah Timothy Stephanie Ronald Rebecca"
                            + " Jason Sharon Edward Laura Jeffrey Cynthia Ryan Dorothy Jacob Amy Gary Kathleen Nicholas"
                            + " Angela Eric Shirley Jonathan Emma Stephen Brenda Larry Pamela Justin Nicole Scott Anna"
                            + " Brandon Samantha Benjamin Katherine Samuel Christine Gregory Debra Alexander Rachel Frank"
                            + " Carolyn Patrick Janet Raymond Maria Jack Olivia Dennis Heather Jerry Helen Jürgen Sabine"
                            + " Wolfgang Monika Klaus Petra Andreas Ursula Stefan Renate Matthias Ingrid Uwe Brigitte"
                            + " Jean Nathalie Philippe Isabelle Pierre Valérie Céline Sébastien François Aurélie Élodie"
                            + " José Carmen Antonio Dolores Jesús Pilar Javier Ángeles Marco Giulia Luca Chiara Łukasz"
                            + " Agnieszka Siobhán Cormac Nigel Gemma Alistair Fiona Mohammed Fatima Ahmed Aisha Wei Mei"
                            + " Hiroshi Yuki Ravi Priya Dmitri Olga Jan Anne Joan Jane Martin Marie Johanna Christian")
                    .split(" "));
    private static final List<String> LAST_NAMES = List.of(
            ("Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson"
                            + " Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark"
                            + " Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores"
                            + " Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Müller Schmidt"
                            + " Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Dubois Moreau Laurent Simon"
                            + " Rossi Russo Ferrari Nowak Kowalski O'Brien Murphy Walsh Singh Patel Kaur Tanaka Sato")
                    .split(" "));
    private static final Map<String, String> NICKNAMES = Map.ofEntries(
            Map.entry("Robert", "Bob"),
            Map.entry("William", "Bill"),
            Map.entry("Richard", "Dick"),
            Map.entry("Elizabeth", "Liz"),
            Map.entry("Margaret", "Peggy"),
            Map.entry("Michael", "Mike"),
            Map.entry("Katherine", "Kate"),
            Map.entry("Jennifer", "Jen"),
            Map.entry("Christopher", "Chris"),
            Map.entry("Thomas", "Tom"),
            Map.entry("James", "Jim"),
            Map.entry("Daniel", "Dan"),
            Map.entry("Samuel", "Sam"),
            Map.entry("Benjamin", "Ben"),
            Map.entry("Alexander", "Alex"),
            Map.entry("Andrew", "Andy"),
            Map.entry("Johanna", "Hanna"));
    private static final List<String> PROVIDERS =
            List.of("gmail.com", "gmail.com", "yahoo.com", "outlook.com", "web.de", "icloud.com", "mail.example");
    private static final List<String> COUNTRIES = List.of("US", "US", "US", "DE", "GB", "FR");
    private static final List<String> AREAS = List.of("212", "213", "305", "312", "415", "617", "702", "713", "917");
    private static final List<String> CITIES = List.of("Springfield", "Riverside", "Newport", "Ashland", "Milton");
    private static final List<String> ROLES = List.of(
            ("info sales office support contact info2 sales1 info-de info.berlin customer-support customerservice team"
                            + " empfang kundenservice praxis rechnung bewerbung datenschutz accueil compta ventes reservas"
                            + " administracion ufficio ordini atendimento vendas biuro sprzedaz inkoop klantenservice all dpo")
                    .split(" "));
    /** Couples, brothers and sisters whose names differ by little. */
    private static final List<String> ALIKE = List.of(
            ("Maria Martha|Marina Marta|Amy May|Mary Myra|Lena Nela|Carlo Carol|Daniel Daniela|Alexander Alexandra"
                            + "|Paul Paula|Andrea Andreas|Hans Hanna|Jean-Paul Jean-Pierre|Mary-Ann Mary-Lou"
                            + "|Christian Christiane|Christopher Christine|Martin Martina|Anna Anne|Jan Jane|Julia Julian"
                            + "|Robert Roberta|Michael Michaela|Stephan Stephanie|Simon Simone|Gabriel Gabriele"
                            + "|Patrick Patricia|Kristen Kirsten|Karla Klara|Marie Maria|Eric Erica|Louis Louise"
                            + "|Francis Frances|Jon Jan|Tim Tom|Ella Elsa|Zdenek Zdenka|Siobhan Sinead")
                    .split("[|]"));

    private static final List<String> NO_EMAILS =
            List.of("test@test.com", "none@none.com", "noemail@noemail.com", "unknown@gmail.com", "null@null.com");
    private static final List<String> NO_PHONES = List.of("+12125550100", "+12125550123", "+10000000000");

    private final Random random;
    private int number;

    Clerk(Random random) {
        this.random = random;
    }

    String firstName() {
        // some names are far more common than others
        double skewed = random.nextDouble() * random.nextDouble();
        return FIRST_NAMES.get((int) (skewed * FIRST_NAMES.size()));
    }

    List<String> namesAlike() {
        return List.of(oneOf(ALIKE).split(" "));
    }

    /** Of a child that is named like a parent, where the clerk cares to write so. */
    String writeJunior(String last) {
        return chance(0.75) ? last + oneOf(List.of(" Jr.", " Jr", ", Jr.", " II", " JR")) : last;
    }

    String lastName() {
        return oneOf(LAST_NAMES);
    }

    String country() {
        return oneOf(COUNTRIES);
    }

    String city() {
        return oneOf(CITIES);
    }

    /** Nobody else's. */
    String newMailbox(String first, String last) {
        return (plain(first) + "." + plain(last) + ++number + "@" + oneOf(PROVIDERS)).toLowerCase(Locale.ROOT);
    }

    String newLandline() {
        return american();
    }

    String newMobile(String country) {
        return switch (country) {
            case "DE" -> "+49151" + digits(8);
            case "GB" -> "+447400" + digits(6);
            case "FR" -> "+336" + (1 + random.nextInt(8)) + digits(7);
            default -> american();
        };
    }

    String roleMailbox(String domain) {
        return oneOf(ROLES) + "@" + domain;
    }

    String placeholderEmail() {
        return oneOf(NO_EMAILS);
    }

    String placeholderPhone() {
        return oneOf(NO_PHONES);
    }

    /** Another address: two letters swapped, one left out, one typed twice or one wrong. */
    String slipInEmail(String email) {
        return slip(email, email.indexOf('@'));
    }

    /** Another number: one digit is wrong. */
    String slipInPhone(String phone) {
        int at = phone.length() - 1 - random.nextInt(4);
        char wrong = (char) ('0' + (phone.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
        return phone.substring(0, at) + wrong + phone.substring(at + 1);
    }

    String writeEmail(String email) {
        String local = email.substring(0, email.indexOf('@'));
        String domain = email.substring(email.indexOf('@') + 1);
        if (domain.equals("gmail.com")) {
            local = chance(0.2) ? local.replace(".", "") : local;
            local = chance(0.1) ? local + "+shop" : local;
            domain = chance(0.1) ? "googlemail.com" : domain;
        }
        local = chance(0.1) ? local.toUpperCase(Locale.ROOT) : local;
        return (chance(0.05) ? " " : "") + local + "@" + (chance(0.1) ? domain.toUpperCase(Locale.ROOT) : domain);
    }

    String writePhone(String e164) {
        boolean american = e164.startsWith("+1");
        String code = american ? "+1" : e164.substring(0, 3);
        String rest = e164.substring(code.length());
        String parts = rest.substring(0, 3) + oneOf(List.of(" ", "-", ".", "/")) + rest.substring(3);
        return switch (random.nextInt(4)) {
            case 0 -> e164;
            case 1 -> code + " " + parts;
            case 2 -> american ? "1-" + parts : "00" + code.substring(1) + " " + parts;
            default ->
                american ? code + " (" + rest.substring(0, 3) + ") " + rest.substring(3) : code + " (0) " + parts;
        };
    }

    String writeFirstName(String name) {
        if (chance(0.04)) {
            return writeName(NICKNAMES.getOrDefault(name, name));
        }
        return chance(0.02) ? name.charAt(0) + "." : writeName(name);
    }

    String misspell(String name) {
        return name.length() > 3 ? slip(name, name.length()) : name;
    }

    String writeName(String name) {
        String written = chance(0.02) && name.length() > 3 ? slip(name, name.length()) : name;
        return switch (random.nextInt(10)) {
            case 0 -> written.toUpperCase(Locale.ROOT);
            case 1 -> written.toLowerCase(Locale.ROOT);
            case 2 -> plain(written);
            default -> written;
        };
    }

    private String slip(String text, int end) {
        int at = random.nextInt(end - 1);
        String before = text.substring(0, at);
        char one = text.charAt(at);
        char two = text.charAt(at + 1);
        String after = text.substring(at + 2);
        return switch (random.nextInt(4)) {
            case 0 -> before + two + one + after;
            case 1 -> before + two + after;
            case 2 -> before + one + one + two + after;
            default -> before + (char) ('a' + random.nextInt(26)) + two + after;
        };
    }

    private String american() {
        return "+1" + oneOf(AREAS) + (2 + random.nextInt(3)) + (2 + random.nextInt(8)) + digits(5);
    }

    private static String plain(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replace("Ł", "L")
                .replaceAll("[^A-Za-z]", "");
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
