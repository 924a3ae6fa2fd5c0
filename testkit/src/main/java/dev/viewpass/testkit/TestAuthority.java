package dev.viewpass.testkit;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A certification authority that lives as long as the test that made it. An authority is a name and a key: it vouches for
 * others by signing certificates that tie their names to their keys. A <em>root</em> signs its own certificate, so
 * nobody vouches for it and a verifier has to be told to trust it (a trust anchor); an <em>intermediate</em> carries a
 * certificate of the authority above. Whoever presents a certificate sends the intermediates along, since the verifier
 * is expected to know the root only.
 *
 * <pre>{@code
 * TestAuthority root = TestAuthority.root("CN=Acme Root CA,O=Acme");
 * TestAuthority people = root.intermediate("CN=Acme People CA,O=Acme");
 * TestCertificate alice = people.issue("CN=Alice,O=Acme").email("alice@acme.example").build();
 * X509CRL revoked = people.crl().revoke(alice).build();
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads; only the CRL number counts up.
 */
public final class TestAuthority {
    private final X509Certificate certificate;
    private final PrivateKey privateKey;
    private final List<X509Certificate> chain;
    private final Clock clock;
    private final AtomicLong crlNumbers;

    private TestAuthority(
            X509Certificate certificate,
            PrivateKey privateKey,
            List<X509Certificate> chain,
            Clock clock,
            AtomicLong crlNumbers) {
        this.certificate = certificate;
        this.privateKey = privateKey;
        this.chain = chain;
        this.clock = clock;
        this.crlNumbers = crlNumbers;
    }

    /**
     * Makes a root with a P-256 key that is valid from five years ago for ten years.
     *
     * @param name RFC 2253 name such as {@code CN=Acme Root CA,O=Acme}
     * @return the root
     * @throws IllegalArgumentException if the name is none
     */
    public static TestAuthority root(String name) {
        return builder(name).root();
    }

    /**
     * Begins a root that is not of the default kind.
     *
     * @param name RFC 2253 name such as {@code CN=Acme Root CA,O=Acme}
     * @return a builder, to be finished by {@link Builder#root()}
     * @throws IllegalArgumentException if the name is none
     */
    public static Builder builder(String name) {
        return new Builder(Certificates.name(name), new CertificateExtensions(), Clock.systemUTC(), Optional.empty());
    }

    /**
     * Makes an intermediate authority with a P-256 key and a certificate of this authority.
     *
     * @param name RFC 2253 name such as {@code CN=Acme People CA,O=Acme}
     * @return the intermediate authority
     * @throws IllegalArgumentException if the name is none
     */
    public TestAuthority intermediate(String name) {
        return intermediateBuilder(name).build();
    }

    /**
     * Begins an intermediate authority that is not of the default kind.
     *
     * @param name RFC 2253 name such as {@code CN=Acme People CA,O=Acme}
     * @return a builder, to be finished by {@link Builder#build()}
     * @throws IllegalArgumentException if the name is none
     */
    public Builder intermediateBuilder(String name) {
        return new Builder(Certificates.name(name), new CertificateExtensions(), clock, Optional.of(this));
    }

    /**
     * Begins a client certificate of this authority.
     *
     * @param subject RFC 2253 name such as {@code CN=Alice,O=Acme}; may be empty when alternative names follow
     * @return a builder
     * @throws IllegalArgumentException if the subject is no name
     */
    public TestCertificate.Builder issue(String subject) {
        return TestCertificate.Builder.issuedBy(this, Certificates.name(subject));
    }

    /**
     * Begins a list of the certificates that this authority revokes.
     *
     * @return a builder
     */
    public CrlBuilder crl() {
        return new CrlBuilder(this, crlNumbers);
    }

    /**
     * Cross-certifies this authority: another authority vouches for the same name and key, so paths through this
     * authority also lead to the other's root.
     *
     * @param other issuer of the new certificate
     * @return this authority with the certificate of the other; validity and extensions are those of this one
     */
    public TestAuthority crossSignedBy(TestAuthority other) {
        Validity validity = Validity.of(certificate);
        Builder cross = new Builder(
                        certificate.getSubjectX500Principal(),
                        CertificateExtensions.copyOf(certificate),
                        clock,
                        Optional.of(other))
                .validity(validity.from(), validity.until());
        X509Certificate crossCertificate = cross.signedBy(other, certificate.getPublicKey());
        return new TestAuthority(crossCertificate, privateKey, below(other, crossCertificate), clock, crlNumbers);
    }

    /**
     * The certificate of this authority.
     *
     * @return the certificate
     */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * The key by which this authority signs.
     *
     * @return the private key
     */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /**
     * The certificate in PEM (RFC 7468).
     *
     * @return one {@code CERTIFICATE} block
     */
    public String pem() {
        return Pem.certificates(List.of(certificate));
    }

    /**
     * What somebody certified by this authority presents beside the own certificate.
     *
     * @return the certificate of this authority, then those of its issuers, without the root; empty for a root
     */
    public List<X509Certificate> chain() {
        return chain;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public String toString() {
        return "TestAuthority[" + certificate.getSubjectX500Principal().getName() + "]";
    }

    private static List<X509Certificate> below(TestAuthority issuer, X509Certificate certificate) {
        return Stream.concat(Stream.of(certificate), issuer.chain.stream()).toList();
    }

    /** Settings of an authority; not safe for use by several threads, and used once. */
    public static final class Builder extends CertificateBuilder<Builder> {
        private static final Duration HALF_OF_TEN_YEARS = Duration.ofDays(1826);

        private final Optional<TestAuthority> issuer;
        private BasicConstraints basicConstraints = new BasicConstraints(true);

        private Builder(
                X500Principal name, CertificateExtensions extensions, Clock clock, Optional<TestAuthority> issuer) {
            super(name, extensions, clock, HALF_OF_TEN_YEARS, HALF_OF_TEN_YEARS);
            this.issuer = issuer;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Limits how many intermediate authorities may follow below this one (RFC 5280 section 4.2.1.9).
         *
         * @param length 0 when this authority may issue end-entity certificates only
         * @return this builder
         * @throws IllegalArgumentException if the length is negative
         */
        public Builder pathLength(int length) {
            if (length < 0) {
                throw new IllegalArgumentException("A path length is 0 or more, not " + length + ".");
            }
            basicConstraints = new BasicConstraints(length);
            return this;
        }

        /**
         * Makes a root, which signs its own certificate.
         *
         * @return the root
         * @throws IllegalStateException if this builder belongs to an intermediate authority, or signing fails
         */
        public TestAuthority root() {
            if (issuer.isPresent()) {
                throw new IllegalStateException("An intermediate authority is finished by build(), not by root().");
            }
            return build();
        }

        /**
         * Makes the authority: an intermediate below the authority that began this builder, else a root.
         *
         * @return the authority
         * @throws IllegalStateException if signing fails, for example by an algorithm that does not fit the key
         */
        public TestAuthority build() {
            extensions.byDefault(Extension.basicConstraints, true, basicConstraints);
            extensions.byDefault(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            KeyPair keys = subjectKeys();
            X509Certificate certificate = issuer.map(authority -> signedBy(authority, keys.getPublic()))
                    .orElseGet(() -> selfSigned(keys));
            List<X509Certificate> chain =
                    issuer.map(authority -> below(authority, certificate)).orElse(List.of());
            return new TestAuthority(certificate, keys.getPrivate(), chain, clock(), new AtomicLong());
        }
    }
}
