package dev.contactenricher.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupSizeTests {

    private static final int CHUNK = 50;

    @Test
    void oneRefusalAndOneAcceptanceCancelOut() {
        assertThat(new GroupSize(20).smaller().larger(CHUNK).contacts()).isCloseTo(20, within(1e-9));
    }

    @Test
    void itStaysBetweenOneAndTheLargestRequest() {
        assertThat(new GroupSize(1).smaller().rounded()).isEqualTo(1);
        assertThat(new GroupSize(CHUNK).larger(CHUNK).rounded()).isEqualTo(CHUNK);
    }

    @Test
    void fromSinglesItGrowsBackToTheLargestWithinAFewDozenAcceptances() {
        var size = new GroupSize(1);
        int taken = 0;
        for (; size.rounded() < CHUNK; taken++) {
            size = size.larger(CHUNK);
        }
        assertThat(taken).isLessThanOrEqualTo(24);
    }

    @ParameterizedTest
    @CsvSource({"50,50,21", "13,50,12", "13,13,5", "13,2,1", "3,4,2", "1,50,1", "1,2,1"})
    void theFirstPartIsSmallerWhereMoreAreAtFault(double size, int among, int first) {
        assertThat(new GroupSize(size).firstPart(among)).isEqualTo(first);
    }

    @Test
    void theFirstPartAlwaysLeavesSomethingForTheSecond() {
        for (double size = 1; size <= CHUNK; size += 0.3) {
            for (int among = 2; among <= CHUNK; among++) {
                assertThat(new GroupSize(size).firstPart(among)).isBetween(1, among - 1);
            }
        }
    }
}
