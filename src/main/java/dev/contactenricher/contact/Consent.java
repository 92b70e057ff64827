package dev.contactenricher.contact;

import org.jspecify.annotations.Nullable;

/** What a person said about each channel: true, false, or null when nothing was said. */
public record Consent(
        @Nullable Boolean email,
        @Nullable Boolean sms,
        @Nullable Boolean phone) {

    public static final Consent UNSTATED = new Consent(null, null, null);

    public @Nullable Boolean to(Channel channel) {
        return switch (channel) {
            case EMAIL -> email;
            case SMS -> sms;
            case PHONE -> phone;
        };
    }

    /** What of it says no. */
    public Consent refusals() {
        return new Consent(onlyNo(email), onlyNo(sms), onlyNo(phone));
    }

    private static @Nullable Boolean onlyNo(@Nullable Boolean statement) {
        return Boolean.FALSE.equals(statement) ? statement : null;
    }

    /** This consent with another statement for one channel. */
    public Consent with(Channel channel, @Nullable Boolean statement) {
        return switch (channel) {
            case EMAIL -> new Consent(statement, sms, phone);
            case SMS -> new Consent(email, statement, phone);
            case PHONE -> new Consent(email, sms, statement);
        };
    }
}
