package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.LoadedCrl;
import dev.viewpass.path.revocation.NewestCrl;
import dev.viewpass.path.revocation.NewestCrl.Offer;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lists of one source that are in force: the newest of each series (issuer, key, scope and kind), which nothing but a
 * newer one of the same series replaces. A list that can not be relied on yet, because its issuer is not known or because
 * it is broken, is in force only while there is no good one; look-ups find its fault themselves. Immutable.
 */
final class SourceLists {
    // An address has a few, before and after a change of keys for example; a directory may have many.
    static final int MAX_SERIES = 256;
    // Of one issuer and scope: a forged one among them must not drive out the genuine one at once.
    private static final int MAX_UNPROVEN = 4;

    static final SourceLists EMPTY = new SourceLists(List.of(), List.of());

    private final List<NewestCrl> series;
    private final List<LoadedCrl> unproven;

    private SourceLists(List<NewestCrl> series, List<LoadedCrl> unproven) {
        this.series = List.copyOf(series);
        this.unproven = List.copyOf(unproven);
    }

    /**
     * What became of a list.
     *
     * @param lists what is in force from now on
     * @param fault why the list is not, empty when it is or says nothing new
     */
    record Admission(SourceLists lists, Optional<String> fault) {}

    /** The same source after a restart: a list with a lower number than the highest seen is none of its. */
    static SourceLists after(BigInteger highestNumber) {
        return new SourceLists(List.of(NewestCrl.none().after(highestNumber)), List.of());
    }

    /** Everything that look-ups are to see. */
    List<LoadedCrl> inForce() {
        return Stream.concat(proven().stream(), unproven.stream()).toList();
    }

    /**
     * The lists that an operator expects to be renewed: not one that ends before another of the same kind, as the last list
     * of a former key does.
     */
    List<LoadedCrl> current() {
        List<LoadedCrl> all = inForce();
        return all.stream()
                .filter(crl ->
                        all.stream().noneMatch(other -> other.end().isAfter(crl.end()) && other.isSameKindAs(crl)))
                .toList();
    }

    /** The lists whose signatures were verified. */
    List<LoadedCrl> proven() {
        return series.stream().flatMap(newest -> newest.crl().stream()).toList();
    }

    /** The lists that wait for their issuer to be known, or for a better one. */
    List<LoadedCrl> unproven() {
        return unproven;
    }

    /** The proven list with the latest date, and the highest number of its series. */
    Optional<NewestCrl> latest() {
        return series.stream()
                .filter(newest -> newest.crl().isPresent())
                .max(Comparator.comparing(newest -> newest.crl().orElseThrow().thisUpdate()));
    }

    /** The highest number of a list that was kept over a restart and is not proven yet. */
    private Optional<BigInteger> numberBeforeRestart() {
        return series.stream()
                .filter(newest -> newest.crl().isEmpty())
                .flatMap(newest -> newest.highestNumber().stream())
                .findFirst();
    }

    /** The same without what waits: it is to be offered again. */
    SourceLists withoutUnproven() {
        return new SourceLists(series, List.of());
    }

    /** Decides about a list of the source. */
    Admission offer(LoadedCrl crl, KnownIssuers issuers, Instant now) {
        List<X509Certificate> named = issuers.named(crl.issuer());
        Optional<String> fault = CrlStore.fault(crl, named, now);
        return CrlStore.isSigned(crl, named) ? offerProven(crl, fault, now) : offerUnproven(crl, fault);
    }

    private Admission offerProven(LoadedCrl crl, Optional<String> fault, Instant now) {
        for (int i = 0; i < series.size(); i++) {
            NewestCrl newest = series.get(i);
            Offer offer = newest.offer(crl);
            if (!(offer instanceof Offer.OtherSeries)) {
                // A list that has ended is no reason to give up one that has not.
                boolean keeps = fault.isPresent()
                        && newest.crl().filter(good -> now.isBefore(good.end())).isPresent();
                return keeps ? new Admission(this, fault) : admit(i, crl, offer, fault);
            }
        }
        return series.size() < MAX_SERIES
                ? admit(series.size(), crl, NewestCrl.none().offer(crl), fault)
                : new Admission(this, Optional.of("it has more than " + MAX_SERIES + " kinds of lists"));
    }

    private Admission admit(int index, LoadedCrl crl, Offer offer, Optional<String> fault) {
        if (offer instanceof Offer.Replaces replaces) {
            return new Admission(with(index, replaces.newest()), fault);
        }
        if (offer instanceof Offer.Unusable unusable) {
            return offerUnproven(crl, Optional.of(unusable.sentence()));
        }
        return offer instanceof Offer.Refused refused
                ? new Admission(this, Optional.of(refused.sentence()))
                : new Admission(this, fault);
    }

    // What is not proven never takes the place of anything, so that a forged list can not hide a genuine one.
    private Admission offerUnproven(LoadedCrl crl, Optional<String> fault) {
        boolean hasGood = proven().stream().anyMatch(good -> good.issuer().equals(crl.issuer()));
        if (hasGood) {
            return new Admission(this, fault);
        }
        Optional<BigInteger> highest = numberBeforeRestart();
        if (highest.isPresent()
                && crl.number()
                        .filter(number -> number.compareTo(highest.get()) >= 0)
                        .isEmpty()) {
            return new Admission(
                    this,
                    fault.or(() -> Optional.of(
                            "it has no CRL number or one lower than " + highest.get() + ", which was seen before")));
        }
        List<LoadedCrl> same = unproven.stream().filter(crl::isSameKindAs).toList();
        if (unproven.size() >= MAX_SERIES) {
            return new Admission(this, Optional.of("it has more than " + MAX_SERIES + " lists of unknown CAs"));
        }
        List<LoadedCrl> all = new ArrayList<>(unproven);
        if (same.size() == MAX_UNPROVEN) {
            all.remove(same.get(0));
        }
        all.add(crl);
        return new Admission(new SourceLists(series, all), fault);
    }

    private SourceLists with(int index, NewestCrl newest) {
        List<NewestCrl> all = new ArrayList<>(series);
        if (index == all.size()) {
            all.add(newest);
        } else {
            all.set(index, newest);
        }
        LoadedCrl crl = newest.crl().orElseThrow();
        List<LoadedCrl> rest = unproven.stream()
                .filter(other -> !other.issuer().equals(crl.issuer()))
                .toList();
        return new SourceLists(all, rest);
    }
}
