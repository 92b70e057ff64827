package dev.contactenricher.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SqliteErasureTests extends ErasureContract {

    @Autowired
    StoreSettings settings;

    @Test
    void noFileHoldsWhatWasDeleted() {
        assertThat(whatFilesMustNotHold()).hasSizeGreaterThan(5);
        assertThat(Traces.filesWith(settings.dataDir(), whatFilesMustNotHold())).isEmpty();
    }
}
