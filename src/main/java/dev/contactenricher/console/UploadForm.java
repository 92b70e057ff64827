package dev.contactenricher.console;

import dev.contactenricher.http.UploadedFile;
import dev.contactenricher.intake.FileIntake;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;

/**
 * How a file is to be read, and what for.
 *
 * @param act {@code submit}, else it is a trial
 * @param charset empty where its byte order mark decides, or it is UTF-8
 * @param key of the form, so that what is sent twice from it is not taken twice
 * @param line how many lines of the file stand before this part of it, beyond its header
 */
record UploadForm(
        @Nullable String act,
        @Nullable String mapping,
        @Nullable String charset,
        @Nullable String key,
        @Nullable Long line) {

    static final List<String> CHARSETS = List.of("UTF-8", "windows-1252", "windows-1250", "UTF-16");

    private static final int MOST_LINES = 1_000_000_000;

    boolean isSubmission() {
        return "submit".equals(act);
    }

    FileIntake.File batch(UploadedFile file) {
        return new FileIntake.File(file.bytes(), namedCharset(file), mapping, linesBefore());
    }

    /** UTF-16 without a byte order mark is that of Windows, unless the first letter shows the other order. */
    @Nullable Charset namedCharset(UploadedFile file) {
        if (charset == null || !CHARSETS.contains(charset)) {
            return null;
        }
        if (!charset.equals(StandardCharsets.UTF_16.name())) {
            return Charset.forName(charset);
        }
        boolean isBigEndian = file.bytes().length > 0 && file.bytes()[0] == 0;
        return isBigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    /** The same file, read alike, is taken once from one form; another one from the same form is another wish. */
    @Nullable String keyOf(UploadedFile file) {
        return key == null
                ? null
                : "%s-%s-%s-%s-%s".formatted(key, DigestUtils.md5DigestAsHex(file.bytes()), mapping, charset, line);
    }

    long linesBefore() {
        return line == null ? 0 : Math.clamp(line, 0, MOST_LINES);
    }
}
