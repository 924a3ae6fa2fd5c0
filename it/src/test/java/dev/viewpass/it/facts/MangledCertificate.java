package dev.viewpass.it.facts;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/** Encodings that come of a good certificate by changing what its signature does, or does not, protect. */
final class MangledCertificate {
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private MangledCertificate() {}

    /** The same signature by another number: (r, n - s) verifies wherever (r, s) does. */
    static byte[] withOtherSignature(X509Certificate certificate) throws Exception {
        ASN1Sequence pair = ASN1Sequence.getInstance(certificate.getSignature());
        BigInteger s = ASN1Integer.getInstance(pair.getObjectAt(1)).getValue();
        return withSignature(
                certificate.getEncoded(),
                sequence(pair.getObjectAt(0), new ASN1Integer(P256_ORDER.subtract(s)))
                        .getEncoded());
    }

    static byte[] withSignature(byte[] encoded, byte[] signature) throws Exception {
        ASN1Sequence parts = ASN1Sequence.getInstance(encoded);
        return sequence(parts.getObjectAt(0), parts.getObjectAt(1), new DERBitString(signature))
                .getEncoded(ASN1Encoding.DER);
    }

    /** Beside the signed algorithm stands another one, which the signature does not protect. */
    static byte[] withOtherAlgorithmOutside(X509Certificate certificate, X509Certificate other) throws Exception {
        ASN1Sequence parts = ASN1Sequence.getInstance(certificate.getEncoded());
        ASN1Sequence others = ASN1Sequence.getInstance(other.getEncoded());
        return sequence(parts.getObjectAt(0), others.getObjectAt(1), parts.getObjectAt(2))
                .getEncoded(ASN1Encoding.DER);
    }

    /** The first extension takes the place of the last one too; signed again. */
    static byte[] withExtensionTwice(byte[] encoded, PrivateKey signer) throws Exception {
        ASN1Sequence parts = ASN1Sequence.getInstance(encoded);
        ASN1EncodableVector fields = new ASN1EncodableVector();
        for (ASN1Encodable field : ASN1Sequence.getInstance(parts.getObjectAt(0))) {
            if (field instanceof ASN1TaggedObject tagged && tagged.getTagNo() == 3) {
                ASN1Sequence extensions = ASN1Sequence.getInstance(tagged, true);
                fields.add(new DERTaggedObject(3, sequence(extensions.getObjectAt(0), extensions.getObjectAt(0))));
            } else {
                fields.add(field);
            }
        }
        DERSequence toBeSigned = new DERSequence(fields);
        Signature signature = Signature.getInstance("SHA256withECDSA", "SunEC");
        signature.initSign(signer);
        signature.update(toBeSigned.getEncoded(ASN1Encoding.DER));
        return sequence(toBeSigned, parts.getObjectAt(1), new DERBitString(signature.sign()))
                .getEncoded(ASN1Encoding.DER);
    }

    /** The outer length in one octet more than needed. */
    static byte[] withLongerLength(byte[] encoded) {
        byte[] mangled = new byte[encoded.length + 1];
        mangled[0] = encoded[0];
        mangled[1] = (byte) 0x83;
        System.arraycopy(encoded, 2, mangled, 3, encoded.length - 2);
        return mangled;
    }

    /** The outer element without a length, closed by two zeros: BER. */
    static byte[] withIndefiniteLength(byte[] encoded) {
        ByteArrayOutputStream mangled = new ByteArrayOutputStream();
        mangled.write(encoded[0]);
        mangled.write(0x80);
        mangled.write(encoded, 4, encoded.length - 4);
        mangled.write(0);
        mangled.write(0);
        return mangled.toByteArray();
    }

    /** A good e-mail address and a URI with a blank in it. */
    static byte[] namesWithOneBroken() throws Exception {
        return sequence(
                        new DERTaggedObject(
                                false, 1, new DEROctetString("alice@acme.example".getBytes(StandardCharsets.US_ASCII))),
                        new DERTaggedObject(
                                false, 6, new DEROctetString("https://a b".getBytes(StandardCharsets.US_ASCII))))
                .getEncoded(ASN1Encoding.DER);
    }

    private static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }
}
