package dev.contactenricher.blackbox;

import dev.contactenricher.standin.CrmContact;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up persons, no two alike, whose values cannot be mistaken for anything else when they turn up somewhere. */
final class People {

    /** Letters of the shortest secret. */
    private static final int SHORTEST = 10;

    private People() {}

    static List<Map<String, Object>> range(int from, int to) {
        return IntStream.range(from, to)
                .<Map<String, Object>>mapToObj(People::person)
                .toList();
    }

    static CrmContact person(int number) {
        return CrmContact.of(externalId(number))
                .email(email(number))
                .phone("+1212%07d".formatted(phoneLine(number)))
                .named(firstName(number), lastName(number))
                .with("address", street(number) + ", New York, NY 10001", "timezone", "Eastern Standard Time")
                .in("US")
                .consenting("email")
                .updated("2026-01-01T00:00:00Z");
    }

    static String externalId(int number) {
        return "BB-%06d".formatted(number);
    }

    /** What of the first so many must not be seen outside, and is in a text: e-mail, phone in several writings, names and street. */
    static List<String> secretsIn(String text, int people) {
        // a text is looked through once, not once for each of thousands
        Map<String, List<String>> byStart = IntStream.range(0, people)
                .boxed()
                .flatMap(number -> secretsOf(number).stream())
                .collect(Collectors.groupingBy(secret -> secret.substring(0, SHORTEST)));
        return IntStream.rangeClosed(0, text.length() - SHORTEST)
                .boxed()
                .flatMap(at -> byStart.getOrDefault(text.substring(at, at + SHORTEST), List.of()).stream()
                        .filter(secret -> text.startsWith(secret, at)))
                .distinct()
                .toList();
    }

    private static List<String> secretsOf(int number) {
        var line = "%07d".formatted(phoneLine(number));
        return List.of(
                email(number),
                "212" + line,
                "212-" + line.substring(0, 3) + "-" + line.substring(3),
                firstName(number),
                lastName(number),
                street(number));
    }

    private static String email(int number) {
        return "quentin.%s@mail.example".formatted(letters(number));
    }

    private static int phoneLine(int number) {
        return 2_000_000 + number;
    }

    private static String firstName(int number) {
        return "Quentinella" + letters(number);
    }

    private static String lastName(int number) {
        return "Vandersnooth" + letters(number);
    }

    private static String street(int number) {
        return (10 + number) + " Zwickelhorn Avenue";
    }

    /** Five letters that differ for each number. */
    private static String letters(int number) {
        return Integer.toString(number + 1_000_000, 26)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 26))))
                .reduce("", String::concat);
    }
}
