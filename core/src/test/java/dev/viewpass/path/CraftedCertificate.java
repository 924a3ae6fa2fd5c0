package dev.viewpass.path;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.testkit.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/**
 * A certificate that is taken apart, changed in any field of what is signed (RFC 5280 section 4.1.2), and signed again
 * by a P-256 key. Nothing checks what is put in, and nothing parses what comes out.
 */
final class CraftedCertificate {
    private final Map<Field, byte[]> fields = new EnumMap<>(Field.class);
    private final Map<String, byte[]> extensions = new LinkedHashMap<>();
    private final PrivateKey signer;

    /** The fields in their order. */
    enum Field {
        VERSION,
        SERIAL_NUMBER,
        SIGNATURE_ALGORITHM,
        ISSUER,
        VALIDITY,
        SUBJECT,
        PUBLIC_KEY,
        EXTENSIONS
    }

    private CraftedCertificate(X509Certificate certificate, PrivateKey signer) {
        this.signer = signer;
        try {
            ASN1Sequence toBeSigned = ASN1Sequence.getInstance(certificate.getTBSCertificate());
            Iterator<ASN1Encodable> elements = toBeSigned.iterator();
            for (Field field : EnumSet.complementOf(EnumSet.of(Field.EXTENSIONS))) {
                fields.put(field, encoded(elements.next()));
            }
            Extensions all = org.bouncycastle.asn1.x509.Certificate.getInstance(certificate.getEncoded())
                    .getTBSCertificate()
                    .getExtensions();
            for (ASN1ObjectIdentifier oid : all.getExtensionOIDs()) {
                extensions.put(oid.getId(), encoded(all.getExtension(oid)));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A good client certificate, of which every part can be changed. */
    static CraftedCertificate issuedBy(TestAuthority issuer) {
        return new CraftedCertificate(issuer.issue("CN=Mallory").build().certificate(), issuer.privateKey());
    }

    static CraftedCertificate of(X509Certificate certificate, PrivateKey signer) {
        return new CraftedCertificate(certificate, signer);
    }

    /** Puts any octets in the place of a field, or none to leave it out. */
    CraftedCertificate with(Field field, byte[]... contents) {
        fields.put(field, Der.concat(contents));
        return this;
    }

    CraftedCertificate withExtension(String oid, boolean critical, byte[]... value) {
        extensions.put(oid, encoded(new Extension(new ASN1ObjectIdentifier(oid), critical, Der.concat(value))));
        return this;
    }

    byte[] encoded() {
        byte[] toBeSigned = toBeSigned();
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA", "SunEC");
            signature.initSign(signer);
            signature.update(toBeSigned);
            return signedBy(toBeSigned, Der.bytes(0), signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts any octets in the place of the signature, the count of its unused bits among them. */
    byte[] encodedWithSignature(byte[]... bits) {
        return signedBy(toBeSigned(), bits);
    }

    private byte[] signedBy(byte[] toBeSigned, byte[]... bits) {
        return Der.sequence(
                toBeSigned,
                fields.getOrDefault(Field.SIGNATURE_ALGORITHM, new byte[0]),
                Der.element(DerReader.BIT_STRING, bits));
    }

    private byte[] toBeSigned() {
        Map<Field, byte[]> all = new EnumMap<>(fields);
        byte[] list = Der.sequence(extensions.values().toArray(byte[][]::new));
        all.putIfAbsent(Field.EXTENSIONS, Der.element(0xa3, list));
        return Der.sequence(all.values().toArray(byte[][]::new));
    }

    private static byte[] encoded(ASN1Encodable element) {
        try {
            return element.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
