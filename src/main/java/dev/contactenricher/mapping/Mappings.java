package dev.contactenricher.mapping;

import dev.contactenricher.text.Tables;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mappings that callers may name: those of the common CRMs, and this installation's own. */
public final class Mappings {

    static final List<String> BUILT_IN = List.of("salesforce", "hubspot", "dynamics");

    private final Map<String, Mapping> byName = new HashMap<>();

    /** @param own by name, then by source: see {@link Mapping#of}; one with the name of a built-in one is laid over it */
    public Mappings(Map<String, Map<String, String>> own) {
        BUILT_IN.forEach(name -> byName.put(name, Mapping.of(builtIn(name))));
        own.forEach((name, rules) -> byName.put(name, Mapping.of(BUILT_IN.contains(name) ? over(name, rules) : rules)));
    }

    /** In alphabetical order. */
    public List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    public Optional<Mapping> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The rules of a built-in mapping, in their order. */
    static Map<String, String> builtIn(String name) {
        Map<String, String> rules = new LinkedHashMap<>();
        Tables.lines(Mappings.class, name + ".tsv")
                .map(line -> line.split("\t", -1))
                .forEach(row -> rules.put(row[0], row[1]));
        return rules;
    }

    /** Own sources come before built-in ones of the same field. */
    private static Map<String, String> over(String name, Map<String, String> own) {
        var named = own.keySet().stream().map(Mappings::pattern).toList();
        Map<String, String> others = builtIn(name);
        others.keySet().removeIf(source -> named.contains(pattern(source)));
        Map<String, String> rules = new LinkedHashMap<>(own);
        rules.putAll(others);
        return rules;
    }

    private static String pattern(String source) {
        return (source.startsWith("*") ? "*" : "") + FieldNames.bare(source) + (source.endsWith("*") ? "*" : "");
    }
}
