package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.LoadedCrl;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How a source of CRLs fares at a moment, for an operator's monitoring. Immutable. */
public final class SourceHealth {
    private final String name;
    private final List<LoadedCrl> lists;
    private final Attempts attempts;

    SourceHealth(String name, Collection<LoadedCrl> lists, Attempts attempts) {
        this.name = name;
        this.lists = List.copyOf(lists);
        this.attempts = attempts;
    }

    /**
     * Returns what the source is called.
     *
     * @return its address or its path
     */
    public String name() {
        return name;
    }

    /**
     * Returns how many lists of the source are in force and to be renewed.
     *
     * @return 0 while it has given none
     */
    public int lists() {
        return lists.size();
    }

    /**
     * Returns how reading the source went.
     *
     * @return the attempts so far
     */
    public Attempts attempts() {
        return attempts;
    }

    /**
     * Returns how old the data are.
     *
     * @return thisUpdate of the oldest list in force, or nothing when there is none
     */
    public Optional<Instant> thisUpdate() {
        return lists.stream().map(LoadedCrl::thisUpdate).min(Instant::compareTo);
    }

    /**
     * Returns until when the data are usable.
     *
     * @return the end of the list in force that ends first, or nothing when there is none
     */
    public Optional<Instant> nextUpdate() {
        return lists.stream().map(LoadedCrl::end).min(Instant::compareTo);
    }

    /**
     * Tells whether the operator can be at ease.
     *
     * @param now the present time
     * @return true when there are lists, none of them has ended, and the last attempt did not fail
     */
    public boolean isGood(Instant now) {
        return attempts.failures() == 0
                && nextUpdate().filter(end -> !now.isAfter(end)).isPresent();
    }
}
