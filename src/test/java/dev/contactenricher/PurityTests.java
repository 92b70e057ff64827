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

/** What the rooms depend on: the pure ones on nothing but what they are given, those with tables on one clock. */
@AnalyzeClasses(packages = "dev.contactenricher", importOptions = DoNotIncludeTests.class)
class PurityTests {

    private static final String CONTACT = "dev.contactenricher.contact..";
    private static final String[] PURE_ROOMS = {
        CONTACT,
        "dev.contactenricher.normalize..",
        "dev.contactenricher.consent..",
        "dev.contactenricher.mapping..",
        "dev.contactenricher.csv.."
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
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    /** What replicas decide together must not depend on whose clock is right. */
    @ArchTest
    static final ArchRule roomsWithTablesTellTheTimeByTheStoresClock = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.contactenricher.merge..",
                    "dev.contactenricher.intake..",
                    "dev.contactenricher.dedup..",
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
    static final ArchRule contactKnowsNoOtherRoom = noClasses()
            .that()
            .resideInAPackage(CONTACT)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.contactenricher..").and(not(resideInAPackage(CONTACT))));

    @ArchTest
    static final ArchRule normalizeKnowsOnlyContact = noClasses()
            .that()
            .resideInAPackage("dev.contactenricher.normalize..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.contactenricher..")
                    .and(not(resideInAnyPackage(CONTACT, "dev.contactenricher.normalize.."))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule consentKnowsOnlyContact = noClasses()
            .that()
            .resideInAPackage("dev.contactenricher.consent..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.contactenricher..")
                    .and(not(resideInAnyPackage(CONTACT, "dev.contactenricher.consent.."))));
}
