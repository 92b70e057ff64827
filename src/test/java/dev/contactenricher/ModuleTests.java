package dev.contactenricher;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleTests {

    @Test
    void roomsUseOnlyWhatOthersOffer() {
        ApplicationModules.of(ContactEnricherApplication.class).verify();
    }
}
