package dev.contactenricher.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A page of the console in one of its states, and the way there.
 *
 * @param role of the person; empty for nobody
 * @param says what is on the page then
 */
record Stop(String name, String role, String says, Consumer<Browser> way) {

    /** Each template once, as people see it most. */
    private static final Set<String> FIRST = Set.of(
            "sign-in",
            "overview",
            "jobs",
            "job",
            "job-cancel",
            "contact",
            "upload-tried",
            "no-page",
            "dead-letters",
            "dead-letters-discard",
            "sending",
            "audit",
            "privacy",
            "access",
            "erasure",
            "receipt");

    private static final String NOBODY = "";
    private static final String CRM = "crm";
    private static final String OPS = "ops";
    private static final String COMPLIANCE = "compliance";

    /** Each page in one of its states. */
    static List<Stop> pages(Path folder, String strange) {
        return all(folder, strange).stream()
                .filter(stop -> FIRST.contains(stop.name()))
                .toList();
    }

    /**
     * All pages and states of a {@link SeededConsole}; those of one role stand together.
     *
     * @param strange text that somebody put into a file
     */
    static List<Stop> all(Path folder, String strange) {
        return List.of(
                new Stop("sign-in", NOBODY, "Sign in with your API key", page("/console/sign-in")),
                new Stop(
                        "sign-in-refused",
                        NOBODY,
                        "Nobody has this key",
                        page("/console/sign-in")
                                .andThen(there ->
                                        there.type("key", "no-such-key").press("Sign in"))),
                new Stop(
                        "old-form",
                        NOBODY,
                        "This form is too old",
                        page("/console/sign-in")
                                .andThen(there ->
                                        there.type("key", "any").forgetCookies().press("Sign in"))),
                new Stop("overview", CRM, "The last hour", page("/console")),
                new Stop("jobs", CRM, "Merged", page("/console/jobs")),
                new Stop("jobs-none", CRM, "No job matches", page("/console/jobs?status=in_progress")),
                new Stop("jobs-fault", CRM, "must be one of", page("/console/jobs?status=none")),
                new Stop(
                        "jobs-found",
                        CRM,
                        "Merged",
                        page("/console/jobs")
                                .andThen(there -> there.type("crm", "A-3").press("Find its jobs"))),
                new Stop("job", CRM, "email_invalid", job("completed_with_failures")),
                new Stop("job-waiting", CRM, "Next contacts", job("queued")),
                new Stop("job-next-page", CRM, "W-99", job("queued").andThen(there -> there.press("Next contacts"))),
                new Stop(
                        "job-no-contact",
                        CRM,
                        "No contact matches",
                        job("queued").andThen(there -> there.go(there.path() + "?state=merged"))),
                new Stop(
                        "job-cancel",
                        CRM,
                        "What waits for this job alone",
                        job("queued").andThen(there -> there.press("Cancel what waits"))),
                new Stop(
                        "contact",
                        CRM,
                        "gdpr_consent_required",
                        job("completed_with_failures").andThen(there -> there.go(there.path() + "/contacts/3"))),
                new Stop("upload", CRM, "Trying stores and sends nothing", page("/console/upload")),
                new Stop("upload-tried", CRM, "Given, and what CXone would get", tried(file(folder, strange))),
                new Stop(
                        "upload-refused",
                        CRM,
                        "row",
                        page("/console/upload")
                                .andThen(there -> there.type("file", empty(folder))
                                        .press("Try it")
                                        .await("row"))),
                new Stop("no-page", CRM, "This address leads to no page", page("/console/nothing")),
                new Stop("no-job", CRM, "There is no such job", page("/console/jobs/0199")),
                new Stop("other-role", CRM, "Not with this key", page("/console/audit")),
                new Stop("dead-letters", OPS, "2 dead letters", page("/console/dead-letters")),
                new Stop(
                        "dead-letters-filtered",
                        OPS,
                        "2 dead letters that match",
                        page("/console/dead-letters?kind=merge&code=refused")),
                new Stop("dead-letters-none", OPS, "None match", page("/console/dead-letters?kind=export")),
                new Stop("dead-letters-fault", OPS, "'code' is malformed", page("/console/dead-letters?code=%3Cb%3E")),
                new Stop(
                        "dead-letters-retry",
                        OPS,
                        "Retry 2 dead letters?",
                        page("/console/dead-letters").andThen(there -> there.press("Retry all"))),
                new Stop(
                        "dead-letters-discard",
                        OPS,
                        "This cannot be undone",
                        page("/console/dead-letters").andThen(there -> there.press("Discard all"))),
                new Stop(
                        "dead-letters-unmarked",
                        OPS,
                        "Nothing was done",
                        page("/console/dead-letters").andThen(there -> there.press("Retry marked"))),
                new Stop("sending", OPS, "Resume", page("/console/sending")),
                new Stop(
                        "sending-fault",
                        OPS,
                        "up to 200 characters",
                        page("/console/sending")
                                .andThen(there ->
                                        there.type("reason", "long ".repeat(60)).press("Save the reason"))),
                new Stop("audit", COMPLIANCE, "Verify the trail", page("/console/audit")),
                new Stop(
                        "audit-none",
                        COMPLIANCE,
                        "No entry matches",
                        page("/console/audit?action=subject_erased&to=2020-01-01T00:00")),
                new Stop("audit-fault", COMPLIANCE, "must be a UUID", page("/console/audit?jobId=none")),
                new Stop(
                        "audit-verified",
                        COMPLIANCE,
                        "The trail is whole",
                        page("/console/audit").andThen(there -> there.press("Verify the trail"))),
                new Stop(
                        "audit-nobody",
                        COMPLIANCE,
                        "Nobody is known",
                        timeline("person-email", "nobody@own-mail.example")),
                new Stop("audit-several", COMPLIANCE, "leads to several ids", timeline("person-phone", "+12126547839")),
                new Stop("privacy", COMPLIANCE, "What is asked for", page("/console/privacy")),
                new Stop(
                        "privacy-fault",
                        COMPLIANCE,
                        "The e-mail address must be a mailbox",
                        person("nobody").andThen(there -> there.press("Show what is held"))),
                new Stop(
                        "access",
                        COMPLIANCE,
                        "The id that audit entries use",
                        person("ada@own-mail.example").andThen(there -> there.press("Show what is held"))),
                new Stop(
                        "access-nobody",
                        COMPLIANCE,
                        "nothing is remembered",
                        person("nobody@own-mail.example").andThen(there -> there.press("Show what is held"))),
                new Stop(
                        "withdrawal",
                        COMPLIANCE,
                        "1 person is known",
                        person("ada@own-mail.example").andThen(there -> there.press("Withdraw consent"))),
                new Stop(
                        "erasure",
                        COMPLIANCE,
                        "1 person is known",
                        person("ada@own-mail.example").andThen(there -> there.press("Erase…"))),
                new Stop(
                        "erasure-shared",
                        COMPLIANCE,
                        "2 persons are known",
                        page("/console/privacy")
                                .andThen(there -> there.type("person-phone", "+12126547839")
                                        .press("Erase…"))),
                new Stop(
                        "receipt",
                        COMPLIANCE,
                        "Where it stands elsewhere",
                        person("ben@own-mail.example")
                                .andThen(there -> there.press("Withdraw consent")
                                        .await("is known")
                                        .press("Withdraw"))),
                new Stop(
                        "no-receipt",
                        COMPLIANCE,
                        "There is no such receipt",
                        page("/console/privacy/requests/0199a2f0-7c1e-7f3a-9d2b-000000000000")));
    }

    /** Brings the browser there, signed in as that role already. */
    void reach(Browser browser) {
        way.accept(browser);
        browser.await(says);
    }

    private static Consumer<Browser> page(String path) {
        return browser -> browser.go(path);
    }

    private static Consumer<Browser> job(String status) {
        return browser -> browser.go("/console/jobs?status=" + status).mark("main table a");
    }

    private static Consumer<Browser> person(String email) {
        return browser -> browser.go("/console/privacy").type("person-email", email);
    }

    private static Consumer<Browser> timeline(String field, String text) {
        return browser -> browser.go("/console/audit")
                .press("One person’s timeline")
                .type(field, text)
                .press("Show the timeline");
    }

    private static Consumer<Browser> tried(Path file) {
        return browser ->
                browser.go("/console/upload").type("file", file.toString()).press("Try it");
    }

    private static Path file(Path folder, String strange) {
        return write(folder.resolve("contacts.csv"), """
                Email;First Name;Phone;Country;Consent to e-mail;External CRM Id
                "Ada <ADA@own-mail.example>";ADA;(212) 654-7801;USA;yes;A-1
                zoe@own-mail.example;ZOË;030 901820;Deutschland;;A-2
                no address;BOB;n/a;US;;A-3
                %s;مريم;+12126547802;US;;👩‍🚀 %s
                """.formatted(
                        "very.long.name.of.somebody".repeat(2) + "@own-mail.example", strange));
    }

    private static String empty(Path folder) {
        return write(folder.resolve("empty.csv"), "Email,Country\n").toString();
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
