package dev.contactenricher.tenant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.DeduplicationRules;
import dev.contactenricher.cxone.Delivery;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.cxone.PublishedApi;
import dev.contactenricher.cxone.Shipment;
import dev.contactenricher.cxone.Shipment.Recipient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.StandInTenant;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a delivery does at a tenant, each way in which tenants may differ, and when calls fail. */
class DeliveryTests {

    private final StandInTenant tenant = TenantRig.tenant();
    private final CardHolders holders = mock(CardHolders.class);
    private final DncRecords records = mock(DncRecords.class);
    private @Nullable ConfigurableApplicationContext context;
    private PublishedCxone cxone;

    @BeforeEach
    void reach() {
        when(holders.cardOf(anyString())).thenReturn(Optional.empty());
        reach(TenantSettings.MergeCards.REPORT);
    }

    private void reach(TenantSettings.MergeCards merging) {
        close(context);
        var arguments = new ArrayList<String>();
        tenant.settings().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--spring.config.location=classpath:/application.yml");
        arguments.add("--logging.level.root=off");
        context = new SpringApplicationBuilder(TenantCommands.Beans.class)
                .web(WebApplicationType.NONE)
                .properties("enricher.command=test")
                .run(arguments.toArray(String[]::new));
        var settings = new TenantSettings(
                List.of(TenantSettings.Target.CUSTOMERS),
                merging,
                false,
                TenantRig.PHONE_GROUP,
                "",
                "",
                "",
                List.of("loyalty:loyalty_level"),
                TenantSettings.Erasure.OFF,
                120,
                60,
                Duration.ofDays(1),
                Duration.ofDays(1));
        var clock = Clock.systemUTC();
        var cards = new Cards(
                settings,
                new CardFields(settings, clock),
                new CardSearch(),
                new CardMerging(settings),
                mock(CardReports.class),
                holders);
        cxone = new PublishedCxone(
                requireNonNull(context).getBean(PublishedApi.class),
                cards,
                new DoNotCall(settings, records, clock),
                new AddressBook(settings, mock(BookEntries.class)),
                "read");
    }

    @AfterEach
    void close() {
        close(context);
        tenant.close();
    }

    private static void close(@Nullable ConfigurableApplicationContext context) {
        if (context != null) {
            context.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "quoted", "silently quoted", "size", "few values"})
    void cardsAreFoundHoweverTheTenantIsSearched(String way) {
        tenant.switches().quotedValues = way.endsWith("quoted");
        tenant.switches().silentQuotes = way.startsWith("silently");
        tenant.switches().pageParameter = way.equals("size") ? "size" : "limit";
        tenant.switches().mostValues = way.equals("few values") ? 3 : 200;
        IntStream.range(0, 10)
                .forEach(number -> tenant.cards().add("email_" + number, "", "", number + "@example.com"));
        List<Result> results =
                deliver(IntStream.range(0, 12).mapToObj(this::person).toArray(Recipient[]::new));
        assertThat(results.subList(0, 10)).allMatch(Result.Done.class::isInstance);
        assertThat(results.subList(10, 12)).allMatch(Result.Absent.class::isInstance);
    }

    @Test
    void onlyNewerValuesAreWrittenButANoAlways() {
        card();
        assertThat(deliver(person(1, "city", "Paris", "updated_at", "2026-03-02T00:00:00Z")))
                .allMatch(done());
        assertThat(deliver(person(1, "city", "Rome", "updated_at", "2026-03-01T00:00:00Z", "consent_to_sms", false)))
                .allMatch(done());
        assertThat(tenant.cards().fields("email_1"))
                .containsEntry("city", "Paris")
                .containsEntry("crm_updated_at", "2026-03-02T00:00:00Z")
                .containsEntry("consent_sms", "no");
        deliver(person(1, "consent_to_sms", true, "updated_at", "2026-02-01T00:00:00Z"));
        assertThat(tenant.cards().fields("email_1")).containsEntry("consent_sms", "no");
        deliver(person(1, "consent_to_sms", true, "city", "Oslo", "updated_at", "2026-03-03T00:00:00Z"));
        assertThat(tenant.cards().fields("email_1"))
                .containsEntry("consent_sms", "yes")
                .containsEntry("city", "Oslo");
        int writes = tenant.writes().size();
        deliver(person(1, "consent_to_sms", true, "city", "Oslo", "updated_at", "2026-03-03T00:00:00Z"));
        assertThat(tenant.writes()).hasSize(writes);
    }

    @Test
    void aCardOfAnotherNameIsLeftAlone() {
        tenant.cards().add("email_1", "Grace", "Hopper", "1@example.com");
        assertThat(deliver(person(1, "first_name", "Ada", "last_name", "Lovelace")))
                .allMatch(Result.Absent.class::isInstance);
        assertThat(deliver(person(1, "first_name", "Grace", "last_name", "Hopper")))
                .allMatch(done());
    }

    @Test
    void aCardIsNotLookedForByAKeyThatSeveralPeopleShare() {
        card();
        var delivery = cxone.deliver(
                new Shipment("r", List.of(person(1)), new DeduplicationRules(false, true), false), new Freely());
        assertThat(((Delivery.Each) delivery).results()).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.writes()).isEmpty();
    }

    @Test
    void aCardToWhichTwoPeopleLeadIsNeithers() {
        tenant.cards().add("email_1", "", "", "1@example.com", "2@example.com");
        assertThat(deliver(person(1), person(2))).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cardsOfOnePersonBecomeOneWhereThatIsWanted(boolean loserIsGone) {
        tenant.switches().loserIsGone = loserIsGone;
        reach(TenantSettings.MergeCards.ON);
        tenant.cards().add("sms_1", "", "", "+14155550101").add("voice_1", "", "", "+14155550101");
        card();
        Recipient both = person(1, "phone", "+14155550101");
        assertThat(deliver(both)).allMatch(done());
        assertThat(tenant.cards().ids()).containsExactly("email_1");
        assertThat(tenant.cards().identities("email_1")).contains("+14155550101");
        int writes = tenant.writes().size();
        assertThat(deliver(both)).allMatch(done());
        assertThat(tenant.writes()).hasSize(writes);
    }

    @Test
    void aMergeWhoseAnswerIsLostIsNotDoneTwice() {
        reach(TenantSettings.MergeCards.ON);
        tenant.cards().add("voice_1", "", "", "+14155550101");
        card();
        Recipient both = person(1, "phone", "+14155550101");
        tenant.answersCalls(call -> call.path().endsWith("/merge") ? Optional.of(Reply.cut()) : Optional.empty());
        assertThat(deliver(both)).allMatch(Result.Unknown.class::isInstance);
        tenant.answersCalls(call -> Optional.empty());
        assertThat(deliver(both)).allMatch(done());
        assertThat(tenant.calls().stream().filter(call -> call.path().endsWith("/merge")))
                .hasSize(1);
    }

    @Test
    void cardsAreOnlyReportedByDefault() {
        tenant.cards().add("voice_1", "", "", "+14155550101");
        card();
        deliver(person(1, "phone", "+14155550101"));
        assertThat(tenant.cards().ids()).containsExactly("email_1", "voice_1");
        assertThat(tenant.cards().fields("voice_1")).isEmpty();
    }

    @Test
    void whatIsNotShownYetIsUnconfirmedAndNotWrittenAgain() {
        card();
        tenant.switches().showsAfter = Duration.ofHours(1);
        assertThat(deliver(person(1))).allMatch(Result.Unconfirmed.class::isInstance);
        int writes = tenant.writes().size();
        var again = new Shipment("r", List.of(person(1)), DeduplicationRules.BOTH, true);
        assertThat(((Delivery.Each) cxone.deliver(again, new Freely())).results())
                .allMatch(Result.Unconfirmed.class::isInstance);
        assertThat(tenant.writes()).hasSize(writes);
        tenant.switches().showsAfter = Duration.ZERO;
        assertThat(((Delivery.Each) cxone.deliver(again, new Freely())).results())
                .allMatch(done());
    }

    @Test
    void aLostAnswerConcernsItsOwnContactOnly() {
        card();
        tenant.cards().add("email_2", "", "", "2@example.com");
        tenant.answersCalls(call ->
                call.path().startsWith("/customers/email_1/") && call.method().equals("PUT")
                        ? Optional.of(Reply.cut())
                        : Optional.empty());
        List<Result> results = deliver(person(1), person(2));
        assertThat(results.get(0)).isInstanceOf(Result.Unknown.class);
        assertThat(results.get(1)).isInstanceOf(Result.Done.class);
        tenant.answersCalls(call -> Optional.empty());
        int writes = tenant.writes().size();
        assertThat(deliver(person(1))).allMatch(done());
        assertThat(tenant.writes()).as("it was written, which is read first").hasSize(writes);
    }

    @Test
    void aRefusedContactIsNamedAndTheOthersGoThrough() {
        card();
        tenant.cards().add("email_2", "", "", "2@example.com");
        tenant.answersCalls(call ->
                call.path().startsWith("/customers/email_1/") && call.method().equals("PUT")
                        ? Optional.of(Reply.status(422))
                        : Optional.empty());
        assertThat(deliver(person(1), person(2))).hasExactlyElementsOfTypes(Result.Refused.class, Result.Done.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405})
    void missingRightsConcernAll(int status) {
        card();
        tenant.answersCalls(call -> Optional.of(Reply.status(status)));
        assertThat(cxone.deliver(shipment(person(1), person(2)), new Freely()))
                .isInstanceOfSatisfying(
                        MergeAnswer.Forbidden.class,
                        forbidden -> assertThat(forbidden.status()).isEqualTo(status));
    }

    @Test
    void anOutageStopsADeliveryAfterTwoCalls() {
        tenant.answersCalls(call -> Optional.of(Reply.status(503)));
        deliverAny(person(1), person(2));
        deliverAny(person(1), person(2));
        assertThat(tenant.calls()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void fieldsThatTheTenantLacksAreNamed() {
        var fields = new CardFields(settingsOfFields(), Clock.systemUTC());
        assertThat(fields.missing(Set.of("email"))).contains("consent_phone", "loyalty_level");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalIsLookedForBeforeItIsWrittenAndAfter(boolean national) {
        tenant.switches().nationalNumbers = national;
        tenant.switches().refusesSecondRecord = true;
        Recipient refusing = person(1, "phone", "+14155550101", "consent_to_phone", false);
        deliver(refusing);
        deliver(refusing);
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).containsExactly("14155550101");
        assertThat(tenant.calls().stream().filter(call -> call.path().endsWith("/records")))
                .hasSize(1);
    }

    @Test
    void aLostAnswerToARecordIsFoundOutByASearch() {
        Recipient refusing = person(1, "phone", "+14155550101", "consent_to_phone", false);
        tenant.answersCalls(call -> call.path().endsWith("/records") ? Optional.of(Reply.cut()) : Optional.empty());
        assertThat(deliver(refusing)).allMatch(Result.Unknown.class::isInstance);
        tenant.answersCalls(call -> Optional.empty());
        assertThat(deliver(refusing)).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.calls().stream().filter(call -> call.path().endsWith("/records")))
                .hasSize(1);
    }

    @Test
    void aGrantExpiresARecordOnlyWhereTheRecordsSaySo() {
        tenant.admin().block(TenantRig.PHONE_GROUP, "14155550101");
        Recipient granting = person(1, "phone", "+14155550101", "consent_to_phone", true);
        deliver(granting);
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(1);
        when(records.grant(any(), anyString(), anyString(), anyLong())).thenReturn(true);
        deliver(granting);
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).isEmpty();
    }

    @Test
    void theGroupThatIsNotThereStopsSending() {
        var elsewhere = new DncGroup(Channel.PHONE, "999");
        var calls = new TenantCalls(requireNonNull(context).getBean(PublishedApi.class), new Freely());
        assertThat(elsewhere.add(List.of("14155550101"), calls, 0))
                .isInstanceOf(dev.contactenricher.tenant.Reply.Gone.class);
    }

    private static TenantSettings settingsOfFields() {
        return new TenantSettings(
                List.of(),
                TenantSettings.MergeCards.OFF,
                false,
                "",
                "",
                "",
                "",
                List.of("loyalty:loyalty_level"),
                TenantSettings.Erasure.OFF,
                1,
                1,
                Duration.ofDays(1),
                Duration.ofDays(1));
    }

    private static Predicate<Result> done() {
        return Result.Done.class::isInstance;
    }

    private void card() {
        tenant.cards().add("email_1", "", "", "1@example.com");
    }

    private Recipient person(int number, Object... more) {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("external_crm_id", "A-" + number)
                .put("email", number + "@example.com")
                .put("consent_to_email", true)
                .put("updated_at", "2026-03-01T00:00:00Z");
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] instanceof Boolean flag) {
                content.put((String) more[i], flag);
            } else {
                content.put((String) more[i], (String) more[i + 1]);
            }
        }
        return new Recipient("person-" + number, "job", number, content);
    }

    private static Shipment shipment(Recipient... recipients) {
        return new Shipment("r", List.of(recipients), DeduplicationRules.BOTH, false);
    }

    private List<Result> deliver(Recipient... recipients) {
        return ((Delivery.Each) deliverAny(recipients)).results();
    }

    private Delivery deliverAny(Recipient... recipients) {
        return cxone.deliver(shipment(recipients), new Freely());
    }
}
