package dev.contactenricher.settings;

import dev.contactenricher.settings.Setting.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the settings of one dialect of CXone's ask of each other: the contract's section 14. */
final class CxoneDialect {

    private static final String CLIENT_ID = "CXONE_CLIENT_ID";
    private static final String CLIENT_SECRET = "CXONE_CLIENT_SECRET";
    private static final String AREA = "CXONE_AREA";
    private static final String CONFIRMATION = "CXONE_CONFIRMATION";
    private static final String TARGETS = "CXONE_TARGETS";
    private static final String ADDRESS_BOOK = "CXONE_ADDRESS_BOOK";
    private static final String PROVEN = "CXONE_ADDRESS_BOOK_PROVEN";
    private static final String GROUP_PHONE = "CXONE_DNC_GROUP_PHONE";
    private static final String GROUP_SMS = "CXONE_DNC_GROUP_SMS";
    private static final List<String> ALL_TARGETS = List.of(TARGETS, GROUP_PHONE, GROUP_SMS, ADDRESS_BOOK);

    private CxoneDialect() {}

    /** Whether CXone cannot be reached for it, whatever is done there. */
    static boolean concernsAccess(Fault fault) {
        return fault.variable().startsWith("CXONE_")
                && !fault.variable().equals(TARGETS)
                && !fault.variable().equals(PROVEN);
    }

    static boolean isPublished(Map<String, String> values) {
        return Setting.PUBLISHED_DIALECT.equalsIgnoreCase(value(values, Setting.DIALECT));
    }

    static List<Fault> faults(Map<String, String> values) {
        return isPublished(values) ? faultsOfPublished(values) : faultsOfTutorial(values);
    }

    private static List<Fault> faultsOfTutorial(Map<String, String> values) {
        return value(values, CONFIRMATION).equalsIgnoreCase("read")
                ? List.of(new Fault(CONFIRMATION, "must be webhook or answer; read is for CXONE_DIALECT=published"))
                : List.of();
    }

    private static List<Fault> faultsOfPublished(Map<String, String> values) {
        List<Fault> faults = new ArrayList<>();
        boolean client = has(values, CLIENT_ID);
        if (client != has(values, CLIENT_SECRET)) {
            faults.add(new Fault(
                    client ? CLIENT_SECRET : CLIENT_ID, "is missing, as the registered application needs both"));
        }
        if (!client && !has(values, AREA)) {
            faults.add(new Fault(AREA, "is missing, which the access key needs without a registered application"));
        }
        if (value(values, CONFIRMATION).equalsIgnoreCase("webhook")) {
            faults.add(new Fault(CONFIRMATION, "must be read or answer, as the published API has no webhook"));
        }
        if (ALL_TARGETS.stream().noneMatch(target -> has(values, target))) {
            faults.add(new Fault(
                    TARGETS, "must be customers, or another target be set: " + String.join(", ", ALL_TARGETS)));
        }
        String book = value(values, ADDRESS_BOOK);
        if (!book.isEmpty() && !book.equals(value(values, PROVEN))) {
            faults.add(new Fault(
                    PROVEN, "must be the id in " + ADDRESS_BOOK + ", once prove-address-book has proven that book"));
        }
        String group = value(values, GROUP_SMS);
        if (!group.isEmpty() && group.equals(value(values, GROUP_PHONE))) {
            faults.add(new Fault(
                    GROUP_SMS,
                    "must not be the group in " + GROUP_PHONE
                            + ", as a refusal of one would end with a yes to the other"));
        }
        FieldMap.fault(value(values, FieldMap.VARIABLE)).ifPresent(faults::add);
        return faults;
    }

    private static boolean has(Map<String, String> values, String variable) {
        return !value(values, variable).isEmpty();
    }

    private static String value(Map<String, String> values, String variable) {
        return values.getOrDefault(variable, "").strip();
    }
}
