package dev.viewpass.header;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerException;
import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One configured field that carries certificates: what holds for it in every format.
 *
 * @param name its name
 * @param absent the value, other than an empty one, by which the gateway says that there is no certificate; empty for none
 * @param limits caps
 * @param hint what a value looks like that can not be read, as the end of a message
 */
record CertificateField(String name, String absent, HeaderLimits limits, UnaryOperator<String> hint) {

    /** The same without hints, for texts within its value. */
    CertificateField withoutHints() {
        return new CertificateField(name, absent, limits, value -> "");
    }

    /** Returns the lines that say something: none when the gateway says that there is no certificate. */
    List<String> lines(ForwardedRequest request) {
        List<String> lines = request.fieldLines(name);
        return lines.stream().allMatch(this::isAbsent) ? List.of() : lines;
    }

    /** Some gateways send an empty value when there is no certificate. */
    private boolean isAbsent(String line) {
        return FieldCursor.isBlank(line) || line.equals(absent);
    }

    /** Refuses a second line, even an empty one: which of two counts would be decided differently elsewhere. */
    Optional<Rejection> checkSingleton(ForwardedRequest request) {
        int lines = request.fieldLines(name).size();
        return lines > 1
                ? Optional.of(unreadable(RejectionReason.MALFORMED_FIELD, "it was sent " + lines + " times"))
                : Optional.empty();
    }

    /** Reads a value that is one certificate. */
    X509Certificate certificate(String value, CertificateSyntax syntax) throws UnreadableFieldException {
        return certificates(List.of(value), text -> List.of(syntax.item(text, limits.maxCertificateBytes())))
                .get(0);
    }

    /** Reads all lines of the field, of which there is at least one, as a list of certificates. */
    List<X509Certificate> certificates(List<String> lines, CertificateSyntax syntax, int maxCertificates)
            throws UnreadableFieldException {
        return certificates(lines, text -> syntax.list(text, maxCertificates, limits.maxCertificateBytes()));
    }

    private List<X509Certificate> certificates(List<String> lines, Parser parser) throws UnreadableFieldException {
        try {
            requireSize(lines);
            List<X509Certificate> certificates = new ArrayList<>();
            for (byte[] encoded : parser.parse(String.join(", ", lines))) {
                certificates.add(decode(encoded, certificates.size() + 1));
            }
            return certificates;
        } catch (MalformedFieldException e) {
            String looks = e.reason() == RejectionReason.MALFORMED_FIELD ? hint.apply(lines.get(0)) : "";
            throw new UnreadableFieldException(unreadable(e.reason(), e.getMessage() + looks));
        }
    }

    void requireSize(List<String> lines) throws MalformedFieldException {
        if (lines.stream().mapToLong(String::length).sum() > limits.maxFieldBytes()) {
            throw new MalformedFieldException(
                    RejectionReason.TOO_LARGE, "it has more than " + limits.maxFieldBytes() + " characters");
        }
    }

    /** Decodes a certificate of the field, counted from 1. */
    private X509Certificate decode(byte[] encoded, int number) throws UnreadableFieldException {
        try {
            return CertificateDecoder.decode(encoded);
        } catch (DerException e) {
            throw new UnreadableFieldException(new Rejection(
                    RejectionReason.MALFORMED_CERTIFICATE,
                    "certificate " + number + " of the field " + name + " is not one DER certificate: "
                            + e.getMessage()));
        }
    }

    Rejection unreadable(RejectionReason reason, String what) {
        return new Rejection(reason, "the field " + name + " can not be read: " + what);
    }

    /** Takes a value apart. */
    @FunctionalInterface
    private interface Parser {
        List<byte[]> parse(String value) throws MalformedFieldException;
    }
}
