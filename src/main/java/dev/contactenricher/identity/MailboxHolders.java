package dev.contactenricher.identity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rule for contacts with the same mailbox: they are of one person, unless it serves several. */
final class MailboxHolders {

    /** As many names and phones may a person have after a marriage and a move; more are several people's. */
    private static final int FEW = 2;

    private final List<Candidate> holders;

    MailboxHolders(List<Candidate> candidates, int[] positions) {
        this.holders = Arrays.stream(positions).mapToObj(candidates::get).toList();
    }

    boolean areSeveral() {
        boolean identifies = holders.stream().allMatch(holder -> holder.emailKind() == EmailKind.OWN);
        int aliases = holders.stream().mapToInt(Candidate::aliases).max().orElse(0);
        return !identifies
                || aliases > Clusters.MOST_ALIASES
                || holders.size() > FEW && areGuests()
                || holders.size() > Clusters.MOST_ALIASES && areTooMany();
    }

    /** Of a travel agent, say: different full names, each with a phone of their own. */
    private boolean areGuests() {
        Set<String> names = new HashSet<>();
        Set<String> phones = new HashSet<>();
        for (Candidate holder : holders) {
            Name name = holder.name();
            if (holder.phone() != null
                    && name.first().three() != null
                    && name.last().three() != null) {
                names.add(name.first().three());
                phones.add(holder.phone());
            }
        }
        return names.size() > FEW && phones.size() > FEW;
    }

    private boolean areTooMany() {
        record Alias(Name name, @Nullable String phone) {}
        return holders.stream()
                        .map(holder -> new Alias(holder.phone() == null ? Name.UNKNOWN : holder.name(), holder.phone()))
                        .distinct()
                        .count()
                > Clusters.MOST_ALIASES;
    }

    /** Whether it made one person of different first names with different phones. */
    boolean haveTwoNames() {
        Candidate named = null;
        for (Candidate holder : holders) {
            if (holder.phone() != null && holder.name().first().isWritten()) {
                if (named == null) {
                    named = holder;
                } else if (!holder.name().first().agreesWith(named.name().first())
                        && !Objects.equals(holder.phone(), named.phone())) {
                    return true;
                }
            }
        }
        return false;
    }
}
