package dev.contactenricher.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule for contacts with the same id of a CRM: those with the same name, too, are one person. A contact
 * without a name is joined with no other by it. An id under very many names is none, but a default of the CRM.
 */
final class CrmHolders {

    /** Beyond so many names an id identifies no person, and comparing each with each would cost too much. */
    private static final int MOST_NAMES = 20;

    private final Map<Name, List<Integer>> positions = new LinkedHashMap<>();
    private final boolean identifies;

    CrmHolders(List<Candidate> candidates, int[] holders) {
        boolean allIdentify = true;
        for (int position : holders) {
            Candidate holder = candidates.get(position);
            allIdentify &= holder.crmIdentifies();
            if (!holder.name().isUnknown()) {
                positions
                        .computeIfAbsent(holder.name(), name -> new ArrayList<>(2))
                        .add(position);
            }
        }
        this.identifies = allIdentify;
    }

    boolean areTooMany() {
        return positions.size() > MOST_NAMES;
    }

    /** Positions that are one person. */
    Collection<List<Integer>> links() {
        if (!identifies || areTooMany()) {
            return List.of();
        }
        List<List<Integer>> links = new ArrayList<>(positions.values());
        positions.forEach((one, ones) -> positions.forEach((other, others) -> {
            if (one.agreesWith(other)) {
                links.add(List.of(ones.getFirst(), others.getFirst()));
            }
        }));
        return links;
    }
}
