package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.SelfIssued;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A certificate and where it stands in a path, which decides the code of a refusal and how the certificate is named. */
record PathMember(X509Certificate certificate, Role role) {

    /** What a certificate is for in a path. */
    enum Role {
        END_ENTITY(RejectionReason.LEAF_PROFILE, "the certificate of "),
        AUTHORITY(RejectionReason.PATH_INVALID, "the certificate of the CA "),
        ANCHOR(RejectionReason.ANCHOR_CONSTRAINTS, "the certificate of the anchor ");

        private final RejectionReason reason;
        private final String text;

        Role(RejectionReason reason, String text) {
            this.reason = reason;
            this.text = text;
        }
    }

    /** Returns the end entity first and the anchor last. */
    static List<PathMember> of(CandidatePath path) {
        List<PathMember> members = new ArrayList<>();
        for (X509Certificate certificate : path.certificates()) {
            members.add(new PathMember(certificate, members.isEmpty() ? Role.END_ENTITY : Role.AUTHORITY));
        }
        members.add(new PathMember(path.anchor(), Role.ANCHOR));
        return members;
    }

    boolean isSelfIssued() {
        return SelfIssued.is(certificate);
    }

    /** Returns who it is, for the middle of a sentence. */
    String text() {
        return role.text + CertificateText.subject(certificate);
    }

    /** Refuses with the code of the role: "in (this certificate) (what)". */
    Optional<Rejection> refuse(String what) {
        return Optional.of(new Rejection(role.reason, "in " + text() + " " + what));
    }
}
