package dev.viewpass.path;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.SubjectAlternativeNames;
import dev.viewpass.certificate.extension.AuthorityInformationAccess;
import dev.viewpass.certificate.extension.AuthorityKeyIdentifier;
import dev.viewpass.certificate.extension.BasicConstraints;
import dev.viewpass.certificate.extension.CrlDistributionPoints;
import dev.viewpass.certificate.extension.ExtendedKeyUsage;
import dev.viewpass.certificate.extension.ExtensionList;
import dev.viewpass.certificate.extension.KeyUsage;
import dev.viewpass.certificate.extension.KnownExtension;
import dev.viewpass.certificate.extension.SubjectInformationAccess;
import dev.viewpass.certificate.extension.SubjectKeyIdentifier;
import dev.viewpass.path.policy.PolicyExtensions;
import dev.viewpass.refusal.Rejection;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Demands that the extensions of every certificate of a path, and of its anchor, are well-formed (RFC 5280 section 4.2).
 * The JDK takes an extension that it can not parse for an absent one, unless it is critical, and never looks at those of
 * an anchor.
 */
final class ExtensionCheck implements PathCheck {
    private static final String NAME = "well-formed extensions";

    private static final Set<KnownExtension> NEVER_CRITICAL = Set.of(
            KnownExtension.AUTHORITY_KEY_IDENTIFIER,
            KnownExtension.SUBJECT_KEY_IDENTIFIER,
            KnownExtension.SUBJECT_DIRECTORY_ATTRIBUTES,
            KnownExtension.FRESHEST_CRL,
            KnownExtension.AUTHORITY_INFORMATION_ACCESS,
            KnownExtension.SUBJECT_INFORMATION_ACCESS);

    private static final List<Parser> PARSERS = List.of(
            BasicConstraints::of,
            KeyUsage::of,
            ExtendedKeyUsage::of,
            ExtensionCheck::parseAlternativeNames,
            SubjectKeyIdentifier::of,
            AuthorityKeyIdentifier::of,
            CrlDistributionPoints::of,
            CrlDistributionPoints::freshest,
            AuthorityInformationAccess::of,
            SubjectInformationAccess::of,
            PolicyExtensions::of);

    /** Reads one extension for the sake of its errors. */
    @FunctionalInterface
    private interface Parser {
        Object parse(X509Certificate certificate) throws DerException;
    }

    private static final List<Map.Entry<KnownExtension, Getter>> READ_BY_THE_JDK = List.of(
            Map.entry(KnownExtension.KEY_USAGE, X509Certificate::getKeyUsage),
            Map.entry(KnownExtension.EXTENDED_KEY_USAGE, X509Certificate::getExtendedKeyUsage),
            Map.entry(KnownExtension.SUBJECT_ALTERNATIVE_NAMES, X509Certificate::getSubjectAlternativeNames));

    /** Asks the JDK for one extension; null means absent or not read. */
    @FunctionalInterface
    private interface Getter {
        @Nullable
        Object get(X509Certificate certificate) throws CertificateParsingException;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PathCheck forOneRequest() {
        return new Remembering();
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        return forOneRequest().check(path, at);
    }

    /** Examines each certificate once, however many candidates it is on. */
    private static final class Remembering implements PathCheck {
        private final Map<PathMember, Optional<Rejection>> examined = new HashMap<>();

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Optional<Rejection> check(CandidatePath path, Instant at) {
            return PathMember.of(path).stream()
                    .map(member -> examined.computeIfAbsent(member, ExtensionCheck::check))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }

    /** Checks one certificate. */
    static Optional<Rejection> check(PathMember member) {
        try {
            ExtensionList extensions = ExtensionList.of(member.certificate());
            Optional<Rejection> rejection = checkCriticality(member, extensions);
            if (rejection.isPresent()) {
                return rejection;
            }
            for (Parser parser : PARSERS) {
                parser.parse(member.certificate());
            }
            return checkJdk(member, extensions);
        } catch (DerException e) {
            return member.refuse(e.getMessage());
        }
    }

    private static Optional<Rejection> checkCriticality(PathMember member, ExtensionList extensions) {
        for (Map.Entry<String, Boolean> extension : extensions.critical().entrySet()) {
            Optional<KnownExtension> known = KnownExtension.of(extension.getKey());
            if (extension.getValue() && known.isEmpty()) {
                return member.refuse("the extension " + extension.getKey() + " is critical and not known");
            }
            if (extension.getValue() && known.filter(NEVER_CRITICAL::contains).isPresent()) {
                return refuse(member, known.get(), "must not be critical");
            }
        }
        return mustBeCritical(member, extensions, KnownExtension.INHIBIT_ANY_POLICY)
                // RFC 3280 allowed policy constraints that are not critical; PKIs of its time state policies too.
                .or(() -> extensions.has(KnownExtension.CERTIFICATE_POLICIES)
                        ? Optional.empty()
                        : mustBeCritical(member, extensions, KnownExtension.POLICY_CONSTRAINTS));
    }

    private static Optional<Rejection> mustBeCritical(
            PathMember member, ExtensionList extensions, KnownExtension extension) {
        return extensions.has(extension) && !extensions.isCritical(extension)
                ? refuse(member, extension, "must be critical")
                : Optional.empty();
    }

    private static SubjectAlternativeNames parseAlternativeNames(X509Certificate certificate) throws DerException {
        try {
            return SubjectAlternativeNames.of(certificate);
        } catch (DerException e) {
            throw new DerException("the subject alternative names (2.5.29.17) can not be parsed: " + e.getMessage(), e);
        }
    }

    // Whatever the JDK can not read, it ignores when it validates the path: unread names meet every name constraint.
    private static Optional<Rejection> checkJdk(PathMember member, ExtensionList extensions) {
        for (Map.Entry<KnownExtension, Getter> read : READ_BY_THE_JDK) {
            if (extensions.has(read.getKey()) && !isRead(member.certificate(), read.getValue())) {
                return refuse(member, read.getKey(), "can not be read by the JDK, which would ignore them");
            }
        }
        return Optional.empty();
    }

    private static boolean isRead(X509Certificate certificate, Getter getter) {
        try {
            return getter.get(certificate) != null;
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static Optional<Rejection> refuse(PathMember member, KnownExtension extension, String what) {
        return member.refuse("the " + extension.text() + " (" + extension.oid() + ") " + what);
    }
}
