package dev.viewpass.path;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerException;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a hostile caller presents, the verifier that it meets, and the code of the refusal that follows.
 *
 * @param presented octets in the places of certificates, the caller's first
 */
record HostileInput(String name, RejectionReason reason, List<byte[]> presented, CertificationPathVerifier verifier) {

    /** How an input was decided, and what that took. */
    record Decision(Rejection rejection, WorkBudget work) {}

    static HostileInput of(String name, RejectionReason reason, TestAuthority anchor, byte[] leaf) {
        return new HostileInput(
                name, reason, List.of(leaf), Verification.anchoredAt(anchor).verifier());
    }

    static HostileInput of(String name, RejectionReason reason, TestAuthority anchor, X509Certificate leaf) {
        return of(name, reason, anchor, encoded(leaf));
    }

    HostileInput beside(List<X509Certificate> certificates) {
        return besideEncoded(certificates.stream().map(HostileInput::encoded).toList());
    }

    HostileInput besideEncoded(List<byte[]> others) {
        List<byte[]> all = new ArrayList<>(presented);
        all.addAll(others);
        return new HostileInput(name, reason, List.copyOf(all), verifier);
    }

    HostileInput under(Verification verification) {
        return new HostileInput(name, reason, presented, verification.verifier());
    }

    /** Decodes and verifies. As in the header fields, one certificate that can not be decoded refuses the request. */
    Decision decide() {
        return decide(CheckListener.silent());
    }

    /** The same while somebody listens. */
    Decision decide(CheckListener listener) {
        WorkBudget work = new WorkBudget();
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            for (byte[] encoded : presented) {
                certificates.add(CertificateDecoder.decode(encoded));
            }
            PresentedChain chain =
                    new PresentedChain(certificates.get(0), certificates.subList(1, certificates.size()));
            PathVerdict verdict = verifier.verify(chain, Instant.now(), listener, work);
            if (verdict instanceof PathVerdict.Refused refused) {
                return new Decision(refused.rejection(), work);
            }
            throw new AssertionError("falsely accepted: " + name);
        } catch (DerException e) {
            return new Decision(
                    new Rejection(RejectionReason.MALFORMED_CERTIFICATE, String.valueOf(e.getMessage())), work);
        }
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
