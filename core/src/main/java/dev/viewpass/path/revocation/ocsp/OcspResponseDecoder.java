package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerElement;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.DerWalk;
import dev.viewpass.path.revocation.ocsp.OcspResponse.ResponseData;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Turns bytes of unknown origin into an OCSP response: exactly one, in strict DER, successful and of the type
 * id-pkix-ocsp-basic. What the response says is not judged here.
 */
public final class OcspResponseDecoder {
    /** Most octets of a response. */
    public static final int MAX_OCTETS = 65_536;
    /** Most answers in a response. */
    public static final int MAX_ANSWERS = 64;
    /** Most certificates in a response. */
    public static final int MAX_CERTIFICATES = 8;

    static final int ENUMERATED = 0x0a;

    private static final int EXPLICIT_0 = 0xa0;
    private static final String BASIC = "1.3.6.1.5.5.7.48.1.1";
    private static final Map<Integer, String> REFUSALS = Map.of(
            1, "malformedRequest",
            2, "internalError",
            3, "tryLater",
            5, "sigRequired",
            6, "unauthorized");

    private static final byte[] REFUSAL_HEAD = {0x30, 3, ENUMERATED, 1};

    private OcspResponseDecoder() {}

    /**
     * Decodes one OCSPResponse (RFC 6960 section 4.2.1).
     *
     * @param encoded the DER encoding, complete and with nothing after it; at most {@link #MAX_OCTETS} octets
     * @return the response
     * @throws DerException if the bytes are not exactly one response in DER, it is not successful, of another type, or
     *     has more parts than the bounds allow
     */
    public static OcspResponse decode(byte[] encoded) throws DerException {
        if (encoded.length > MAX_OCTETS) {
            throw new DerException("OCSP response of more than " + MAX_OCTETS + " octets");
        }
        DerWalk.requireElements(DerReader.of(encoded));
        DerReader outer = DerReader.of(encoded);
        DerReader fields = outer.read(DerReader.SEQUENCE);
        outer.requireEnd();
        requireSuccess(fields.read(ENUMERATED).rest());
        DerReader tagged = fields.read(EXPLICIT_0);
        fields.requireEnd();
        DerReader typed = tagged.read(DerReader.SEQUENCE);
        tagged.requireEnd();
        String type = typed.readObjectIdentifier();
        if (!type.equals(BASIC)) {
            throw new DerException("OCSP response of the type " + type + "; only id-pkix-ocsp-basic is supported");
        }
        byte[] basic = typed.read(DerReader.OCTET_STRING).rest();
        typed.requireEnd();
        DerWalk.requireElements(DerReader.of(basic));
        return basic(DerReader.of(basic));
    }

    /**
     * Tells whether a responder refused to answer (RFC 6960 section 2.3), which it says without a signature.
     *
     * @param encoded what came
     * @return true for nothing but an error status
     */
    public static boolean isRefusal(byte[] encoded) {
        return encoded.length == REFUSAL_HEAD.length + 1
                && Arrays.equals(encoded, 0, REFUSAL_HEAD.length, REFUSAL_HEAD, 0, REFUSAL_HEAD.length)
                && REFUSALS.containsKey((int) encoded[REFUSAL_HEAD.length]);
    }

    private static void requireSuccess(byte[] status) throws DerException {
        if (status.length != 1) {
            throw new DerException("OCSP response status that is not one octet");
        }
        if (status[0] != 0) {
            throw new DerException("the OCSP responder answered " + REFUSALS.getOrDefault((int) status[0], "status")
                    + " (" + status[0] + ") in place of a status");
        }
    }

    private static OcspResponse basic(DerReader outer) throws DerException {
        DerReader fields = outer.read(DerReader.SEQUENCE);
        outer.requireEnd();
        byte[] data = fields.read(DerReader.SEQUENCE).rest();
        DerReader algorithm = fields.read(DerReader.SEQUENCE);
        String oid = algorithm.readObjectIdentifier();
        byte[] parameters = algorithm.rest();
        byte[] bits = fields.read(DerReader.BIT_STRING).rest();
        DerWalk.requireSignature(bits, oid);
        List<X509Certificate> certificates = certificates(fields);
        fields.requireEnd();
        return new OcspResponse(
                data(DerReader.of(data)),
                DerElement.of(DerReader.SEQUENCE, data),
                oid,
                parameters,
                Arrays.copyOfRange(bits, 1, bits.length),
                certificates);
    }

    private static ResponseData data(DerReader fields) throws DerException {
        if (fields.peekTag() == EXPLICIT_0) {
            DerReader version = fields.readAny();
            // DER leaves the default out, but responders write it.
            if (!version.readInteger().equals(BigInteger.ZERO)) {
                throw new DerException("OCSP response of a version that is not 1");
            }
            version.requireEnd();
        }
        ResponderId responder = ResponderId.read(fields);
        Instant producedAt = SingleResponse.time(fields);
        DerReader list = fields.read(DerReader.SEQUENCE);
        List<SingleResponse> responses = new ArrayList<>();
        while (list.hasNext()) {
            if (responses.size() == MAX_ANSWERS) {
                throw new DerException("OCSP response with more than " + MAX_ANSWERS + " answers");
            }
            responses.add(SingleResponse.read(list));
        }
        ResponseData data = new ResponseData(
                responder, producedAt, List.copyOf(responses), SingleResponse.criticalExtensions(fields));
        fields.requireEnd();
        return data;
    }

    private static List<X509Certificate> certificates(DerReader fields) throws DerException {
        List<X509Certificate> certificates = new ArrayList<>();
        if (fields.peekTag() == EXPLICIT_0) {
            DerReader tagged = fields.readAny();
            DerReader list = tagged.read(DerReader.SEQUENCE);
            tagged.requireEnd();
            while (list.hasNext()) {
                if (certificates.size() == MAX_CERTIFICATES) {
                    throw new DerException("OCSP response with more than " + MAX_CERTIFICATES + " certificates");
                }
                certificates.add(certificate(list.read(DerReader.SEQUENCE).rest()));
            }
        }
        return certificates;
    }

    private static X509Certificate certificate(byte[] contents) throws DerException {
        try {
            return CertificateDecoder.decode(DerElement.of(DerReader.SEQUENCE, contents));
        } catch (DerException e) {
            throw new DerException("a certificate in the OCSP response is malformed: " + e.getMessage(), e);
        }
    }
}
