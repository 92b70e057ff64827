package dev.contactenricher.console;

import dev.contactenricher.http.UploadedFile;
import dev.contactenricher.intake.FileIntake;
import dev.contactenricher.jobs.ContactResult;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read, and what for.
 *
 * @param act {@code submit}, else it is a trial
 * @param charset empty where its byte order mark decides, or it is UTF-8
 * @param key under which a repeated part is not taken twice
 * @param line how many lines of the file stand before this part of it, beyond its header
 */
record UploadForm(
        @Nullable String act,
        @Nullable String mapping,
        @Nullable String charset,
        @Nullable String key,
        @Nullable Long line) {

    static final List<String> CHARSETS = List.of("UTF-8", "windows-1252", "windows-1250", "UTF-16");

    boolean isSubmission() {
        return "submit".equals(act);
    }

    FileIntake.File batch(UploadedFile file) {
        return new FileIntake.File(file.bytes(), namedCharset(), mapping);
    }

    @Nullable Charset namedCharset() {
        return charset != null && CHARSETS.contains(charset) ? Charset.forName(charset) : null;
    }

    /** In the whole file. */
    @Nullable Long lineOf(ContactResult result) {
        return result.line() == null || line == null ? result.line() : Long.valueOf(result.line() + line);
    }
}
