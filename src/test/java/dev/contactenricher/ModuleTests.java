package dev.contactenricher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyDepth;

class ModuleTests {

    private static final ApplicationModules ROOMS = ApplicationModules.of(ContactEnricherApplication.class);

    @Test
    void roomsUseOnlyWhatOthersOffer() {
        ROOMS.verify();
    }

    @Test
    void theConsoleCanBeTakenAway() {
        assertThat(ROOMS.stream())
                .allSatisfy(room -> assertThat(room.getDependencies(ROOMS, DependencyDepth.IMMEDIATE)
                                .uniqueModules())
                        .as(room.getDisplayName())
                        .noneMatch(used -> used.getBasePackage().getName().endsWith(".console")));
    }
}
