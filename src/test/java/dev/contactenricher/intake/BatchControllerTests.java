package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest
@AutoConfigureMockMvc
class BatchControllerTests {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void takesNothingFromACallerWhoTakesNoJson() {
        assertThat(mvc.post()
                        .uri("/enrich-batch")
                        .header("X-API-Key", "crm-key-of-tests")
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.APPLICATION_XML)
                        .content("{\"contacts\": [{\"email\": \"ada@example.org\"}]}"))
                .hasStatus(HttpStatus.NOT_ACCEPTABLE)
                .doesNotContainHeader("Location");
    }
}
