package dev.contactenricher.merge;

import dev.contactenricher.export.PlantedExportBugs.ForgetsWhomItTold;
import dev.contactenricher.export.PlantedExportBugs.StopsNoExport;
import dev.contactenricher.intake.PlantedIntakeBugs.BelievesInTheFuture;
import dev.contactenricher.intake.PlantedIntakeBugs.HearsNoRejectedContact;
import dev.contactenricher.jobs.PlantedJobsBugs.CancelsWhatOthersWant;
import dev.contactenricher.jobs.PlantedJobsBugs.FollowsNobodyWhoWasFolded;
import dev.contactenricher.merge.PlantedEntryBugs.BelievesEventsOfOld;
import dev.contactenricher.merge.PlantedEntryBugs.ConfirmsWhoIsDone;
import dev.contactenricher.merge.PlantedEntryBugs.ExportsWhoeverWasMerged;
import dev.contactenricher.merge.PlantedEntryBugs.FoldsNothingIn;
import dev.contactenricher.merge.PlantedEntryBugs.NeverUnblocks;
import dev.contactenricher.merge.PlantedEntryBugs.TakesWhoIsInFlight;
import dev.contactenricher.merge.PlantedEntryBugs.TakesWhoWasSentAlready;
import dev.contactenricher.merge.PlantedEntryBugs.TopsUpRepeats;
import dev.contactenricher.merge.PlantedRefusalBugs.BelievesEveryoneIsHeld;
import dev.contactenricher.merge.PlantedRefusalBugs.CancelsOnPaper;
import dev.contactenricher.merge.PlantedRefusalBugs.CorrectsNobody;
import dev.contactenricher.merge.PlantedRefusalBugs.DoesNotCorrectWhatWaits;
import dev.contactenricher.merge.PlantedRefusalBugs.ForgetsWhatWasTold;
import dev.contactenricher.merge.PlantedRefusalBugs.WithdrawsOnlyWhatWaits;
import dev.contactenricher.merge.PlantedRequestBugs.BelievesWhoLostTheLease;
import dev.contactenricher.merge.PlantedRequestBugs.NeverTakesALeaseBack;
import dev.contactenricher.merge.PlantedRequestBugs.RepeatsUnderANewId;
import dev.contactenricher.merge.PlantedSendingBugs.ForgetsRetryAfter;
import dev.contactenricher.merge.PlantedSendingBugs.ForgetsUnansweredSends;
import dev.contactenricher.merge.PlantedSendingBugs.ForgetsWhoseTurnItIs;
import dev.contactenricher.merge.PlantedSendingBugs.FreesPermitsAtTheAnswer;
import dev.contactenricher.merge.PlantedSendingBugs.PausesForAnyThreeRefusals;
import dev.contactenricher.packing.PlantedLeftOutBugs.TakesWhoeverIsLeftOutForMerged;
import dev.contactenricher.packing.PlantedLeftOutBugs.TakesWhoeverIsLeftOutForWithdrawn;
import dev.contactenricher.packing.PlantedRulesBugs.RecognisesByAnyKey;
import dev.contactenricher.people.PlantedPeopleBugs.RemembersNoWithdrawal;
import dev.contactenricher.queue.PlantedQueueBugs.SendsDefaultsToAll;
import java.beans.Introspector;
import java.util.List;
import java.util.Set;

/** Collaborators with one bug each, which the simulation has to find by the promise that it breaks. */
final class PlantedBugs {

    private PlantedBugs() {}

    /**
     * A faulty class.
     *
     * @param breaks the promises, by one of which it has to be found
     * @param from the seed with which the search begins, near one that shows it where few do
     */
    record Planted(Class<?> bug, Set<Promise> breaks, long from) {

        Planted(Class<?> bug, Promise... breaks) {
            this(bug, Set.of(breaks), 1);
        }

        Planted from(long seed) {
            return new Planted(bug, breaks, seed);
        }

        /** The name of the bean whose place it takes. */
        String bean() {
            return Introspector.decapitalize(bug.getSuperclass().getSimpleName());
        }

        @Override
        public String toString() {
            return bug.getSimpleName();
        }
    }

    static List<Planted> all() {
        return List.of(
                new Planted(ForgetsUnansweredSends.class, Promise.THE_WINDOW_HOLDS),
                new Planted(FreesPermitsAtTheAnswer.class, Promise.THE_WINDOW_HOLDS),
                new Planted(ForgetsRetryAfter.class, Promise.RETRY_AFTER_IS_OBEYED),
                new Planted(ForgetsWhoseTurnItIs.class, Promise.NOBODY_STARVES),
                new Planted(PausesForAnyThreeRefusals.class, Promise.REFUSALS_PAUSE_WHEN_CERTAIN),
                new Planted(TakesWhoIsInFlight.class, Promise.ONCE_IN_FLIGHT),
                new Planted(TakesWhoWasSentAlready.class, Promise.ONE_ID_A_CONTACT),
                new Planted(FoldsNothingIn.class, Promise.NOTHING_IS_LOST),
                new Planted(NeverUnblocks.class, Promise.EVERYTHING_ENDS),
                new Planted(CorrectsNobody.class, Promise.REFUSALS_REACH_CXONE),
                new Planted(
                        ForgetsWhatWasTold.class,
                        Promise.UPDATES_INVENT_NOTHING,
                        Promise.REFUSALS_REACH_CXONE,
                        Promise.CORRECTIONS_ARE_NEEDED),
                new Planted(RecognisesByAnyKey.class, Promise.SHARED_KEYS_IDENTIFY_NOBODY),
                new Planted(SendsDefaultsToAll.class, Promise.UPDATES_INVENT_NOTHING),
                new Planted(TakesWhoeverIsLeftOutForWithdrawn.class, Promise.WHAT_CXONE_TOOK_IS_TOLD).from(350),
                new Planted(TakesWhoeverIsLeftOutForMerged.class, Promise.CONFIRMED_BY_ITS_EVENT),
                new Planted(
                        BelievesEveryoneIsHeld.class, Promise.UPDATES_INVENT_NOTHING, Promise.CORRECTIONS_ARE_NEEDED),
                new Planted(RepeatsUnderANewId.class, Promise.ONE_ID_A_CONTACT),
                new Planted(BelievesWhoLostTheLease.class, Promise.ONE_ID_A_CONTACT, Promise.ONCE_IN_FLIGHT),
                new Planted(NeverTakesALeaseBack.class, Promise.EVERYTHING_ENDS),
                new Planted(TopsUpRepeats.class, Promise.A_REQUEST_STAYS_ITSELF),
                new Planted(ConfirmsWhoIsDone.class, Promise.STATES_GO_FORWARD).from(100),
                new Planted(BelievesEventsOfOld.class, Promise.CONFIRMED_BY_ITS_EVENT),
                new Planted(
                        WithdrawsOnlyWhatWaits.class,
                        Promise.NO_MERGE_AFTER_WITHDRAWAL,
                        Promise.REFUSALS_REACH_CXONE,
                        Promise.NO_EXPORT_AFTER_WITHDRAWAL),
                new Planted(
                        DoesNotCorrectWhatWaits.class,
                        Promise.NO_MERGE_AFTER_WITHDRAWAL,
                        Promise.NO_EXPORT_AFTER_WITHDRAWAL),
                new Planted(RemembersNoWithdrawal.class, Promise.NO_MERGE_AFTER_WITHDRAWAL),
                new Planted(BelievesInTheFuture.class, Promise.NO_MERGE_AFTER_WITHDRAWAL).from(35),
                new Planted(
                                HearsNoRejectedContact.class,
                                Promise.NO_MERGE_AFTER_WITHDRAWAL,
                                Promise.REFUSALS_ARE_PASSED_ON)
                        .from(60),
                new Planted(ExportsWhoeverWasMerged.class, Promise.NO_EXPORT_AFTER_WITHDRAWAL),
                new Planted(StopsNoExport.class, Promise.NO_EXPORT_AFTER_WITHDRAWAL),
                new Planted(ForgetsWhomItTold.class, Promise.REFUSALS_ARE_PASSED_ON),
                new Planted(CancelsOnPaper.class, Promise.A_CANCELLED_JOB_TAKES_BACK_ITS_OWN).from(20),
                new Planted(CancelsWhatOthersWant.class, Promise.NOTHING_IS_LOST),
                new Planted(FollowsNobodyWhoWasFolded.class, Promise.JOBS_TELL_THE_TRUTH));
    }
}
