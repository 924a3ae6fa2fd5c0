package dev.viewpass.path.revocation;

import dev.viewpass.testkit.TestAuthority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A CRL made element by element, for entries that no builder makes. */
final class CraftedCrl {
    private static final AlgorithmIdentifier ALGORITHM = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private final TestAuthority issuer;
    private final Instant thisUpdate;
    private final Instant nextUpdate;
    private final ASN1EncodableVector entries = new ASN1EncodableVector();

    private CraftedCrl(TestAuthority issuer, Instant thisUpdate, Instant nextUpdate) {
        this.issuer = issuer;
        this.thisUpdate = thisUpdate;
        this.nextUpdate = nextUpdate;
    }

    static CraftedCrl of(TestAuthority issuer, Instant thisUpdate, Instant nextUpdate) {
        return new CraftedCrl(issuer, thisUpdate, nextUpdate);
    }

    CraftedCrl revoke(BigInteger serialNumber, Instant since) {
        return revoke(serialNumber, since, new DERSequence());
    }

    CraftedCrl revoke(BigInteger serialNumber, Instant since, String oid, boolean critical, byte[] value) {
        Extension extension = new Extension(new ASN1ObjectIdentifier(oid), critical, new DEROctetString(value));
        return revoke(serialNumber, since, new DERSequence(extension));
    }

    private CraftedCrl revoke(BigInteger serialNumber, Instant since, DERSequence extensions) {
        ASN1EncodableVector entry = new ASN1EncodableVector();
        entry.add(new ASN1Integer(serialNumber));
        entry.add(time(since));
        if (extensions.size() > 0) {
            entry.add(extensions);
        }
        entries.add(new DERSequence(entry));
        return this;
    }

    X509CRL build() {
        try {
            ASN1EncodableVector list = new ASN1EncodableVector();
            list.add(new ASN1Integer(1));
            list.add(ALGORITHM);
            list.add(X500Name.getInstance(
                    issuer.certificate().getSubjectX500Principal().getEncoded()));
            list.add(time(thisUpdate));
            list.add(time(nextUpdate));
            list.add(new DERSequence(entries));
            list.add(new DERTaggedObject(0, new DERSequence(number())));
            DERSequence toBeSigned = new DERSequence(list);
            ASN1EncodableVector crl = new ASN1EncodableVector();
            crl.add(toBeSigned);
            crl.add(ALGORITHM);
            crl.add(new DERBitString(sign(toBeSigned.getEncoded())));
            return (X509CRL) CertificateFactory.getInstance("X.509", "SUN")
                    .generateCRL(new ByteArrayInputStream(new DERSequence(crl).getEncoded()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Extension number() throws IOException {
        return new Extension(Extension.cRLNumber, false, new DEROctetString(new ASN1Integer(1)));
    }

    private byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA", "SunEC");
        signature.initSign(issuer.privateKey());
        signature.update(message);
        return signature.sign();
    }

    private static DERUTCTime time(Instant instant) {
        return new DERUTCTime(DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(instant));
    }
}
