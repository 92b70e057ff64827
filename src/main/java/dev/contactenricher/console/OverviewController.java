package dev.contactenricher.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class OverviewController {

    @GetMapping("/console")
    String overview() {
        return "overview";
    }
}
