package dev.contactenricher.standin;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What nobody knows of real tenants without asking one, each way of which a test may choose. */
public final class TenantSwitches {

    /** Client id and secret are percent-encoded before Base64, as RFC 6749 asks. */
    public volatile boolean encodedClient;
    /** The Digital API takes tokens of the access key alone. */
    public volatile boolean keyAloneOnDigital = true;
    /** Values of a query stand in quotes; others do not parse. */
    public volatile boolean quotedValues;
    /** Values that are quoted otherwise than the tenant wants find nothing, instead of being refused. */
    public volatile boolean silentQuotes;
    /** {@code limit} or {@code size}; the other one is refused. */
    public volatile String pageParameter = "limit";
    /** Most values in one {@code IN}. */
    public volatile int mostValues = 200;
    /** What the loser of a merge answers with: 404, or the card that absorbed it. */
    public volatile boolean loserIsGone = true;
    /** How long custom fields are not shown after they were written. */
    public volatile Duration showsAfter = Duration.ZERO;
    /** Identities are found in whatever case they are written. */
    public volatile boolean searchIgnoresCase;
    /** A search that holds such a value is refused. */
    public volatile Predicate<String> refusedValues = value -> false;
    /** Cards that were merged away or deleted are still found, though they are not there. */
    public volatile boolean staleSearch;
    /** Whose values win in a merge. */
    public volatile boolean loserWins;
    /** Merging what was merged already is done again without an error. */
    public volatile boolean mergesTwice;
    /** Values that are longer are refused. */
    public volatile int longestValue = 10_000;
    /** Records in one call, at most. */
    public volatile int mostRecords = 1000;
    /** Numbers that a do-not-call group does not take. */
    public volatile Predicate<String> refusedNumbers = digits -> false;
    /** Entries of an address book in one call, at most. */
    public volatile int mostEntries = 1000;
    /** Ids of entries are shown as numbers. */
    public volatile boolean numericEntryIds;
    /** Entries of an address book that are not taken. */
    public volatile Predicate<String> refusedEntries = id -> false;
    /** Address books are listed below {@code resultSet}. */
    public volatile boolean booksInResultSet;
    /** The host has no privacy service. */
    public volatile boolean erasedElsewhere;
    /** The lifetime of a token is told as text. */
    public volatile boolean textualLifetime;
    /** What discovery leaves out. */
    public volatile Set<String> undiscovered = Set.of();
    /** Where {@code fullLoad=false} is looked for: in the query, else in the body. */
    public volatile boolean fullLoadInQuery = true;
    /** Nobody looks at {@code fullLoad}: a book is always replaced. */
    public volatile boolean alwaysReplaces;
    /** Adding a do-not-call record that is there is an error of that record. */
    public volatile boolean refusesSecondRecord;
    /** Numbers of North America are shown, and taken, without their country code. */
    public volatile boolean nationalNumbers;
    /** With a 429; none when null. */
    public volatile @Nullable String retryAfter;
    /** How long each answer takes. */
    public volatile Duration delay = Duration.ZERO;
}
