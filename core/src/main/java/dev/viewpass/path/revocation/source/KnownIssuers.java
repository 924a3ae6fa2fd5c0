package dev.viewpass.path.revocation.source;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;

/**
 * The CAs whose lists can be examined in the background: those of the settings and those of paths that were verified.
 * They decide which list of a source is kept; what a list means for a certificate is decided by the keys of its own path
 * alone. Safe for use by many threads.
 */
public final class KnownIssuers {
    // Only a CA of a verified path is learned, so that none but CAs can fill this.
    private static final int MAX_LEARNED = 1024;

    private final Map<X500Principal, List<X509Certificate>> byName = new ConcurrentHashMap<>();
    private final Set<X509Certificate> learned = ConcurrentHashMap.newKeySet();

    /**
     * Starts with CAs that are trusted or configured.
     *
     * @param configured anchors and configured intermediates
     */
    public KnownIssuers(Collection<X509Certificate> configured) {
        new HashSet<>(configured).forEach(this::add);
    }

    /**
     * Learns the CAs of a path.
     *
     * @param authorities CA certificates of a path whose signatures are verified
     */
    public void learn(Collection<X509Certificate> authorities) {
        for (X509Certificate authority : authorities) {
            boolean known = named(authority.getSubjectX500Principal()).contains(authority);
            if (!known && learned.size() < MAX_LEARNED && learned.add(authority)) {
                add(authority);
            }
        }
    }

    private void add(X509Certificate authority) {
        byName.merge(authority.getSubjectX500Principal(), List.of(authority), (before, more) -> {
            List<X509Certificate> all = new ArrayList<>(before);
            all.addAll(more);
            return List.copyOf(all);
        });
    }

    /**
     * Returns the CA certificates with a name.
     *
     * @param name the issuer of a list
     * @return its certificates, empty when it is not known
     */
    public List<X509Certificate> named(X500Principal name) {
        return byName.getOrDefault(name, List.of());
    }
}
