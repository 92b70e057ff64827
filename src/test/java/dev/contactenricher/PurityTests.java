package dev.contactenricher;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What the rooms depend on: the pure ones on nothing but what they are given, those with tables on one clock. */
@AnalyzeClasses(packages = "dev.contactenricher", importOptions = DoNotIncludeTests.class)
class PurityTests {

    static boolean isPure(String room) {
        return List.of(PURE_ROOMS).contains("dev.contactenricher." + room + "..");
    }

    private static final String CONTACT = "dev.contactenricher.contact..";
    private static final String TEXT = "dev.contactenricher.text..";
    private static final String COUNTRY = "dev.contactenricher.country..";
    private static final String ADDRESS = "dev.contactenricher.address..";
    private static final String NORMALIZE = "dev.contactenricher.normalize..";
    private static final String IDENTITY = "dev.contactenricher.identity..";
    private static final String DEDUP = "dev.contactenricher.dedup..";
    private static final String CONSENT = "dev.contactenricher.consent..";
    private static final String PROOF = "dev.contactenricher.proof..";
    private static final String MAPPING = "dev.contactenricher.mapping..";
    private static final String CSV = "dev.contactenricher.csv..";
    private static final String[] PURE_ROOMS = {
        CONTACT, TEXT, COUNTRY, ADDRESS, NORMALIZE, IDENTITY, DEDUP, CONSENT, PROOF, MAPPING, CSV
    };

    @ArchTest
    static final ArchRule pureRoomsReachNeitherStoresNorNetworks = noClasses()
            .that()
            .resideInAnyPackage(PURE_ROOMS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "java.net.http..", "jakarta..", "reactor..");

    @ArchTest
    static final ArchRule pureRoomsKnowSpringOnlyWhereTheyAreWired = noClasses()
            .that()
            .resideInAnyPackage(PURE_ROOMS)
            .and()
            .haveSimpleNameNotEndingWith("Configuration")
            .and()
            .haveSimpleNameNotEndingWith("Settings")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    /** What replicas decide together must not depend on whose clock is right. */
    @ArchTest
    static final ArchRule roomsWithTablesTellTheTimeByTheStoresClock = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.contactenricher.merge..",
                    "dev.contactenricher.queue..",
                    "dev.contactenricher.sending..",
                    "dev.contactenricher.packing..",
                    "dev.contactenricher.correction..",
                    "dev.contactenricher.intake..",
                    "dev.contactenricher.jobs..",
                    "dev.contactenricher.deadletters..",
                    "dev.contactenricher.people..",
                    "dev.contactenricher.webhook..",
                    "dev.contactenricher.export..",
                    "dev.contactenricher.audit..",
                    "dev.contactenricher.privacy..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule contactKnowsNoOtherRoom = knowsOnly(CONTACT);

    @ArchTest
    static final ArchRule textKnowsOnlyContact = knowsOnly(TEXT, CONTACT);

    @ArchTest
    static final ArchRule countryKnowsOnlyTextAndContact = knowsOnly(COUNTRY, TEXT, CONTACT);

    @ArchTest
    static final ArchRule addressKnowsOnlyWhatProvesACountry = knowsOnly(ADDRESS, COUNTRY, TEXT, CONTACT);

    @ArchTest
    static final ArchRule normalizeKnowsOnlyWhatItReadsWith = knowsOnly(NORMALIZE, ADDRESS, COUNTRY, TEXT, CONTACT);

    @ArchTest
    static final ArchRule identityKnowsOnlyContactAndText = knowsOnly(IDENTITY, CONTACT, TEXT);

    @ArchTest
    static final ArchRule dedupKnowsOnlyIdentityAndContact = knowsOnly(DEDUP, IDENTITY, CONTACT);

    @ArchTest
    static final ArchRule consentKnowsOnlyContact = knowsOnly(CONSENT, CONTACT);

    /** Tomcat is an affair of the port and of how errors look. */
    @ArchTest
    static final ArchRule onlyTheEdgesKnowTomcat = noClasses()
            .that()
            .resideOutsideOfPackages("dev.contactenricher.http..", "dev.contactenricher.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache..");

    @ArchTest
    static final ArchRule proofKnowsNoOtherRoom = knowsOnly(PROOF);

    private static ArchRule knowsOnly(String room, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.contactenricher..")
                        .and(not(resideInAnyPackage(room)))
                        .and(not(resideInAnyPackage(others))));
    }
}
