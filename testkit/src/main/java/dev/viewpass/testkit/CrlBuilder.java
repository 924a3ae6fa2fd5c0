package dev.viewpass.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;

/**
 * Makes certificate revocation lists (RFC 5280 section 5). A CRL is the authority's signed list of serial numbers that no
 * longer count although their certificates have not expired. It is dated: <em>thisUpdate</em> says when it was made,
 * <em>nextUpdate</em> by when a newer one will be there, and a list older than that tells nothing any more. Its number
 * rises with every list, so that an old list played again can be told from the newest. A verifier has to check the
 * signature and the dates before it looks for a serial number; the builder can get each of them wrong.
 *
 * <pre>{@code
 * X509CRL revoked = people.crl().revoke(alice).build();
 * X509CRL outdated = people.crl().stale().build();
 * X509CRL forged = people.crl().signedBy(mallory.privateKey()).build();
 * }</pre>
 *
 * <p>By default a list is made now, holds for seven days and counts up from 1. Not safe for use by several threads.
 */
public final class CrlBuilder {
    private static final Duration WEEK = Duration.ofDays(7);

    private final TestAuthority issuer;
    private final AtomicLong numbers;
    private final Map<BigInteger, Entry> revoked = new LinkedHashMap<>();
    private final CertificateExtensions extensions = new CertificateExtensions();
    private PrivateKey signer;
    private Validity validity;
    private boolean nextUpdate = true;

    private record Entry(Optional<CRLReason> reason, Optional<Instant> date) {}

    CrlBuilder(TestAuthority issuer, AtomicLong numbers) {
        this.issuer = issuer;
        this.numbers = numbers;
        this.signer = issuer.privateKey();
        this.validity = Validity.around(now(), Duration.ZERO, WEEK);
    }

    /**
     * Lists a certificate as revoked without saying why.
     *
     * @param certificate the certificate, of which only the serial number is listed
     * @return this builder
     */
    public CrlBuilder revoke(X509Certificate certificate) {
        revoked.put(certificate.getSerialNumber(), new Entry(Optional.empty(), Optional.empty()));
        return this;
    }

    /**
     * Lists a certificate as revoked without saying why.
     *
     * @param certificate the certificate, of which only the serial number is listed
     * @return this builder
     */
    public CrlBuilder revoke(TestCertificate certificate) {
        return revoke(certificate.certificate());
    }

    /**
     * Lists a certificate as revoked and says why (RFC 5280 section 5.3.1).
     *
     * @param certificate the certificate, of which only the serial number is listed
     * @param reason for example {@link CRLReason#CERTIFICATE_HOLD}
     * @return this builder
     */
    public CrlBuilder revoke(X509Certificate certificate, CRLReason reason) {
        revoked.put(certificate.getSerialNumber(), new Entry(Optional.of(reason), Optional.empty()));
        return this;
    }

    /**
     * Lists a certificate as revoked at a time of its own instead of the list's thisUpdate.
     *
     * @param certificate the certificate, of which only the serial number is listed
     * @param date the revocationDate, which may lie in the future
     * @return this builder
     */
    public CrlBuilder revoke(X509Certificate certificate, Instant date) {
        revoked.put(certificate.getSerialNumber(), new Entry(Optional.empty(), Optional.of(date)));
        return this;
    }

    /**
     * Sets the number of the list instead of the next one (RFC 5280 section 5.2.3).
     *
     * @param number for example one that was used before
     * @return this builder
     */
    public CrlBuilder number(long number) {
        extensions.put(Extension.cRLNumber, false, new ASN1Integer(number));
        return this;
    }

    /**
     * Leaves the number out, which RFC 5280 section 5.2.3 forbids and some authorities do.
     *
     * @return this builder
     */
    public CrlBuilder withoutNumber() {
        extensions.withhold(Extension.cRLNumber);
        return this;
    }

    /**
     * Sets the dates of the list. Fractions of seconds are cut off.
     *
     * @param thisUpdate when it was made
     * @param nextUpdate by when a newer one is promised
     * @return this builder
     * @throws IllegalArgumentException if the second lies before the first
     */
    public CrlBuilder validity(Instant thisUpdate, Instant nextUpdate) {
        this.validity = new Validity(thisUpdate, nextUpdate);
        this.nextUpdate = true;
        return this;
    }

    /**
     * Leaves nextUpdate out, which RFC 5280 section 5.1.2.5 forbids and some authorities do.
     *
     * @return this builder
     */
    public CrlBuilder withoutNextUpdate() {
        this.nextUpdate = false;
        return this;
    }

    /**
     * Makes a list that was due for replacement a week ago.
     *
     * @return this builder
     */
    public CrlBuilder stale() {
        return validity(now().minus(WEEK.multipliedBy(2)), now().minus(WEEK));
    }

    /**
     * Signs by a wrong key under the issuer's name, as a forger would.
     *
     * @param key any private key
     * @return this builder
     */
    public CrlBuilder signedBy(PrivateKey key) {
        this.signer = key;
        return this;
    }

    /**
     * Adds an extension, or replaces the default one of the same OID. The value is not checked.
     *
     * @param oid object identifier such as {@code 2.5.29.28}
     * @param critical whether a verifier that does not know the extension must not use the list
     * @param der content of the extension's OCTET STRING
     * @return this builder
     * @throws IllegalArgumentException if the OID is none
     */
    public CrlBuilder extension(String oid, boolean critical, byte[] der) {
        extensions.put(new Extension(CertificateExtensions.oid(oid), critical, der));
        return this;
    }

    /**
     * Makes the list.
     *
     * @return the list in the JDK's form
     * @throws IllegalStateException if signing fails
     */
    public X509CRL build() {
        X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(issuer.certificate(), validity.notBefore());
        if (nextUpdate) {
            builder.setNextUpdate(validity.notAfter());
        }
        revoked.forEach((serialNumber, entry) -> builder.addCRLEntry(
                serialNumber,
                entry.date().map(Date::from).orElse(validity.notBefore()),
                // The JDK's reasons stand in the order of their codes; 0, unspecified, is not written.
                entry.reason().map(CRLReason::ordinal).orElse(0)));
        extensions.authorityKey(issuer.certificate());
        extensions.byDefault(Extension.cRLNumber, false, new ASN1Integer(numbers.incrementAndGet()));
        try {
            for (Extension extension : extensions.all()) {
                builder.addExtension(extension);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot encode an extension of the CRL.", e);
        }
        return Certificates.parse(builder.build(SignatureAlgorithm.of(signer).signer(signer)));
    }

    /**
     * Makes the list in PEM (RFC 7468).
     *
     * @return one {@code X509 CRL} block
     * @throws IllegalStateException if signing fails
     */
    public String pem() {
        try {
            return Pem.encode("X509 CRL", build().getEncoded());
        } catch (CRLException e) {
            throw new IllegalStateException("The CRL has no encoding.", e);
        }
    }

    private Instant now() {
        return issuer.clock().instant();
    }
}
