package dev.contactenricher.tenant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What became of one call, by the table of docs/cxone.md. */
sealed interface Reply {

    /** @param body missing where there was none, or where nobody has to read it */
    record Ok(JsonNode body) implements Reply {

        @Override
        public String toString() {
            return "Ok[…]";
        }
    }

    /**
     * CXone answered what was read with something else than is published, such as a page for people: that tells nothing, and
     * above all not that there is nothing.
     */
    record Unreadable(int status) implements Reply {

        private static final int OK = 200;

        /** JSON, but of another shape. */
        static Unreadable ofAnotherShape() {
            return new Unreadable(OK);
        }
    }

    /** 404: what the path names is not there. */
    record Gone() implements Reply {}

    /** 400, 413 or 422. */
    record Refused(int status) implements Reply {}

    /** Something is wrong that no repeat mends: the rights of the access key's role, mostly. */
    record Forbidden(int status) implements Reply {}

    /**
     * No answer, or one that does not tell what was done.
     *
     * @param status null where there was no answer
     * @param outage whether no call of that family is answered at present, so that it says nothing of the contact
     */
    record Unknown(@Nullable Integer status, boolean outage) implements Reply {}

    /** It was not called: no permit is free, or sending is paused. */
    record NotNow() implements Reply {}

    /** It was not called, as the contact was withdrawn meanwhile. */
    record Withdrawn() implements Reply {}
}
