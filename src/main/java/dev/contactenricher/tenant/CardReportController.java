package dev.contactenricher.tenant;

import dev.contactenricher.problem.Problem;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /sending/cards}: of which contacts several cards were found, the latest first. */
@RestController
class CardReportController {

    private static final int MOST = 1000;

    private final CardReports reports;

    CardReportController(CardReports reports) {
        this.reports = reports;
    }

    /** Contacts by batch and place, as cards' ids hold addresses. */
    record Page(List<CardReports.Reported> entries) {}

    @GetMapping("/sending/cards")
    Page latest(@RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.INVALID_REQUEST.because("limit must be from 1 to " + MOST);
        }
        return new Page(reports.latest(limit));
    }
}
