package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.LoadedCrl;
import dev.viewpass.path.revocation.NewestCrl;
import dev.viewpass.path.revocation.NewestCrl.Offer;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    static final SourceLists EMPTY = new SourceLists(Map.of(), UnprovenLists.NONE);

    private final Map<SeriesKey, NewestCrl> series;
    private final UnprovenLists unproven;

    private SourceLists(Map<SeriesKey, NewestCrl> series, UnprovenLists unproven) {
        this.series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
        this.unproven = unproven;
    }

    /**
     * What became of a list.
     *
     * @param lists what is in force from now on
     * @param fault why the list is not, empty when it is or says nothing new
     */
    record Admission(SourceLists lists, Optional<String> fault) {}

    /**
     * The same with a list that was proven before a restart. Its number holds even when it can not be used any more.
     *
     * @param signer digest of the key that verified it
     */
    SourceLists kept(LoadedCrl crl, String signer, Optional<BigInteger> highestNumber) {
        NewestCrl none = highestNumber.map(NewestCrl.none()::after).orElseGet(NewestCrl::none);
        return with(
                SeriesKey.of(crl, signer),
                none.offer(crl) instanceof Offer.Replaces replaces ? replaces.newest() : none);
    }

    /** Everything that look-ups are to see. */
    List<LoadedCrl> inForce() {
        return Stream.concat(proven().stream(), unproven.lists().stream()).toList();
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
        return series.values().stream().flatMap(newest -> newest.crl().stream()).toList();
    }

    /** The lists whose signatures were verified, with their series, and the highest number of each. */
    Map<SeriesKey, NewestCrl> series() {
        return series;
    }

    /** The lists that wait for their issuer to be known, or for a better one. */
    List<LoadedCrl> unproven() {
        return unproven.lists();
    }

    /** The same without what waits: it is to be offered again. */
    SourceLists withoutUnproven() {
        return new SourceLists(series, UnprovenLists.NONE);
    }

    /** Decides about a list of the source. */
    Admission offer(LoadedCrl crl, KnownIssuers issuers, Instant now) {
        List<X509Certificate> named = issuers.named(crl.issuer());
        Optional<String> fault = CrlStore.fault(crl, named, now);
        return CrlStore.signer(crl, named)
                .map(signer -> offerProven(SeriesKey.of(crl, signer.getPublicKey()), crl, fault, now))
                .orElseGet(() -> named.isEmpty() ? await(crl, fault) : offerUnusable(crl, fault));
    }

    private Admission offerProven(SeriesKey key, LoadedCrl crl, Optional<String> fault, Instant now) {
        if (!series.containsKey(key) && series.size() >= MAX_SERIES) {
            return new Admission(this, Optional.of("it has more than " + MAX_SERIES + " kinds of lists"));
        }
        NewestCrl newest = series.getOrDefault(key, NewestCrl.none());
        // A list that has ended is no reason to give up one that has not; a delta that has spoils its complete list.
        boolean keeps = fault.isPresent()
                && (crl.isDelta()
                        || newest.crl().filter(good -> now.isBefore(good.end())).isPresent());
        return keeps ? new Admission(this, fault) : admit(key, crl, newest.offer(crl), fault);
    }

    private Admission admit(SeriesKey key, LoadedCrl crl, Offer offer, Optional<String> fault) {
        if (offer instanceof Offer.Replaces replaces) {
            return new Admission(with(key, replaces.newest()), fault);
        }
        if (offer instanceof Offer.Unusable unusable) {
            return offerUnusable(crl, Optional.of(unusable.sentence()));
        }
        return offer instanceof Offer.Refused refused
                ? new Admission(this, Optional.of(refused.sentence()))
                : new Admission(this, fault);
    }

    // What can not be relied on never takes the place of anything, so that a forged list can not hide a genuine one.
    private Admission offerUnusable(LoadedCrl crl, Optional<String> fault) {
        boolean hasGood = proven().stream().anyMatch(good -> good.issuer().equals(crl.issuer()));
        return hasGood ? new Admission(this, fault) : await(crl, fault);
    }

    private Admission await(LoadedCrl crl, Optional<String> fault) {
        UnprovenLists.Addition addition = unproven.with(crl);
        return new Admission(new SourceLists(series, addition.lists()), fault.or(addition::fault));
    }

    private SourceLists with(SeriesKey key, NewestCrl newest) {
        Map<SeriesKey, NewestCrl> all = new LinkedHashMap<>(series);
        all.put(key, newest);
        return new SourceLists(
                all,
                newest.crl()
                        .map(LoadedCrl::issuer)
                        .map(issuer -> unproven.without(other -> other.issuer().equals(issuer)))
                        .orElse(unproven));
    }
}
