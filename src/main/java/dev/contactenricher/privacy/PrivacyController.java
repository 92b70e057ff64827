package dev.contactenricher.privacy;

import dev.contactenricher.problem.Problem;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /privacy}: erasure and access (GDPR, articles 17 and 15), and what became of a wish. */
@RestController
@RequestMapping(path = "/privacy", produces = MediaType.APPLICATION_JSON_VALUE)
class PrivacyController {

    private final PrivacyDesk desk;

    PrivacyController(PrivacyDesk desk) {
        this.desk = desk;
    }

    @PostMapping(path = "/erasures", consumes = MediaType.APPLICATION_JSON_VALUE)
    PrivacyDesk.Erased erase(@RequestBody ErasureRequest request, Principal caller) {
        return desk.erase(
                new SubjectRequest(
                        request.email(),
                        request.phone(),
                        request.country(),
                        request.externalCrmId(),
                        request.subject()),
                confirmed(request.confirm()),
                caller.getName());
    }

    @PostMapping(path = "/access", consumes = MediaType.APPLICATION_JSON_VALUE)
    Access access(@RequestBody SubjectRequest request, Principal caller) {
        return desk.access(request, caller.getName());
    }

    @GetMapping("/requests/{id}")
    Receipt receipt(@PathVariable String id) {
        return desk.receipt(id).orElseThrow(() -> Problem.NOT_FOUND.because("There is no such privacy request"));
    }

    /** Text or a fraction is no count: what is to be confirmed must be said plainly. */
    private static @Nullable Integer confirmed(@Nullable Object confirm) {
        if (confirm == null || confirm instanceof Integer) {
            return (Integer) confirm;
        }
        throw Problem.INVALID_REQUEST.because("confirm must be a whole number", "confirm");
    }
}
