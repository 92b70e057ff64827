package dev.contactenricher.tenant;

import dev.contactenricher.problem.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /sending/cards}: of which contacts several cards were found, the latest first. */
@RestController
class CardReportController {

    private final CardReports reports;

    CardReportController(CardReports reports) {
        this.reports = reports;
    }

    /** Contacts by batch and place, as cards' ids hold addresses. */
    record Page(List<CardReports.Reported> entries) {}

    @GetMapping(path = "/sending/cards", produces = MediaType.APPLICATION_JSON_VALUE)
    Page latest(@RequestParam(required = false) @Nullable String limit) {
        return new Page(reports.latest(Parameters.limit(limit)));
    }
}
