package dev.contactenricher.console;

import dev.contactenricher.http.FormRequest;
import dev.contactenricher.http.UploadedFile;
import dev.contactenricher.intake.BatchAnswer;
import dev.contactenricher.intake.FileIntake;
import dev.contactenricher.store.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private static final String WORKBOOK = "This is a workbook, not a CSV file. Save it as CSV, and choose that file.";

    /** How files of spreadsheet programs begin: the zipped ones, and the older kind. */
    private static final List<byte[]> WORKBOOKS =
            List.of(new byte[] {'P', 'K', 3, 4}, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});

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

    /** New on each page, so that a form that is sent twice is known. */
    @ModelAttribute("key")
    String key() {
        return Ids.random();
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
            Model model) {
        List<UploadedFile> sent = FormRequest.files(request);
        if (sent.size() != 1) {
            String rule = sent.isEmpty() ? "Choose a file." : "Choose one file; each is a job of its own.";
            return refused(Notice.wrong("file", rule), part, model);
        }
        UploadedFile file = sent.getFirst();
        if (isWorkbook(file)) {
            return refused(Notice.wrong("file", WORKBOOK), part, model);
        }
        try {
            return form.isSubmission()
                    ? submitted(files.take(form.batch(file), form.keyOf(file), caller.getName()), part, model)
                    : tried(file, form, caller, part, model);
        } catch (ErrorResponseException refused) {
            return refused(Notice.of(refused), part, model);
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

    private static String refused(Notice notice, @Nullable String part, Model model) {
        model.addAttribute("notice", notice);
        return part == null ? VIEW : "upload-part :: refused";
    }

    private static boolean isWorkbook(UploadedFile file) {
        return WORKBOOKS.stream()
                .anyMatch(start -> file.bytes().length > start.length
                        && Arrays.equals(file.bytes(), 0, start.length, start, 0, start.length));
    }
}
