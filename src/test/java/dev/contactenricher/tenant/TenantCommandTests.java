package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.StandInTenant;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TenantCommandTests {

    private static final String BOOK = "77";

    private final StandInTenant tenant = TenantRig.tenant();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        tenant.close();
    }

    @Test
    void aTenantThatHasEverythingIsFineAndNothingIsWrittenToIt() {
        tenant.cards().add("email_ada@example.com", "Ada", "", "ada@example.com");
        tenant.admin().book(BOOK);
        assertThat(run(Map.of("CXONE_ADDRESS_BOOK", BOOK), "check-tenant")).isZero();
        assertThat(said())
                .contains("All custom fields are there", "begin with [email]", "scrubbed by skills", "dynamic")
                .doesNotContain("MISSING", "ada@example.com", "Ada");
        assertThat(tenant.calls()).noneMatch(StandInTenant.Call::isWrite);
    }

    @Test
    void whatIsMissingIsSaidInSentences() {
        tenant.admin().unscrubbedGroup("900");
        assertThat(run(Map.of("CXONE_DNC_GROUP_SMS", "900", "CXONE_DNC_GROUP_PHONE", "901"), "check-tenant"))
                .isOne();
        assertThat(said())
                .contains(
                        "No skill scrubs the group of CXONE_DNC_GROUP_SMS",
                        "CXONE_DNC_GROUP_PHONE cannot be read (404)");
    }

    @Test
    void aWrongAccessKeyIsSaidToBeWrong() {
        assertThat(run(Map.of("CXONE_ACCESS_KEY_SECRET", "another"), "check-tenant"))
                .isOne();
        assertThat(said()).contains("does not let us in (401)").doesNotContain("another");
    }

    @Test
    void theAccessKeyAloneIsEnoughWhereThereIsAnArea() {
        assertThat(run(
                        Map.of(
                                "CXONE_CLIENT_ID", "",
                                "CXONE_CLIENT_SECRET", "",
                                "CXONE_AREA", "na1",
                                "CXONE_TOKEN_URL", tenant.baseUrl() + "/authentication/v1/token/access-key"),
                        "check-tenant"))
                .as(said())
                .isZero();
        tenant.switches().keyAloneOnDigital = false;
        assertThat(run(
                        Map.of(
                                "CXONE_CLIENT_ID", "",
                                "CXONE_CLIENT_SECRET", "",
                                "CXONE_AREA", "na1",
                                "CXONE_TOKEN_URL", tenant.baseUrl() + "/authentication/v1/token/access-key"),
                        "check-tenant"))
                .isOne();
        assertThat(said()).contains("does Digital take tokens of an access key alone?");
    }

    @Test
    void aClientWhoseNamesAreEncodedNeedsTheProperty() {
        tenant.switches().encodedClient = true;
        assertThat(run(Map.of(), "check-tenant")).isOne();
        assertThat(run(Map.of("enricher.cxone.published.encode-client", "true"), "check-tenant"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theBookIsFoundWhereverItIsListed(boolean inResultSet) {
        tenant.switches().booksInResultSet = inResultSet;
        tenant.admin().book(BOOK);
        assertThat(run(Map.of("CXONE_ADDRESS_BOOK", BOOK), "check-tenant")).isZero();
        assertThat(said()).contains("dynamic", "run prove-address-book " + BOOK);
        assertThat(run(Map.of("CXONE_ADDRESS_BOOK", "78"), "check-tenant")).isOne();
        assertThat(said()).contains("There is no address book with that id");
    }

    /** What is wrong, and the sentence that says so. */
    enum Wrong {
        TOKEN_REFUSED("does not let us in (401)", "encode-client"),
        TOKEN_ENDPOINT_DEAD("No token was granted (no answer)", "CXONE_TOKEN_URL"),
        DISCOVERY_DEAD("was not found out", "CXONE_DISCOVERY_URL"),
        NO_API_ENDPOINT("was not found out", "api_endpoint"),
        NO_AREA("Digital API is was not found out", "CXONE_DIGITAL_URL"),
        NO_RIGHT("does not let us in or does not answer (403)", "role"),
        NO_RIGHT_TO_CARDS("cannot be read (403)", "Digital licensed"),
        NO_RIGHT_TO_GROUPS("CXONE_DNC_GROUP_PHONE cannot be read (403)", "edit do-not-call lists"),
        FIELDS_MISSING("custom fields are missing", "CXONE_MANAGE_FIELDS=true"),
        NO_GROUP("CXONE_DNC_GROUP_PHONE cannot be read (404)", "is the id right"),
        NO_BOOKS("Address books cannot be read (403)", ""),
        SEARCH_USELESS("A card is not found by the identity", "cannot be used"),
        THROTTLED("429", "Try again later"),
        DOWN("(503)", ""),
        ADMIN_IS_A_PAGE("does not answer (200, but not the JSON that is published)", "CXONE_ADMIN_URL"),
        CARDS_ARE_A_PAGE("cannot be read (200, but not the JSON that is published)", "CXONE_DIGITAL_URL"),
        SEARCH_IS_A_PAGE("Customer cards cannot be read (200, but not", ""),
        SKILLS_FORBIDDEN("Whether skills scrub the group of CXONE_DNC_GROUP_PHONE cannot be read (403)", ""),
        SKILLS_ARE_A_PAGE("Whether skills scrub the group of CXONE_DNC_GROUP_PHONE cannot be read (200, but not", ""),
        BOOKS_ARE_NONE("The list of address books is none that can be read", "");

        private final String what;
        private final String remedy;

        Wrong(String what, String remedy) {
            this.what = what;
            this.remedy = remedy;
        }
    }

    @ParameterizedTest
    @EnumSource(Wrong.class)
    void eachThingThatIsWrongIsSaidInASentenceAndNothingIsWritten(Wrong wrong) {
        tenant.cards().add("email_ada@example.com", "Ada", "", "ada@example.com");
        tenant.admin().book(BOOK);
        Map<String, String> settings = broken(wrong);
        assertThat(run(settings, "check-tenant")).isOne();
        assertThat(said()).contains("MISSING", wrong.what, wrong.remedy).doesNotContain("ada@example.com", "another");
        assertThat(tenant.calls()).noneMatch(StandInTenant.Call::isWrite);
    }

    private Map<String, String> broken(Wrong wrong) {
        return switch (wrong) {
            case TOKEN_REFUSED -> Map.of("CXONE_ACCESS_KEY_SECRET", "another");
            case TOKEN_ENDPOINT_DEAD -> Map.of("CXONE_TOKEN_URL", "http://127.0.0.1:1/token");
            case DISCOVERY_DEAD -> Map.of("CXONE_DISCOVERY_URL", "http://127.0.0.1:1/nothing");
            case NO_API_ENDPOINT -> {
                tenant.switches().undiscovered = Set.of("api_endpoint");
                yield Map.of();
            }
            case NO_AREA -> {
                tenant.switches().undiscovered = Set.of("area");
                yield Map.of("CXONE_DIGITAL_URL", "");
            }
            case NO_RIGHT -> refusing("/business-unit", 403);
            case NO_RIGHT_TO_CARDS -> refusing("/customers", 403);
            case NO_RIGHT_TO_GROUPS -> refusing("/dnc-groups", 403);
            case NO_BOOKS -> {
                refusing("/address-books", 403);
                yield Map.of("CXONE_ADDRESS_BOOK", BOOK);
            }
            case FIELDS_MISSING -> {
                tenant.cards().undefine();
                yield Map.of();
            }
            case NO_GROUP -> Map.of("CXONE_DNC_GROUP_PHONE", "999");
            case SEARCH_USELESS -> {
                tenant.switches().quotedValues = true;
                tenant.switches().silentQuotes = true;
                tenant.switches().refusedValues = value -> true;
                yield Map.of();
            }
            case THROTTLED -> refusing("/", 429);
            case DOWN -> refusing("/", 503);
            case ADMIN_IS_A_PAGE -> page("/business-unit");
            case CARDS_ARE_A_PAGE -> page("/customers/custom-field-definitions");
            case SEARCH_IS_A_PAGE -> page("/customers");
            case SKILLS_FORBIDDEN -> refusing("/dnc-groups/" + TenantRig.PHONE_GROUP + "/scrubbed-skills", 403);
            case SKILLS_ARE_A_PAGE -> page("/dnc-groups/" + TenantRig.PHONE_GROUP + "/scrubbed-skills");
            case BOOKS_ARE_NONE -> {
                tenant.answersCalls(call -> call.path().equals("/address-books")
                        ? Optional.of(Reply.json(200, "{\"message\": \"hello\"}"))
                        : Optional.empty());
                yield Map.of("CXONE_ADDRESS_BOOK", BOOK);
            }
        };
    }

    private Map<String, String> page(String path) {
        tenant.answersCalls(call -> call.path().equals(path)
                ? Optional.of(Reply.json(200, "<html><body>Please sign in</body></html>"))
                : Optional.empty());
        return Map.of();
    }

    private Map<String, String> refusing(String path, int status) {
        tenant.answersCalls(
                call -> call.path().startsWith(path) ? Optional.of(Reply.status(status)) : Optional.empty());
        return Map.of();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 404, 405})
    void anAddressWithoutATokenEndpointIsNotTakenForAWrongKey(int status) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "https://example.invalid/");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            String url =
                    "http://127.0.0.1:%d/token".formatted(server.getAddress().getPort());
            assertThat(run(Map.of("CXONE_TOKEN_URL", url), "check-tenant")).isOne();
        } finally {
            server.stop(0);
        }
        assertThat(said())
                .contains("(%d)".formatted(status), "CXONE_TOKEN_URL")
                .doesNotContain("access key", "0 calls");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500})
    void aTenantWhoseCardsAloneAreWrittenNeedsNoRightToTheAdminApi(int status) {
        refusing("/business-unit", status);
        assertThat(run(Map.of("CXONE_DNC_GROUP_PHONE", ""), "check-tenant"))
                .as(said())
                .isZero();
        assertThat(said()).contains("which nothing that is set needs", "All custom fields are there");
        assertThat(run(Map.of("CXONE_DNC_GROUP_PHONE", "", "CXONE_ERASURE", "forward"), "check-tenant"))
                .as("erasures are sent there")
                .isOne();
    }

    @Test
    void noPassedThroughFieldTakesThePlaceOfOneOfOurs() {
        for (String ident : CardValues.IDENTS.values()) {
            assertThatThrownBy(() -> run(Map.of("CXONE_FIELD_MAP", "odd:" + ident), "check-tenant"))
                    .as(ident)
                    .hasMessageContaining("CXONE_FIELD_MAP must not name an identifier that the service fills itself");
        }
        assertThat(tenant.calls()).isEmpty();
    }

    @Test
    void whatMayBeAPersonsNameIsNoKindOfId() {
        tenant.cards().add("ada_lovelace@example.com", "", "", "ada_lovelace@example.com");
        tenant.cards().add("whatsapp_41790000000", "", "", "41790000000");
        assertThat(run(Map.of(), "check-tenant")).isZero();
        assertThat(said()).contains("[something else, whatsapp]").doesNotContain("ada");
    }

    @Test
    void aListThatLacksOurValuesIsNamed() {
        var json = new JsonMapper();
        String list = "[{\"ident\": \"consent_sms\", \"type\": \"list\", \"values\": %s}]";
        assertThat(CardsCheck.unfit(json.readTree(list.formatted("[{\"name\": \"Yes\", \"value\": \"1\"}]"))))
                .containsExactly("consent_sms");
        assertThat(CardsCheck.unfit(json.readTree(list.formatted(
                        "[{\"name\": \"Yes\", \"value\": \"yes\"}, {\"name\": \"No\", \"value\": \"no\"}]"))))
                .isEmpty();
    }

    @Test
    void anEmptyBookIsProvenWhereverTheTenantLooksForFullLoad() {
        tenant.admin().book(BOOK);
        assertThat(run(Map.of(), "prove-address-book", BOOK)).as(said()).isZero();
        tenant.switches().fullLoadInQuery = false;
        assertThat(run(Map.of(), "prove-address-book", BOOK)).isZero();
        assertThat(said()).contains("CXONE_ADDRESS_BOOK_PROVEN=" + BOOK);
        assertThat(tenant.admin().entries(BOOK)).isEmpty();
    }

    @Test
    void aBookThatIsReplacedByEachCallIsNotProven() {
        tenant.admin().book(BOOK);
        tenant.switches().alwaysReplaces = true;
        assertThat(run(Map.of(), "prove-address-book", BOOK)).isOne();
        assertThat(said()).contains("must not be used").doesNotContain("PROVEN=");
    }

    @Test
    void nothingIsWrittenToABookThatHoldsAnything() {
        tenant.admin().book(BOOK);
        tenant.switches().alwaysReplaces = true;
        for (int stranger = 0; stranger < 500; stranger++) {
            tenant.admin().addEntry(BOOK, "stranger-" + stranger);
        }
        assertThat(run(Map.of(), "prove-address-book", BOOK)).isOne();
        assertThat(said()).contains("not empty; nothing was written");
        assertThat(tenant.admin().entries(BOOK)).hasSize(500);
        assertThat(tenant.calls()).noneMatch(StandInTenant.Call::isWrite);
    }

    private int run(Map<String, String> own, String... words) {
        var settings = new ArrayList<String>();
        tenant.settings().forEach((name, value) -> settings.add("--" + name + "=" + value));
        settings.add("--CXONE_TARGETS=customers");
        settings.add("--CXONE_DNC_GROUP_PHONE=" + TenantRig.PHONE_GROUP);
        settings.add("--spring.config.location=classpath:/application.yml");
        own.forEach((name, value) -> {
            settings.removeIf(setting -> setting.startsWith("--" + name + "="));
            settings.add("--" + name + "=" + value);
        });
        return TenantCommands.run(
                List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8), System.err, settings);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
