package dev.viewpass.testkit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.OtherName;

/**
 * A person or machine that can authenticate: a certificate, the private key that proves possession of it, and the
 * certificates presented along. The certificate itself is public, so only the key tells its owner from everybody else,
 * and only the issuer's signature tells a genuine certificate from a look-alike that somebody made at home. The issuers
 * travel behind the own (end-entity) certificate, each certifying the one before, without the root. Both the genuine and
 * the forged kind are made here, since a test of authentication needs the second more than the first.
 *
 * <pre>{@code
 * TestCertificate alice = people.issue("CN=Alice,O=Acme").email("alice@acme.example").build();
 * request.setHeader("Client-Cert", alice.clientCert());
 * request.setHeader("Client-Cert-Chain", alice.clientCertChain());
 *
 * TestCertificate mallory = alice.selfSignedLookAlike();       // same names, no issuer behind them
 * SSLContext tls = mallory.sslContext(List.of(server));        // opens TLS with that certificate
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class TestCertificate {
    private final X509Certificate certificate;
    private final PrivateKey privateKey;
    private final List<X509Certificate> issuers;
    private final Clock clock;

    private TestCertificate(
            X509Certificate certificate, PrivateKey privateKey, List<X509Certificate> issuers, Clock clock) {
        this.certificate = certificate;
        this.privateKey = privateKey;
        this.issuers = issuers;
        this.clock = clock;
    }

    /**
     * Begins a certificate that is signed by its own key, so nobody vouches for it.
     *
     * @param subject RFC 2253 name such as {@code CN=Mallory}
     * @return a builder
     * @throws IllegalArgumentException if the subject is no name
     */
    public static Builder selfSigned(String subject) {
        return new Builder(
                Certificates.name(subject), new CertificateExtensions(), Clock.systemUTC(), Optional.empty());
    }

    /**
     * A TLS client without any certificate.
     *
     * @param trusted certificates of servers or roots to trust, at least one
     * @return a new context, which therefore resumes no session of another
     * @throws IllegalArgumentException if nothing is trusted
     */
    public static SSLContext anonymousSslContext(Collection<X509Certificate> trusted) {
        return ClientTls.context(trusted);
    }

    /**
     * The certificate.
     *
     * @return the certificate
     */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * The key that proves possession of the certificate.
     *
     * @return the private key
     */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /**
     * Everything that is presented in TLS.
     *
     * @return the certificate first, then {@link #issuers()}
     */
    public List<X509Certificate> chain() {
        return Stream.concat(Stream.of(certificate), issuers.stream()).toList();
    }

    /**
     * What is presented beside the certificate.
     *
     * @return the issuers in the order in which they are presented, by default from the nearest up and without the root
     */
    public List<X509Certificate> issuers() {
        return issuers;
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
     * Everything that is presented, in PEM.
     *
     * @return one {@code CERTIFICATE} block for each element of {@link #chain()}
     */
    public String chainPem() {
        return Pem.certificates(chain());
    }

    /**
     * The private key in PEM, unencrypted.
     *
     * @return one {@code PRIVATE KEY} block (PKCS#8)
     */
    public String privateKeyPem() {
        return Pem.encode("PRIVATE KEY", privateKey.getEncoded());
    }

    /**
     * Value of the field {@code Client-Cert} (RFC 9440 section 2.2).
     *
     * @return Base64 of the DER between two colons
     */
    public String clientCert() {
        return ClientCertFields.item(certificate);
    }

    /**
     * Value of the field {@code Client-Cert-Chain} (RFC 9440 section 2.3).
     *
     * @return {@link #issuers()} as a list, {@code :base64:, :base64:}; empty when there are none, and then no such field
     *     is sent
     */
    public String clientCertChain() {
        return ClientCertFields.list(issuers);
    }

    /**
     * The same owner with another presented chain, for example shuffled, with strangers among them, or empty.
     *
     * @param issuers what is presented beside the certificate
     * @return the same certificate and key with these issuers
     */
    public TestCertificate withIssuers(List<X509Certificate> issuers) {
        return new TestCertificate(certificate, privateKey, List.copyOf(issuers), clock);
    }

    /**
     * What anybody can make at home from this public certificate: same subject, alternative names, serial number,
     * validity and extensions, but an own key of the same kind and signed by that key.
     *
     * @return the forgery, presented alone
     * @throws IllegalArgumentException if the key is neither RSA nor on an elliptic curve
     */
    public TestCertificate selfSignedLookAlike() {
        Validity validity = Validity.of(certificate);
        Builder builder = new Builder(
                        certificate.getSubjectX500Principal(),
                        CertificateExtensions.copyOf(certificate),
                        clock,
                        Optional.empty())
                .serialNumber(certificate.getSerialNumber())
                .validity(validity.from(), validity.until())
                .keyAlgorithm(KeyAlgorithm.of(certificate.getPublicKey()));
        KeyPair keys = builder.subjectKeys();
        return new TestCertificate(builder.selfSigned(keys), keys.getPrivate(), List.of(), clock);
    }

    /**
     * The key and the presented chain in a new PKCS#12 store in memory, under the alias {@code key}.
     *
     * @param password protects the key entry
     * @return the key store
     * @throws IllegalStateException if the chain is not in issuing order, which PKCS#12 cannot hold; TLS from
     *     {@link #sslContext} can
     */
    public KeyStore keyStore(char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12", "SUN");
            store.load(null, null);
            store.setKeyEntry("key", privateKey, password, chain().toArray(X509Certificate[]::new));
            return store;
        } catch (KeyStoreException e) {
            throw new IllegalStateException("A PKCS#12 store holds only a chain in issuing order.", e);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Cannot make a PKCS#12 store.", e);
        }
    }

    /**
     * A TLS client that authenticates as this owner: it presents {@link #chain()} in exactly that order, whatever issuers
     * the server says it accepts.
     *
     * @param trustedServers certificates of servers or roots to trust, at least one
     * @return a new context, which therefore resumes no session of another
     * @throws IllegalArgumentException if nothing is trusted
     */
    public SSLContext sslContext(Collection<X509Certificate> trustedServers) {
        return ClientTls.context(trustedServers, new PresentedKey(privateKey, chain()));
    }

    @Override
    public String toString() {
        return "TestCertificate[" + certificate.getSubjectX500Principal().getName() + "]";
    }

    /**
     * Settings of a certificate. By default it is one of a TLS client: P-256 key, valid from yesterday for a year, not an
     * authority, key usage digitalSignature, extended key usage clientAuth. Not safe for use by several threads, and used
     * once.
     */
    public static final class Builder extends CertificateBuilder<Builder> {
        private static final ASN1ObjectIdentifier UPN = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");
        private static final Duration DAY = Duration.ofDays(1);
        private static final Duration YEAR = Duration.ofDays(365);

        private final Optional<TestAuthority> issuer;
        private final List<GeneralName> alternativeNames = new ArrayList<>();

        private Builder(
                X500Principal subject, CertificateExtensions extensions, Clock clock, Optional<TestAuthority> issuer) {
            super(subject, extensions, clock, DAY, YEAR);
            this.issuer = issuer;
        }

        static Builder issuedBy(TestAuthority issuer, X500Principal subject) {
            return new Builder(subject, new CertificateExtensions(), issuer.clock(), Optional.of(issuer));
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Adds a mail address to the alternative names (rfc822Name).
         *
         * @param address for example {@code alice@acme.example}
         * @return this builder
         */
        public Builder email(String address) {
            return alternativeName(new GeneralName(GeneralName.rfc822Name, address));
        }

        /**
         * Adds a URI to the alternative names.
         *
         * @param uri for example {@code spiffe://acme.example/ns/billing}
         * @return this builder
         */
        public Builder uri(String uri) {
            return alternativeName(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
        }

        /**
         * Adds a host name to the alternative names (dNSName).
         *
         * @param name for example {@code localhost}
         * @return this builder
         */
        public Builder dns(String name) {
            return alternativeName(new GeneralName(GeneralName.dNSName, name));
        }

        /**
         * Adds an address to the alternative names (iPAddress).
         *
         * @param address IPv4 or IPv6 address in text, for example {@code ::1}
         * @return this builder
         * @throws IllegalArgumentException if it is no address
         */
        public Builder ip(String address) {
            return alternativeName(new GeneralName(GeneralName.iPAddress, address));
        }

        /**
         * Adds a Microsoft user principal name to the alternative names (otherName 1.3.6.1.4.1.311.20.2.3).
         *
         * @param name for example {@code alice@corp.acme.example}
         * @return this builder
         */
        public Builder upn(String name) {
            return alternativeName(new GeneralName(GeneralName.otherName, new OtherName(UPN, new DERUTF8String(name))));
        }

        /**
         * Makes a certificate that expired yesterday.
         *
         * @return this builder
         */
        public Builder expired() {
            return validity(now -> new Validity(now.minus(YEAR), now.minus(DAY)));
        }

        /**
         * Makes a certificate that becomes valid tomorrow.
         *
         * @return this builder
         */
        public Builder notYetValid() {
            return validity(now -> new Validity(now.plus(DAY), now.plus(YEAR)));
        }

        /**
         * Makes a certificate of a TLS server: extended key usage serverAuth and nothing else.
         *
         * @return this builder
         */
        public Builder serverAuthOnly() {
            return extendedKeyUsage(KeyPurposeId.id_kp_serverAuth.getId());
        }

        /**
         * Leaves out the extended key usage, which permits every purpose.
         *
         * @return this builder
         */
        public Builder withoutExtendedKeyUsage() {
            extensions.withhold(Extension.extendedKeyUsage);
            return this;
        }

        /**
         * Makes the certificate that of an authority too (cA is TRUE, keyCertSign), still with clientAuth.
         *
         * @return this builder
         */
        public Builder certificateAuthority() {
            extensions.put(Extension.basicConstraints, true, new BasicConstraints(true));
            return keyUsage(KeyUsage.digitalSignature, KeyUsage.keyCertSign);
        }

        /**
         * Makes the certificate.
         *
         * @return the certificate with its key and chain
         * @throws IllegalStateException if signing fails, for example by an algorithm that does not fit the key
         */
        public TestCertificate build() {
            extensions.byDefault(Extension.basicConstraints, true, new BasicConstraints(false));
            extensions.byDefault(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            extensions.byDefault(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            KeyPair keys = subjectKeys();
            X509Certificate certificate = issuer.map(authority -> signedBy(authority, keys.getPublic()))
                    .orElseGet(() -> selfSigned(keys));
            return new TestCertificate(
                    certificate,
                    keys.getPrivate(),
                    issuer.map(TestAuthority::chain).orElse(List.of()),
                    clock());
        }

        private Builder alternativeName(GeneralName name) {
            alternativeNames.add(name);
            // Critical only when there is no subject (RFC 5280 section 4.2.1.6).
            boolean critical = subject().getName().isEmpty();
            extensions.put(
                    Extension.subjectAlternativeName,
                    critical,
                    new GeneralNames(alternativeNames.toArray(GeneralName[]::new)));
            return this;
        }
    }
}
