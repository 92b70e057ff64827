package dev.contactenricher.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Says where a file of settings is no YAML, without the lines there, which may hold a secret. */
final class BrokenYamlAnalyzer extends AbstractFailureAnalyzer<YAMLException> {

    private static final String ACTION =
            "Mend the YAML there; application.yml.example shows how each setting is written. Quotes end where they began.";

    @Override
    protected FailureAnalysis analyze(Throwable root, YAMLException cause) {
        return new FailureAnalysis(
                "A file of settings, such as application.yml, is no YAML" + where(cause), ACTION, cause);
    }

    private static String where(YAMLException cause) {
        if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            var mark = marked.getProblemMark();
            return " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
        }
        return "";
    }
}
