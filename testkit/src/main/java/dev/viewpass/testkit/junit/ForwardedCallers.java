package dev.viewpass.testkit.junit;

import dev.viewpass.testkit.TestCertificate;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Calls an application under test as its callers do, without a gateway, TLS or certificates in the repository. The
 * application runs as it is, on any server, with its own settings but for those that {@link #settings()} gives; the
 * callers are certified at run time, by authorities that only this test knows.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ForwardedCallers callers = ForwardedCallers.builder()
 *         .caller("alice", "CN=alice,OU=Operations,O=Acme")
 *         .caller("bob", "CN=bob,OU=Sales,O=Acme")
 *         .build();
 *
 * @Test
 * void onlyOperationsMayOpenTheAdminPage() {
 *     assertThat(callers.as("alice").get(server.resolve("/admin")).statusCode()).isEqualTo(200);
 *     assertThat(callers.as("bob").get(server.resolve("/admin")).statusCode()).isEqualTo(403);
 *     assertThat(callers.anonymous().get(server.resolve("/admin")).statusCode()).isEqualTo(403);
 *     assertThat(callers.pastTheGateway("alice").get(server.resolve("/admin")).statusCode()).isEqualTo(403);
 * }
 * }</pre>
 *
 * <p>Register it in a static field, of the test class or of a class that several extend. Its files, which the settings
 * name, exist from {@link Builder#build()} on; those of a static field are removed at the end of the test run, those of
 * an instance field after each test. Without JUnit as the engine (its API is needed all the same) whoever builds it
 * closes it.
 *
 * <p>Nothing outside the object changes: no system property, no security provider. Immutable and safe for tests that run
 * at the same time.
 */
public final class ForwardedCallers implements BeforeAllCallback, BeforeEachCallback, AutoCloseable {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ForwardedCallers.class);

    private final Certification authorities;
    private final OriginSecret secret = OriginSecret.random();
    private final Map<String, CertifiedCaller> callers = new LinkedHashMap<>();
    private final TemporaryFiles files = TemporaryFiles.create();
    private final ApplicationSettings settings;
    private final AtomicBoolean ofWholeRun = new AtomicBoolean();
    // Other proxies than the one that is played here would only be in the way.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    private ForwardedCallers(Certification authorities, Map<String, Identity> identities, Set<String> revoked) {
        this.authorities = authorities;
        identities.forEach((name, identity) -> callers.put(name, CertifiedCaller.of(identity, authorities)));
        Collection<TestCertificate> listed =
                revoked.stream().map(this::certificate).toList();
        this.settings = new ApplicationSettings(files, secret, authorities, authorities.crls(listed));
    }

    /**
     * Begins without any caller.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a caller whose request came through the gateway with the certificate that was issued to the name.
     *
     * @param name as given to {@link Builder#caller(String, String)}
     * @return the caller
     * @throws IllegalArgumentException if there is no such caller
     */
    public ForwardedCaller as(String name) {
        return caller(name, Optional.of(secret), Optional.of(certificate(name)));
    }

    /**
     * Returns somebody whose request came through the gateway with any certificate.
     *
     * @param certificate presented with its issuers
     * @return the caller
     */
    public ForwardedCaller as(TestCertificate certificate) {
        return caller(certificate.toString(), Optional.of(secret), Optional.of(certificate));
    }

    /**
     * Returns somebody whose request came through the gateway without a certificate.
     *
     * @return the caller
     */
    public ForwardedCaller anonymous() {
        return caller("anonymous", Optional.of(secret), Optional.empty());
    }

    /**
     * Returns somebody who knows the application's own address and a caller's certificate, and so sends it past the
     * gateway; the same as {@link Impostor#PAST_THE_GATEWAY}.
     *
     * @param name whose genuine certificate is sent
     * @return the caller, who has to be refused
     * @throws IllegalArgumentException if there is no such caller
     */
    public ForwardedCaller pastTheGateway(String name) {
        return impostor(Impostor.PAST_THE_GATEWAY, name);
    }

    /**
     * Returns somebody who pretends to be a caller.
     *
     * @param kind in which way
     * @param name who is impersonated
     * @return the caller, who has to be refused
     * @throws IllegalArgumentException if there is no such caller
     */
    public ForwardedCaller impostor(Impostor kind, String name) {
        TestCertificate presented = kind.certificate(find(name), authorities);
        return caller(name + " " + kind, kind.secret(secret), Optional.of(presented));
    }

    private ForwardedCaller caller(
            String description, Optional<OriginSecret> proof, Optional<TestCertificate> certificate) {
        return ForwardedCaller.of(description, proof, certificate, client);
    }

    /**
     * Returns the certificate of a caller, for comparison with what the application tells about it.
     *
     * @param name as given to {@link Builder#caller(String, String)}
     * @return the genuine one
     * @throws IllegalArgumentException if there is no such caller
     */
    public TestCertificate certificate(String name) {
        return find(name).genuine();
    }

    private CertifiedCaller find(String name) {
        CertifiedCaller caller = callers.get(name);
        if (caller == null) {
            throw new IllegalArgumentException("There is no caller \"" + name + "\", only " + callers.keySet() + ".");
        }
        return caller;
    }

    /**
     * Returns the settings that the application has to run with, by their keys: source, secret, anchors, intermediates
     * and revocation lists. They are complete but for the application's own, such as its groups, and mean to replace
     * those of its file; init parameters of the filter do.
     *
     * @return such as {@code anchors} with the path of a PEM file
     */
    public Map<String, String> settings() {
        return settings.asMap();
    }

    /**
     * Returns the settings by the names of the system properties that stand for them, to be given to the server's
     * process or to Spring's environment. They are not set in this process.
     *
     * @return such as {@code viewpass.anchors} with the path of a PEM file
     */
    public Map<String, String> systemProperties() {
        return settings.withPrefix("viewpass.");
    }

    /**
     * Returns the settings by the names of the system properties of an application with a name.
     *
     * @param application what its settings file states as {@code application}
     * @return such as {@code viewpass.shop.anchors} with the path of a PEM file
     */
    public Map<String, String> systemProperties(String application) {
        return settings.withPrefix("viewpass." + application + ".");
    }

    /**
     * Writes the settings to a properties file.
     *
     * @return a new file, removed with the others
     * @throws UncheckedIOException if it can not be written
     */
    public Path settingsFile() {
        return settings.asFile();
    }

    /**
     * Writes a copy of the application's settings file in which the {@link #settings()} replace its own. For wherever the
     * file is chosen by name: the init parameter {@code config}, the context parameter {@code viewpass.config}.
     *
     * @param own the application's file, in UTF-8
     * @return a new file, removed with the others
     * @throws UncheckedIOException if the one can not be read or the other not be written
     */
    public Path settingsFile(Path own) {
        return settings.asFileOver(own);
    }

    /**
     * Keeps the files until the end of the test run; called by JUnit.
     *
     * @param context of a test class
     */
    @Override
    public void beforeAll(ExtensionContext context) {
        ofWholeRun.set(true);
        keepFilesFor(context.getRoot());
    }

    /**
     * Keeps the files until the end of the test, unless longer; called by JUnit.
     *
     * @param context of a test
     */
    @Override
    public void beforeEach(ExtensionContext context) {
        if (!ofWholeRun.get()) {
            keepFilesFor(context);
        }
    }

    private void keepFilesFor(ExtensionContext context) {
        files.restore();
        context.getStore(NAMESPACE).put(this, files);
    }

    /**
     * Removes the files.
     *
     * @throws UncheckedIOException if one can not be removed
     */
    @Override
    public void close() {
        files.close();
    }

    /** The callers to be; not safe for use by several threads. */
    public static final class Builder {
        private final Map<String, Identity> identities = new LinkedHashMap<>();
        private final Set<String> revoked = new LinkedHashSet<>();
        private String root = "CN=Test Root CA";
        private String issuer = "CN=Test Issuing CA";

        private Builder() {}

        /**
         * Adds a caller with a TLS client certificate.
         *
         * @param name by which tests call; the application never sees it
         * @param subject RFC 2253 name such as {@code CN=alice,OU=Operations,O=Acme}
         * @return this builder
         * @throws IllegalArgumentException if there is such a caller already
         */
        public Builder caller(String name, String subject) {
            return caller(name, subject, UnaryOperator.identity());
        }

        /**
         * Adds a caller whose certificate says more than a subject.
         *
         * @param name by which tests call; the application never sees it
         * @param subject RFC 2253 name; may be empty when alternative names follow
         * @param details such as {@code certificate -> certificate.email("alice@acme.example")}; applied again for each
         *     {@link Impostor}
         * @return this builder
         * @throws IllegalArgumentException if there is such a caller already
         */
        public Builder caller(String name, String subject, UnaryOperator<TestCertificate.Builder> details) {
            if (identities.putIfAbsent(name, new Identity(subject, details)) != null) {
                throw new IllegalArgumentException("There are two callers \"" + name + "\".");
            }
            return this;
        }

        /**
         * Adds a caller whose certificate was revoked, and who therefore has to be refused.
         *
         * @param name by which tests call; the application never sees it
         * @param subject RFC 2253 name
         * @return this builder
         * @throws IllegalArgumentException if there is such a caller already
         */
        public Builder revokedCaller(String name, String subject) {
            revoked.add(name);
            return caller(name, subject);
        }

        /**
         * Names the authorities, for applications whose group rules ask for them.
         *
         * @param root RFC 2253 name of the anchor
         * @param issuer RFC 2253 name of the authority that issues to callers
         * @return this builder
         */
        public Builder authorities(String root, String issuer) {
            this.root = root;
            this.issuer = issuer;
            return this;
        }

        /**
         * Makes the authorities, the certificates and the files.
         *
         * @return the callers
         * @throws IllegalArgumentException if a name is none in RFC 2253 form
         * @throws UncheckedIOException if the files can not be written
         */
        public ForwardedCallers build() {
            return new ForwardedCallers(
                    Certification.named(root, issuer), new LinkedHashMap<>(identities), new LinkedHashSet<>(revoked));
        }
    }
}
