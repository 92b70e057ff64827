package dev.contactenricher.console;

import dev.contactenricher.metrics.Minute;
import dev.contactenricher.metrics.MinuteCounts;
import dev.contactenricher.sending.SendingControl;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The first page: is it sending, and if not, why and what to do. */
@Controller
class OverviewController {

    private static final int AN_HOUR = 60;

    private final SendingControl sending;
    private final MinuteCounts counts;

    OverviewController(SendingControl sending, MinuteCounts counts) {
        this.sending = sending;
        this.counts = counts;
    }

    @GetMapping("/console")
    String overview(@ModelAttribute("page") Page page, Model model) {
        if (page.shows("live")) {
            model.addAttribute("status", sending.status());
        }
        if (page.shows("hour")) {
            List<Minute> minutes = counts.last(AN_HOUR);
            model.addAttribute("minutes", minutes.reversed());
            model.addAttribute(
                    "contacts",
                    Chart.of(List.of(
                            series("taken in", minutes, Minute::takenIn),
                            series("sent", minutes, Minute::sent),
                            series("confirmed", minutes, Minute::confirmed))));
            model.addAttribute("requests", Chart.of(List.of(series("requests", minutes, Minute::requests))));
        }
        return page.view("overview");
    }

    private static Chart.Series series(String name, List<Minute> minutes, ToLongFunction<Minute> value) {
        return new Chart.Series(name, minutes.stream().map(value::applyAsLong).toList());
    }
}
