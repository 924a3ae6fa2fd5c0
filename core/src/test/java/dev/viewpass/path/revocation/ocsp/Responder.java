package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.DerException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An OCSP responder of Bouncy Castle, for one response; everything can be wrong about it. */
final class Responder {
    static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    static final ASN1ObjectIdentifier SHA_1 = new ASN1ObjectIdentifier("1.3.14.3.2.26");
    static final ASN1ObjectIdentifier SHA_256 = new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1");

    private final List<X509CertificateHolder> enclosed = new ArrayList<>();
    private final BasicOCSPRespBuilder builder;
    private final PrivateKey key;
    private Instant producedAt;
    private String algorithm;

    private Responder(BasicOCSPRespBuilder builder, PrivateKey key, Instant producedAt) {
        this.builder = builder;
        this.key = key;
        this.producedAt = producedAt;
        this.algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    static Responder byName(X509Certificate certificate, PrivateKey key, Instant producedAt) {
        try {
            RespID id = new RespID(new JcaX509CertificateHolder(certificate).getSubject());
            return new Responder(new BasicOCSPRespBuilder(id), key, producedAt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Responder byKey(X509Certificate certificate, PrivateKey key, Instant producedAt) {
        try {
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(
                    SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded()),
                    new BcDigestCalculatorProvider().get(new AlgorithmIdentifier(SHA_1, DERNull.INSTANCE)));
            return new Responder(builder, key, producedAt);
        } catch (OCSPException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    Responder answer(CertificateID id, CertificateStatus status, Instant thisUpdate, Instant nextUpdate) {
        builder.addResponse(id, status, Date.from(thisUpdate), Date.from(nextUpdate), null);
        return this;
    }

    Responder answerWithoutEnd(CertificateID id, Instant thisUpdate) {
        builder.addResponse(id, CertificateStatus.GOOD, Date.from(thisUpdate), null, null);
        return this;
    }

    Responder answerWithExtension(CertificateID id, boolean critical, Instant thisUpdate) {
        builder.addResponse(id, CertificateStatus.GOOD, Date.from(thisUpdate), null, extensions(critical));
        return this;
    }

    Responder extension(boolean critical) {
        builder.setResponseExtensions(extensions(critical));
        return this;
    }

    private static Extensions extensions(boolean critical) {
        return new Extensions(
                new Extension(new ASN1ObjectIdentifier("1.2.3.4"), critical, new DEROctetString(new byte[] {5, 0})));
    }

    Responder enclosing(X509Certificate certificate) {
        try {
            enclosed.add(new JcaX509CertificateHolder(certificate));
            return this;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Responder algorithm(String name) {
        algorithm = name;
        return this;
    }

    Responder producedAt(Instant instant) {
        producedAt = instant;
        return this;
    }

    byte[] encoded() {
        try {
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(
                                    signer(), enclosed.toArray(X509CertificateHolder[]::new), Date.from(producedAt)))
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A response whose octets are right and whose type is another one. */
    static byte[] ofAnotherType(Responder responder) {
        try {
            return new OCSPResponse(
                            new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                            new ResponseBytes(
                                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                                    OCSPResponse.getInstance(responder.encoded())
                                            .getResponseBytes()
                                            .getResponse()))
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ContentSigner signer() throws OperatorCreationException {
        JcaContentSignerBuilder signer = new JcaContentSignerBuilder(algorithm);
        // The JDK knows RSASSA-PSS only with separate parameters, which the signer builder never passes on.
        return (algorithm.endsWith("MGF1") ? signer.setProvider(new BouncyCastleProvider()) : signer).build(key);
    }

    OcspResponse response() {
        try {
            return OcspResponseDecoder.decode(encoded());
        } catch (DerException e) {
            throw new AssertionError(e);
        }
    }

    static CertificateID id(X509Certificate certificate, X509Certificate issuer, ASN1ObjectIdentifier hash) {
        try {
            return new CertificateID(
                    new BcDigestCalculatorProvider().get(new AlgorithmIdentifier(hash, DERNull.INSTANCE)),
                    new JcaX509CertificateHolder(issuer),
                    certificate.getSerialNumber());
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
