package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.CurrentCrls;
import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.LoadedCrl;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;

/**
 * All sources of CRLs of an application, and the store of what is in force in them. Requests read the store; the sources
 * renew it in the background. Distribution points of certificates become sources when their hosts are allowed and the
 * signatures of their path were verified.
 *
 * <p>Safe for use by many threads.
 */
public final class RefreshedCrls implements CurrentCrls, AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.viewpass.revocation");
    // Each holds its list for ever; a CA that partitions its list has tens of them.
    private static final int MAX_ADVERTISED = 256;

    private final CrlSourceRules rules;
    private final BackgroundRefresh refresh;
    private final ConcurrentSkipListMap<String, CrlSource> sources = new ConcurrentSkipListMap<>();
    private volatile CrlStore store;
    private final Semaphore advertised = new Semaphore(MAX_ADVERTISED);

    private RefreshedCrls(CrlSourceRules rules) {
        this.rules = rules;
        this.store = rules.store();
        this.refresh = BackgroundRefresh.start(rules.clock(), fault -> LOG.log(Level.ERROR, fault));
    }

    /**
     * Starts the background, with no other sources than addresses that certificates named before a restart.
     *
     * @param rules what applies to all sources
     * @return the sources, to be closed when the application ends
     */
    public static RefreshedCrls start(CrlSourceRules rules) {
        RefreshedCrls crls = new RefreshedCrls(rules);
        // Certificates named these before the restart; their lists count from the first request on.
        rules.keptSources().stream()
                .filter(address -> rules.advertised().admit(address.toString()).isPresent())
                .filter(crls::mayAdvertise)
                .forEach(crls::add);
        return crls;
    }

    /**
     * Adds files, which are read at once.
     *
     * @param origin the files
     */
    public void add(CrlOrigin origin) {
        CrlSource source = new CrlSource(origin, rules, KeptLists.none(), this::publish);
        if (put(source)) {
            refresh.add(source, source.refresh(rules.clock().instant()));
        }
    }

    /**
     * Adds an address, which is read as soon as possible.
     *
     * @param address an address of the settings
     */
    public void add(HttpAddress address) {
        CrlSource source =
                new CrlSource(new HttpCrlOrigin(address, rules.fetch()), rules, rules.kept(address), this::publish);
        if (put(source)) {
            source.restore();
            refresh.add(source, rules.clock().instant());
        }
    }

    private boolean put(CrlSource source) {
        boolean isNew = sources.putIfAbsent(source.name(), source) == null;
        if (isNew) {
            publish();
        }
        return isNew;
    }

    private synchronized void publish() {
        List<LoadedCrl> lists = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (CrlSource source : sources.values()) {
            List<LoadedCrl> inForce = source.inForce();
            lists.addAll(inForce);
            if (inForce.isEmpty()) {
                silent.add(source.name());
            }
        }
        store = rules.store().with(lists, silent);
        rules.generation().raise();
    }

    /**
     * Waits until every source was asked once, as a start does so that its first callers find lists.
     *
     * @param most the longest time to wait
     * @return whether all were asked
     */
    public boolean awaitFirstReadings(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        for (CrlSource source : sources.values()) {
            if (!source.awaitFirstReading(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public CrlStore of(ExaminedPath path) {
        List<X509Certificate> certificates = path.certificates();
        int last = certificates.size() - 1;
        rules.issuers().learn(certificates.subList(1, last + 1));
        for (HttpAddress address : AdvertisedCrls.of(certificates.subList(0, last), rules.advertised())) {
            if (!sources.containsKey(address.toString()) && mayAdvertise(address)) {
                add(address);
            }
        }
        return store;
    }

    private boolean mayAdvertise(HttpAddress address) {
        boolean may = advertised.tryAcquire();
        if (!may) {
            LOG.log(
                    Level.DEBUG,
                    "the CRL at " + address + " is not fetched: certificates have named " + MAX_ADVERTISED
                            + " addresses already; write addresses into revocation.crl.locations instead");
        }
        return may;
    }

    /**
     * Returns how the sources fare.
     *
     * @return a picture of the moment, in alphabetical order
     */
    public List<SourceHealth> health() {
        return sources.values().stream().map(CrlSource::health).toList();
    }

    /** Ends the background; the lists in force stay as they are. */
    @Override
    public void close() {
        refresh.close();
    }
}
