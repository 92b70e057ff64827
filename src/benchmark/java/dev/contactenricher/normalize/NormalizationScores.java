package dev.contactenricher.normalize;

import java.io.IOException;

/** Prints how the normaliser scores on the labelled cases; with the argument {@code failures}, what went wrong too. */
public final class NormalizationScores {

    private NormalizationScores() {}

    public static void main(String[] args) throws IOException {
        LabelledCases cases = LabelledCases.find().orElse(null);
        if (cases == null) {
            System.out.println("No labelled cases; name their folder with -Dnormalization.data=FOLDER");
            return;
        }
        System.out.printf("%-28s %7s %7s %8s %6s%n", "field", "cases", "right", "percent", "goal");
        for (LabelledCases.Score score : cases.scores()) {
            System.out.printf(
                    "%-28s %7d %7d %8.2f %6.0f%n",
                    score.name(), score.cases(), score.right(), score.percent(), score.goal());
            if (args.length > 0 && args[0].equals("failures")) {
                score.failures().forEach(failure -> System.out.println("    " + failure));
            }
        }
    }
}
