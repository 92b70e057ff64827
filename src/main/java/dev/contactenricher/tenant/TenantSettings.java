package dev.contactenricher.tenant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the published dialect does: the contract's section 14.
 *
 * @param targets {@code customers}, or none
 * @param mergeCards what is done about several cards of one person
 * @param manageFields whether custom fields that are missing are created
 * @param dncGroupPhone the do-not-call group that voice skills scrub; empty for none
 * @param dncGroupSms the one that SMS skills scrub
 * @param addressBook the id of a dynamic address book; empty for none
 * @param addressBookProven the id of the book that {@code prove-address-book} has proven
 * @param fieldMap passed-through fields to send, {@code ours:ident}
 * @param erasure whether erasures are forwarded
 * @param digitalRateLimit calls of the Digital API in a window
 * @param adminRateLimit calls of the Admin API in a window
 */
@ConfigurationProperties("enricher.tenant")
record TenantSettings(
        @DefaultValue List<Target> targets,
        @DefaultValue("report") MergeCards mergeCards,
        @DefaultValue("false") boolean manageFields,
        @DefaultValue("") String dncGroupPhone,
        @DefaultValue("") String dncGroupSms,
        @DefaultValue("") String addressBook,
        @DefaultValue("") String addressBookProven,
        @DefaultValue List<String> fieldMap,
        @DefaultValue("off") Erasure erasure,
        @DefaultValue("120") int digitalRateLimit,
        @DefaultValue("60") int adminRateLimit) {

    enum Target {
        CUSTOMERS
    }

    enum MergeCards {
        OFF,
        REPORT,
        ON
    }

    enum Erasure {
        OFF,
        FORWARD
    }

    boolean writesCards() {
        return targets.contains(Target.CUSTOMERS);
    }

    boolean writesToAdmin() {
        return !dncGroupPhone.isEmpty() || !dncGroupSms.isEmpty() || !addressBook.isEmpty();
    }

    /** Whether do-not-call groups are all that there is: no card and no entry that another key would lead to. */
    boolean tellsNumbersAlone() {
        return !writesCards() && addressBook.isEmpty();
    }

    boolean forwardsErasures() {
        return erasure == Erasure.FORWARD;
    }

    /** Our names of passed-through fields, with CXone's identifiers. */
    Map<String, String> mappedFields() {
        var map = new LinkedHashMap<String, String>();
        for (String pair : fieldMap) {
            int colon = pair.indexOf(':');
            map.put(pair.substring(0, colon).strip(), pair.substring(colon + 1).strip());
        }
        return map;
    }
}
