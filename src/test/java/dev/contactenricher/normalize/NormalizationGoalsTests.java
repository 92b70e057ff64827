package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class NormalizationGoalsTests {

    @Test
    void everyFieldReachesItsGoalOnTheLabelledCases() throws IOException {
        LabelledCases cases = LabelledCases.find().orElse(null);
        assumeTrue(cases != null, "no labelled cases; name their folder with -Dnormalization.data=FOLDER");

        assertThat(cases.scores())
                .allSatisfy(
                        score -> assertThat(score.percent()).as(score.name()).isGreaterThanOrEqualTo(score.goal()));
    }
}
