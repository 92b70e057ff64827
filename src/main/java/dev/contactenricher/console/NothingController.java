package dev.contactenricher.console;

import dev.contactenricher.problem.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers for every address of the console that no page has. */
@Controller
class NothingController {

    @RequestMapping("/console/**")
    String nothing() {
        throw Problem.NOT_FOUND.because("This address leads to no page.");
    }
}
