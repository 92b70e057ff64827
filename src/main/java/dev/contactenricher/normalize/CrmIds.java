package dev.contactenricher.normalize;

import dev.contactenricher.text.Findings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a contact's id in its CRM: as it is, but for one that a spreadsheet has rounded, as others have the same then. */
final class CrmIds {

    /** {@code 6.00123E+12} has lost seven of thirteen digits. */
    private static final Pattern ROUNDED = Pattern.compile("\\s*(\\d)(?:[.,](\\d{0,16}))?E\\+(\\d{2,3})\\s*");

    private static final String FIELD = "external_crm_id";

    private CrmIds() {}

    static @Nullable String of(ContactFields fields, Findings findings) {
        String id = fields.unchangedText(FIELD);
        if (id == null || !isRounded(id)) {
            return id;
        }
        findings.warn(FIELD, "crm_id_rounded", "A spreadsheet rounded it, so that others have the same; left out");
        return null;
    }

    private static boolean isRounded(String id) {
        Matcher rounded = ROUNDED.matcher(id);
        if (!rounded.matches()) {
            return false;
        }
        int decimals = rounded.group(2) == null ? 0 : rounded.group(2).length();
        return decimals < Integer.parseInt(rounded.group(3));
    }
}
