package dev.contactenricher.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyListsTests {

    @Test
    void listsOfAnyLengthAreAskedForByFewTexts() {
        assertThat(IntStream.rangeClosed(1, KeyLists.MOST_PARAMETERS)
                        .map(KeyLists::paddedSize)
                        .distinct()
                        .count())
                .isLessThan(60);
    }

    @Test
    void aListGrowsByAQuarterAtMost() {
        assertThat(IntStream.rangeClosed(1, KeyLists.MOST_PARAMETERS))
                .allSatisfy(size -> assertThat(KeyLists.paddedSize(size))
                        .isBetween(size, Math.min(size + size / 4, KeyLists.MOST_PARAMETERS)));
    }
}
