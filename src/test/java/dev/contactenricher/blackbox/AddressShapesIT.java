package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.normalize.Towns;
import dev.contactenricher.normalize.Towns.Town;
import dev.contactenricher.standin.SeenMerge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Forty towns of Europe and twenty of elsewhere, as text, object and columns, without country and without consent. */
class AddressShapesIT {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path dataDir;

    @Test
    void everyShapeDecidesAlikeAndNothingWithoutConsentReachesCxone() {
        List<ObjectNode> contacts = new ArrayList<>();
        List<String> allowed = new ArrayList<>();
        for (Town town : Towns.all()) {
            for (ObjectNode shape : List.of(town.text(), town.object(), town.columns())) {
                String id = "T-" + contacts.size();
                contacts.add(shape.put("external_crm_id", id).put("email", id + "@example.com"));
                if (!town.isInEurope()) {
                    allowed.add(id);
                }
            }
        }
        try (Rig rig = new Rig(dataDir, 100, Duration.ofSeconds(6), Map.of())) {
            String job = rig.client.submit(
                    contacts.stream().map(AddressShapesIT::fields).toList());
            rig.awaitCompleted(List.of(job), Duration.ofSeconds(60));
            assertThat(rig.cxone.acceptedMerges())
                    .flatMap(SeenMerge::externalIds)
                    .containsExactlyInAnyOrderElementsOf(allowed);
        }
    }

    private static Map<String, Object> fields(ObjectNode contact) {
        return JSON.convertValue(contact, new TypeReference<>() {});
    }
}
