package dev.viewpass.path.revocation.source;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.path.revocation.CrlDecoder;
import dev.viewpass.path.revocation.LoadedCrl;
import dev.viewpass.path.revocation.source.SourceLists.Admission;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One origin of CRLs, what of it is in force, and how it fares. A reading that fails, or lists that are older, broken or
 * signed by somebody else, leave the last good lists in force until their nextUpdate.
 *
 * <p>{@link #refresh} is called by one thread at a time; the state may be read by any.
 */
public final class CrlSource implements RefreshedSource {
    private static final Logger LOG = System.getLogger("dev.viewpass.revocation");

    private final CrlOrigin origin;
    private final CrlSourceRules rules;
    private final KeptLists kept;
    private final Runnable changed;
    private final CountDownLatch firstReading = new CountDownLatch(1);
    private volatile SourceLists lists = SourceLists.EMPTY;
    private volatile Attempts attempts = Attempts.NONE;
    private final AtomicBoolean settled = new AtomicBoolean();

    /**
     * Makes a source.
     *
     * @param origin where the lists are
     * @param rules what applies to all sources
     * @param kept what survived a restart and will survive the next
     * @param changed is called after other lists came into force
     */
    CrlSource(CrlOrigin origin, CrlSourceRules rules, KeptLists kept, Runnable changed) {
        this.origin = origin;
        this.rules = rules;
        this.kept = kept;
        this.changed = changed;
    }

    @Override
    public String name() {
        return origin.name();
    }

    /** The lists that look-ups are to see. */
    List<LoadedCrl> inForce() {
        return lists.inForce();
    }

    /**
     * Returns how the source fares.
     *
     * @return a picture of the moment
     */
    public SourceHealth health() {
        return new SourceHealth(name(), lists.current(), attempts);
    }

    /** Waits until the origin was read, or found to be unreadable, for the first time. */
    boolean awaitFirstReading(Duration most) {
        try {
            return firstReading.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Brings what survived a restart into force, before the first reading and without the network. */
    void restore() {
        SourceLists all = SourceLists.EMPTY;
        for (CachedCrl cached : kept.lists()) {
            try {
                LoadedCrl crl = rules.store().load(CrlDecoder.decode(cached.octets()));
                all = all.kept(crl, cached.signer(), cached.highestNumber());
            } catch (DerException e) {
                LOG.log(Level.WARNING, "a cached CRL of " + name() + " is not used: " + e.getMessage());
            }
        }
        enter(all);
    }

    @Override
    public Instant refresh(Instant now) {
        try {
            List<String> faults = read(now);
            kept.keep(lists).ifPresent(faults::add);
            return concluded(faults, now);
        } catch (RuntimeException e) {
            // Monitoring must not go on to say that all is well.
            return concluded(List.of("it failed with " + e), now);
        } finally {
            firstReading.countDown();
        }
    }

    private List<String> read(Instant now) {
        SourceLists all = lists.withoutUnproven();
        // Their issuers may have become known since, and then no older list can follow them.
        for (LoadedCrl waiting : lists.unproven()) {
            all = all.offer(waiting, rules.issuers(), now).lists();
        }
        List<String> faults = new ArrayList<>();
        CrlReading reading = origin.read(settled.get());
        if (reading instanceof CrlReading.Failed failed) {
            faults.add(failed.sentence());
        } else if (reading instanceof CrlReading.Lists read) {
            faults.addAll(read.faults());
            for (X509CRL crl : read.crls()) {
                Admission admission = all.offer(rules.store().load(crl), rules.issuers(), now);
                all = admission.lists();
                admission.fault().ifPresent(faults::add);
            }
        }
        settled.set(faults.isEmpty());
        enter(all);
        return faults;
    }

    private void enter(SourceLists all) {
        List<LoadedCrl> before = inForce();
        List<LoadedCrl> after = all.inForce();
        boolean isChange = !before.equals(after);
        lists = all;
        after.stream().filter(crl -> crl.isDelta() && !before.contains(crl)).forEach(this::warnOfDelta);
        if (isChange) {
            changed.run();
        }
    }

    private void warnOfDelta(LoadedCrl crl) {
        LOG.log(
                Level.WARNING,
                name() + " has a delta CRL, which can revoke but does not replace the complete CRL of "
                        + CertificateText.name(crl.issuer()));
    }

    private Instant concluded(List<String> faults, Instant now) {
        Attempts before = attempts;
        if (faults.isEmpty()) {
            attempts = before.succeeded(now);
            if (before.failures() > 0) {
                LOG.log(Level.INFO, "revocation data of " + name() + " are read again");
            }
            return next(now);
        }
        Attempts after = before.failed(now, String.join("; ", faults));
        attempts = after;
        boolean isNews = !before.lastError().equals(after.lastError()) || before.failures() == 0;
        LOG.log(
                isNews ? Level.WARNING : Level.DEBUG,
                "revocation data of " + name() + ": " + after.lastError()
                        + (inForce().isEmpty()
                                ? "; there are none in force"
                                : "; what is in force stays until its end"));
        return rules.schedule().afterFailure(now, after.failures());
    }

    private Instant next(Instant now) {
        Optional<Instant> end = lists.current().stream().map(LoadedCrl::end).min(Instant::compareTo);
        return end.map(instant -> rules.schedule().afterSuccess(now, instant))
                .orElseGet(() -> rules.schedule().afterSuccess(now));
    }
}
