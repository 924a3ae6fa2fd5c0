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

    /** A key that nobody knows, certified for this computer by an authority whose own key is forgotten at once. */
    static ServerKey throwaway(String host) {
        TestAuthority authority = TestAuthority.root("CN=Viewpass Edge Throwaway CA");
        TestCertificate.Builder builder = authority
                .issue("CN=localhost")
                .serverAuthOnly()
                .dns("localhost")
                .ip("127.0.0.1")
                .ip("::1");
        TestCertificate server = switch (host) {
            case "localhost", "127.0.0.1", "::1" -> builder.build();
            default ->
                isAddress(host) ? builder.ip(host).build() : builder.dns(host).build();
        };
        return new ServerKey(server.privateKey(), server.chain(), authority.certificate());
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

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    /** Names the certificate, not the key. */
    @Override
    public String toString() {
        return "ServerKey[" + chain.get(0).getSubjectX500Principal().getName() + "]";
    }
}
