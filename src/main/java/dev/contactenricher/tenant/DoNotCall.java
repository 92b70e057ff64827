package dev.contactenricher.tenant;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Dialects;
import dev.contactenricher.cxone.Recipient;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Lets refusals of calls and messages bind the dialler. A record that is there already was written elsewhere, and
 * stays whatever is granted later.
 */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class DoNotCall {

    /** E.164 numbers have at most 15 digits, which a whole number holds. */
    private static final String NUMBER = "[0-9]{4,15}";

    private final List<DncGroup> groups;
    private final DncRecords records;
    private final Clock clock;

    DoNotCall(TenantSettings settings, DncRecords records, Clock clock) {
        this.groups = groups(settings);
        this.records = records;
        this.clock = clock;
    }

    static List<DncGroup> groups(TenantSettings settings) {
        var groups = new ArrayList<DncGroup>();
        if (!settings.dncGroupPhone().isEmpty()) {
            groups.add(new DncGroup(Channel.PHONE, settings.dncGroupPhone()));
        }
        if (!settings.dncGroupSms().isEmpty()) {
            groups.add(new DncGroup(Channel.SMS, settings.dncGroupSms()));
        }
        return groups;
    }

    /** @param cards of the contacts, which know a number where the contact does not bring it */
    void obey(Round round, Map<Integer, Card> cards, TenantCalls calls) {
        for (DncGroup group : groups) {
            List<Due> due = new ArrayList<>();
            for (int index = 0; index < round.size(); index++) {
                Boolean said = round.recipient(index).said(group.channel().field());
                // a correction repeats what was granted, and grants nothing
                if (said == null || said && round.recipient(index).isCorrection()) {
                    continue;
                }
                for (String digits : digits(round.recipient(index), cards.get(index))) {
                    if (said ? grant(group, round, index, digits, calls) : refuse(group, round, index, digits, calls)) {
                        due.add(new Due(index, digits));
                    }
                }
            }
            write(group, round, due, calls);
        }
    }

    /** A record that is to be written for a contact. */
    private record Due(int index, String digits) {

        @Override
        public String toString() {
            return "Due[" + index + "]";
        }
    }

    /** @return whether a record of the refusal is to be written */
    private boolean refuse(DncGroup group, Round round, int index, String digits, TenantCalls calls) {
        Recipient recipient = round.recipient(index);
        records.refuse(group.channel(), digits, refuser(recipient), at(recipient, clock.instant()));
        return isMissing(group, round, index, digits, calls);
    }

    private boolean isMissing(DncGroup group, Round round, int index, String digits, TenantCalls calls) {
        return switch (group.look(digits, calls, index, clock)) {
            case DncGroup.Look.Unknown unknown -> {
                round.note(index, unknown.reply());
                yield false;
            }
            case DncGroup.Look.Seen seen -> !seen.active();
        };
    }

    private void write(DncGroup group, Round round, List<Due> due, TenantCalls calls) {
        if (due.isEmpty()) {
            return;
        }
        if (round.shipment().written()) {
            due.forEach(one -> round.note(one.index(), new Result.Unconfirmed()));
            return;
        }
        List<String> numbers = due.stream().map(Due::digits).distinct().toList();
        numbers.forEach(digits -> records.writing(group.channel(), digits));
        int only = due.size() == 1 ? due.getFirst().index() : Allowance.ALL;
        Reply reply = group.add(numbers, calls, only);
        if (reply instanceof Reply.Gone) {
            calls.forbid(404);
        }
        if (reply instanceof Reply.Refused && due.size() > 1) {
            due.forEach(one -> write(group, round, List.of(one), calls));
            return;
        }
        if (!(reply instanceof Reply.Ok ok)) {
            if (!(reply instanceof Reply.Unknown)) {
                numbers.forEach(digits -> records.expired(group.channel(), digits));
            }
            due.forEach(one -> round.note(one.index(), reply));
            return;
        }
        Set<String> failed = DncGroup.failed(ok.body(), numbers);
        for (Due one : due) {
            if (failed.contains(one.digits())) {
                notAdded(group, round, one.index(), one.digits(), calls);
            } else if (round.confirms()) {
                confirm(group, round, one.index(), one.digits(), true, calls);
            }
        }
    }

    /** It may have been added from elsewhere meanwhile, and is not this service's record then. */
    private void notAdded(DncGroup group, Round round, int index, String digits, TenantCalls calls) {
        records.expired(group.channel(), digits);
        switch (group.look(digits, calls, index, clock)) {
            case DncGroup.Look.Unknown unknown -> round.note(index, unknown.reply());
            case DncGroup.Look.Seen seen -> {
                if (!seen.active()) {
                    round.note(index, new Result.Refused(422));
                }
            }
        }
    }

    /**
     * @return whether the record is to be written again: another person of that number refused while it was being
     *     expired, and saw it still there. The later of the two sees what the other one did.
     */
    private boolean grant(DncGroup group, Round round, int index, String digits, TenantCalls calls) {
        Recipient recipient = round.recipient(index);
        Instant at = at(recipient, Instant.EPOCH);
        if (at.equals(Instant.EPOCH)) {
            return false;
        }
        if (records.grant(group.channel(), digits, recipient.personId(), at)) {
            expire(group, round, index, digits, calls);
        }
        return records.isRefused(group.channel(), digits) && isMissing(group, round, index, digits, calls);
    }

    private void expire(DncGroup group, Round round, int index, String digits, TenantCalls calls) {
        Reply reply = group.expire(digits, calls, index);
        if (!(reply instanceof Reply.Ok) && !(reply instanceof Reply.Gone)) {
            round.note(index, reply);
        } else if (reply instanceof Reply.Ok ok
                && !DncGroup.failed(ok.body(), List.of(digits)).isEmpty()) {
            notExpired(group, round, index, digits, calls);
        } else if (!round.confirms() || confirm(group, round, index, digits, false, calls)) {
            records.expired(group.channel(), digits);
        }
    }

    /** It may have expired or gone before. */
    private void notExpired(DncGroup group, Round round, int index, String digits, TenantCalls calls) {
        switch (group.look(digits, calls, index, clock)) {
            case DncGroup.Look.Unknown unknown -> round.note(index, unknown.reply());
            case DncGroup.Look.Seen seen -> {
                if (seen.active()) {
                    round.note(index, new Result.Refused(422));
                } else {
                    records.expired(group.channel(), digits);
                }
            }
        }
    }

    private boolean confirm(DncGroup group, Round round, int index, String digits, boolean active, TenantCalls calls) {
        return switch (group.look(digits, calls, Allowance.ALL, clock)) {
            case DncGroup.Look.Unknown unknown -> {
                round.note(index, unknown.reply());
                yield false;
            }
            case DncGroup.Look.Seen seen -> {
                if (seen.active() == active) {
                    round.isShown();
                } else {
                    round.note(index, new Result.Unconfirmed());
                }
                yield seen.active() == active;
            }
        };
    }

    private static String refuser(Recipient recipient) {
        return recipient.isOfUnknownOwner() ? DncRecords.UNKNOWN_OWNER : recipient.personId();
    }

    private static List<String> digits(Recipient recipient, @Nullable Card card) {
        List<String> numbers = recipient.numbers();
        if (numbers.isEmpty() && card != null) {
            numbers = Stream.ofNullable(card.value(CardValues.PHONE)).toList();
        }
        return numbers.stream()
                .filter(number -> number.startsWith("+"))
                .map(number -> number.substring(1))
                .filter(digits -> digits.matches(NUMBER))
                .toList();
    }

    private static Instant at(Recipient recipient, Instant otherwise) {
        String text = recipient.text("updated_at");
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }
}
