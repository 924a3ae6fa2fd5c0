package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.LoadedCrl;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The lists of a source whose signatures nobody can verify yet, because no caller of their CA has come. Look-ups see them
 * and verify for themselves. Of one coverage the highest numbers stay, whatever is played again and however often, and
 * nothing else makes one go. Forged ones can crowd genuine ones out; callers are refused then, as when a server gives
 * nothing. Immutable.
 *
 * @param lists the lists
 */
record UnprovenLists(List<LoadedCrl> lists) {
    static final UnprovenLists NONE = new UnprovenLists(List.of());

    // Of one coverage: a forged one among them must not drive out the genuine one at once.
    private static final int MAX_ALIKE = 4;
    private static final int MAX_LISTS = 256;
    private static final long MAX_OCTETS = 64L * 1024 * 1024;
    private static final Comparator<LoadedCrl> BY_AGE = Comparator.comparing(
                    (LoadedCrl crl) -> crl.number().orElse(BigInteger.ONE.negate()))
            .thenComparing(LoadedCrl::thisUpdate);

    UnprovenLists {
        lists = List.copyOf(lists);
    }

    /** Adds a list, or says why not. */
    Addition with(LoadedCrl crl) {
        List<LoadedCrl> alike = lists.stream().filter(crl::isSameKindAs).toList();
        if (alike.stream().anyMatch(other -> other.crl().equals(crl.crl()))) {
            return new Addition(this, Optional.empty());
        }
        List<LoadedCrl> all = new ArrayList<>(lists);
        if (alike.size() == MAX_ALIKE) {
            LoadedCrl oldest = alike.stream().min(BY_AGE).orElseThrow();
            if (BY_AGE.compare(crl, oldest) <= 0) {
                return new Addition(this, Optional.of("it is older than " + MAX_ALIKE + " that wait for their CA"));
            }
            all.remove(oldest);
        }
        all.add(crl);
        boolean isTooMuch = all.size() > MAX_LISTS
                || all.stream().mapToLong(LoadedCrl::size).sum() > MAX_OCTETS;
        return isTooMuch
                ? new Addition(this, Optional.of("there are too many lists of unknown CAs"))
                : new Addition(new UnprovenLists(all), Optional.empty());
    }

    /**
     * What became of a list.
     *
     * @param lists what there is from now on
     * @param fault why the list is not among them, empty when it is
     */
    record Addition(UnprovenLists lists, Optional<String> fault) {}

    UnprovenLists without(Predicate<LoadedCrl> which) {
        return new UnprovenLists(lists.stream().filter(which.negate()).toList());
    }
}
