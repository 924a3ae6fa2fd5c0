package dev.viewpass.edge;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** By what the edge proves its own identity, and what a client has to trust for it. */
record ServerKey(PrivateKey key, List<X509Certificate> chain, X509Certificate trusted) {
    private static final List<String> LOCAL_NAMES = List.of("localhost");
    private static final List<String> LOCAL_ADDRESSES = List.of("127.0.0.1", "::1");

    static ServerKey of(PrivateKey key, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A server key needs at least its own certificate.");
        }
        return new ServerKey(key, List.copyOf(chain), chain.get(0));
    }

    static ServerKey of(KeyStore store, char[] password) {
        try {
            List<String> aliases = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    aliases.add(alias);
                }
            }
            if (aliases.size() != 1) {
                throw new IllegalArgumentException(
                        "The key store must hold exactly one key, not " + aliases.size() + ".");
            }
            Certificate[] chain = store.getCertificateChain(aliases.get(0));
            return of(
                    (PrivateKey) store.getKey(aliases.get(0), password),
                    Stream.of(chain).map(X509Certificate.class::cast).toList());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key store cannot be read with this password.", e);
        }
    }

    /** A key that nobody knows and whose authority forgets its own at once. */
    static ServerKey throwaway(String host) {
        TestAuthority authority = TestAuthority.root("CN=Viewpass Edge Throwaway CA");
        TestCertificate.Builder server = authority.issue("CN=localhost").serverAuthOnly();
        LOCAL_NAMES.forEach(server::dns);
        LOCAL_ADDRESSES.forEach(server::ip);
        if (!LOCAL_NAMES.contains(host) && !LOCAL_ADDRESSES.contains(host)) {
            boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
            TestCertificate.Builder ignored = address ? server.ip(host) : server.dns(host);
        }
        TestCertificate certificate = server.build();
        return new ServerKey(certificate.privateKey(), certificate.chain(), authority.certificate());
    }

    KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        char[] password = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12", "SUN");
        store.load(null, null);
        store.setKeyEntry("server", key, password, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX", "SunJSSE");
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    /** Names the certificate, not the key. */
    @Override
    public String toString() {
        return "ServerKey[" + chain.get(0).getSubjectX500Principal().getName() + "]";
    }
}
