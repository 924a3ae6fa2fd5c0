package dev.viewpass.testkit;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.jspecify.annotations.Nullable;

/** What the builders of authorities and of client certificates have in common. */
abstract sealed class CertificateBuilder<B extends CertificateBuilder<B>>
        permits TestAuthority.Builder, TestCertificate.Builder {
    private final X500Principal subject;
    private final List<DistributionPoint> crlAddresses = new ArrayList<>();
    private final List<AccessDescription> access = new ArrayList<>();
    private Clock clock;
    private Function<Instant, Validity> validity;
    private KeyAlgorithm keyAlgorithm = KeyAlgorithm.P256;
    private @Nullable KeyPair keyPair;
    private @Nullable BigInteger serialNumber;
    private @Nullable SignatureAlgorithm signatureAlgorithm;

    final CertificateExtensions extensions;

    CertificateBuilder(
            X500Principal subject, CertificateExtensions extensions, Clock clock, Duration before, Duration after) {
        this.subject = subject;
        this.extensions = extensions;
        this.clock = clock;
        this.validity = now -> Validity.around(now, before, after);
    }

    abstract B self();

    /**
     * Makes an RSA key instead of a P-256 one. RSA keys of 4096 bits and more take seconds to make.
     *
     * @param bits length of the modulus, 512 to 16384
     * @return this builder
     * @throws IllegalArgumentException if the length is out of range
     */
    public B rsa(int bits) {
        return keyAlgorithm(KeyAlgorithm.rsa(bits));
    }

    /**
     * Makes an elliptic-curve key on the given NIST curve.
     *
     * @param curve {@code P-256}, {@code P-384} or {@code P-521}
     * @return this builder
     * @throws IllegalArgumentException if the curve is another one
     */
    public B ec(String curve) {
        return keyAlgorithm(KeyAlgorithm.ec(curve));
    }

    /**
     * Makes an Ed25519 key (RFC 8410).
     *
     * @return this builder
     */
    public B ed25519() {
        return keyAlgorithm(KeyAlgorithm.ed25519());
    }

    /**
     * Uses an existing key pair, for example the one of another certificate.
     *
     * @param keyPair the key pair
     * @return this builder
     */
    public B key(KeyPair keyPair) {
        this.keyPair = keyPair;
        return self();
    }

    /**
     * Sets the clock from which default validities are reckoned; by default the system's, or that of the issuer.
     *
     * @param clock the clock, which everything issued underneath inherits
     * @return this builder
     */
    public B clock(Clock clock) {
        this.clock = clock;
        return self();
    }

    /**
     * Sets the validity. Fractions of seconds are cut off, since X.509 has none.
     *
     * @param from first valid instant (notBefore)
     * @param until last valid instant (notAfter)
     * @return this builder
     * @throws IllegalArgumentException if {@code until} lies before {@code from}
     */
    public B validity(Instant from, Instant until) {
        Validity fixed = new Validity(from, until);
        return validity(now -> fixed);
    }

    /**
     * Sets the serial number; by default it is positive and random (RFC 5280 section 4.1.2.2).
     *
     * @param serialNumber any integer, also one that RFC 5280 forbids
     * @return this builder
     */
    public B serialNumber(BigInteger serialNumber) {
        this.serialNumber = serialNumber;
        return self();
    }

    /**
     * Sets the algorithm by which the issuer signs this certificate; by default the usual one with SHA-2 for its key.
     *
     * @param jcaName JCA name such as {@code SHA1withRSA} or {@code SHA256withRSAandMGF1} (RSASSA-PSS); that it fits the
     *     issuer's key is found out when the certificate is built
     * @return this builder
     */
    public B signatureAlgorithm(String jcaName) {
        this.signatureAlgorithm = new SignatureAlgorithm(jcaName);
        return self();
    }

    /**
     * Adds an extension, or replaces the default one of the same OID. The value is not checked.
     *
     * @param oid object identifier such as {@code 2.5.29.30}
     * @param critical whether a verifier that does not know the extension must refuse the certificate
     * @param der content of the extension's OCTET STRING
     * @return this builder
     * @throws IllegalArgumentException if the OID is none
     */
    public B extension(String oid, boolean critical, byte[] der) {
        extensions.put(new Extension(CertificateExtensions.oid(oid), critical, der));
        return self();
    }

    /**
     * Leaves out an extension that would be there by default, such as a key identifier.
     *
     * @param oid object identifier such as {@code 2.5.29.14}
     * @return this builder
     * @throws IllegalArgumentException if the OID is none
     */
    public B withoutExtension(String oid) {
        extensions.withhold(CertificateExtensions.oid(oid));
        return self();
    }

    /**
     * Leaves out all extensions, which makes a certificate of version 1 (RFC 5280 section 4.1.2.1).
     *
     * @return this builder
     */
    public B withoutExtensions() {
        extensions.withholdAll();
        return self();
    }

    /**
     * Sets the key usage, critical (RFC 5280 section 4.2.1.3).
     *
     * @param bits masks of {@link KeyUsage} such as {@link KeyUsage#digitalSignature}, joined
     * @return this builder
     */
    public B keyUsage(int... bits) {
        int mask = 0;
        for (int bit : bits) {
            mask |= bit;
        }
        extensions.put(Extension.keyUsage, true, new KeyUsage(mask));
        return self();
    }

    /**
     * Leaves out the key usage, which permits every use.
     *
     * @return this builder
     */
    public B withoutKeyUsage() {
        extensions.withhold(Extension.keyUsage);
        return self();
    }

    /**
     * Sets the extended key usage, not critical (RFC 5280 section 4.2.1.12).
     *
     * @param oids key purposes, for example {@code 1.3.6.1.5.5.7.3.2} for TLS clients
     * @return this builder
     * @throws IllegalArgumentException if an OID is none
     */
    public B extendedKeyUsage(String... oids) {
        KeyPurposeId[] purposes = Stream.of(oids)
                .map(CertificateExtensions::oid)
                .map(KeyPurposeId::getInstance)
                .toArray(KeyPurposeId[]::new);
        extensions.put(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        return self();
    }

    /**
     * Sets the certificate policies, not critical (RFC 5280 section 4.2.1.4).
     *
     * @param oids policies, for example {@code 2.5.29.32.0} for any policy
     * @return this builder
     * @throws IllegalArgumentException if an OID is none
     */
    public B policies(String... oids) {
        PolicyInformation[] policies = Stream.of(oids)
                .map(CertificateExtensions::oid)
                .map(PolicyInformation::new)
                .toArray(PolicyInformation[]::new);
        extensions.put(Extension.certificatePolicies, false, new CertificatePolicies(policies));
        return self();
    }

    /**
     * Adds an address at which a CRL that lists this certificate is offered (RFC 5280 section 4.2.1.13).
     *
     * @param url for example {@code http://127.0.0.1:8000/acme.crl}
     * @return this builder
     */
    public B crlDistributionPoint(String url) {
        crlAddresses.add(new DistributionPoint(new DistributionPointName(new GeneralNames(uri(url))), null, null));
        extensions.put(
                Extension.cRLDistributionPoints,
                false,
                new CRLDistPoint(crlAddresses.toArray(DistributionPoint[]::new)));
        return self();
    }

    /**
     * Adds the address of an OCSP responder (RFC 5280 section 4.2.2.1).
     *
     * @param url for example {@code http://127.0.0.1:8000/ocsp}
     * @return this builder
     */
    public B ocspResponder(String url) {
        return access(new AccessDescription(AccessDescription.id_ad_ocsp, uri(url)));
    }

    /**
     * Adds an address at which the issuer's own certificate is offered (RFC 5280 section 4.2.2.1).
     *
     * @param url for example {@code http://127.0.0.1:8000/acme.cer}
     * @return this builder
     */
    public B caIssuers(String url) {
        return access(new AccessDescription(AccessDescription.id_ad_caIssuers, uri(url)));
    }

    final X500Principal subject() {
        return subject;
    }

    final Clock clock() {
        return clock;
    }

    final B validity(Function<Instant, Validity> validity) {
        this.validity = validity;
        return self();
    }

    final B keyAlgorithm(KeyAlgorithm keyAlgorithm) {
        this.keyAlgorithm = keyAlgorithm;
        this.keyPair = null;
        return self();
    }

    final KeyPair subjectKeys() {
        return keyPair == null ? keyAlgorithm.generate() : keyPair;
    }

    final X509Certificate selfSigned(KeyPair keys) {
        SignatureAlgorithm algorithm =
                signatureAlgorithm == null ? SignatureAlgorithm.of(keys.getPrivate()) : signatureAlgorithm;
        return toBeSigned(keys.getPublic()).signedBy(subject, keys.getPrivate(), algorithm);
    }

    final X509Certificate signedBy(TestAuthority issuer, PublicKey subjectKey) {
        SignatureAlgorithm algorithm =
                signatureAlgorithm == null ? SignatureAlgorithm.of(issuer.privateKey()) : signatureAlgorithm;
        TbsCertificate certificate = toBeSigned(subjectKey);
        extensions.authorityKey(issuer.certificate());
        return certificate.signedBy(issuer.certificate().getSubjectX500Principal(), issuer.privateKey(), algorithm);
    }

    private TbsCertificate toBeSigned(PublicKey subjectKey) {
        extensions.subjectKey(subjectKey);
        BigInteger serial = serialNumber == null ? TbsCertificate.randomSerialNumber() : serialNumber;
        return new TbsCertificate(serial, subject, subjectKey, validity.apply(clock.instant()), extensions);
    }

    private B access(AccessDescription description) {
        access.add(description);
        extensions.put(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(access.toArray(AccessDescription[]::new)));
        return self();
    }

    private static GeneralName uri(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url);
    }
}
