package dev.contactenricher.console;

import dev.contactenricher.http.FormRequest;
import dev.contactenricher.http.UploadedFile;
import dev.contactenricher.intake.BatchAnswer;
import dev.contactenricher.intake.FileIntake;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Takes files: tried first, then submitted. The page's script sends a long file in parts and keeps it meanwhile; without
 * scripts the whole file comes with each form.
 */
@Controller
@RequestMapping("/console/upload")
class UploadController {

    /** The page's script wants only what a part adds to the page. */
    private static final String PART = "X-Part";

    private static final String VIEW = "upload";

    private final FileIntake files;

    UploadController(FileIntake files) {
        this.files = files;
    }

    @ModelAttribute("mappings")
    List<String> mappings() {
        return files.mappings();
    }

    @ModelAttribute("charsets")
    List<String> charsets() {
        return UploadForm.CHARSETS;
    }

    @GetMapping
    String page() {
        return VIEW;
    }

    @PostMapping
    String upload(
            @ModelAttribute("form") UploadForm form,
            @RequestHeader(name = PART, required = false) @Nullable String part,
            Principal caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        UploadedFile file = FormRequest.file(request).orElse(null);
        if (file == null) {
            return refused(Notice.error("Choose a file."), HttpStatus.BAD_REQUEST.value(), part, response, model);
        }
        try {
            return form.isSubmission()
                    ? submitted(files.take(form.batch(file), form.key(), caller.getName()), part, model)
                    : tried(file, form, caller, part, model);
        } catch (ErrorResponseException refused) {
            return refused(Notice.of(refused), refused.getStatusCode().value(), part, response, model);
        }
    }

    private String tried(UploadedFile file, UploadForm form, Principal caller, @Nullable String part, Model model) {
        BatchAnswer answer = files.tryOut(form.batch(file), caller.getName());
        model.addAttribute("trial", DryRun.of(answer, file, form));
        return part == null ? VIEW : VIEW + " :: tried";
    }

    private static String submitted(BatchAnswer answer, @Nullable String part, Model model) {
        if (part == null) {
            return "redirect:/console/jobs/" + answer.jobId();
        }
        model.addAttribute("answer", answer);
        return "upload-part :: sent";
    }

    private static String refused(
            Notice notice, int status, @Nullable String part, HttpServletResponse response, Model model) {
        response.setStatus(status);
        model.addAttribute("notice", notice);
        return part == null ? VIEW : "upload-part :: refused";
    }
}
