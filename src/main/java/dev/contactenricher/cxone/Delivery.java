package dev.contactenricher.cxone;

import java.util.List;

/** What became of contacts that were to be delivered: one outcome for all of them, or one for each. */
public sealed interface Delivery permits MergeAnswer, Delivery.Each {

    /**
     * @param results one for each contact, in their order
     * @param shown whether CXone showed, when it was read back, something of what was written
     */
    record Each(List<Result> results, boolean shown) implements Delivery {
        public Each {
            results = List.copyOf(results);
        }

        public Each(List<Result> results) {
            this(results, false);
        }
    }

    /** What became of one contact. */
    sealed interface Result {

        /** Every write that was due is confirmed, also where none was due. */
        record Done() implements Result {}

        /** CXone has no card of this person; nothing was written but, perhaps, a refusal of its number. */
        record Absent() implements Result {}

        /**
         * CXone refuses what is to be written, and would again.
         *
         * @param status the HTTP status
         */
        record Refused(int status) implements Result {}

        /** A call failed, and whether it was obeyed is not known: it is to be delivered again. */
        record Unknown() implements Result {}

        /** CXone took what was written, and does not show it yet. */
        record Unconfirmed() implements Result {}

        /** Nothing is wrong, but the rest has to wait for a permit, or while ops paused sending. */
        record Postponed() implements Result {}
    }
}
