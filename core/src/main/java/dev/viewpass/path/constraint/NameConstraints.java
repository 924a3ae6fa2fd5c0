package dev.viewpass.path.constraint;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.GeneralName;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The name constraints of one CA certificate (RFC 5280 section 4.2.1.10). They hold for the names of every certificate
 * below, see {@link ConstrainedNames}.
 *
 * <p>A subtree of one kind says nothing about names of the others. What can not be compared is never let through.
 */
public final class NameConstraints {
    private static final String EXTENSION = "2.5.29.30";
    private static final int PERMITTED = 0xa0;
    private static final int EXCLUDED = 0xa1;

    private final Map<GeneralName.Kind, List<Subtree>> permitted;
    private final Map<GeneralName.Kind, List<Subtree>> excluded;
    private final int size;

    private NameConstraints(List<Subtree> permitted, List<Subtree> excluded) {
        this.permitted = permitted.stream().collect(Collectors.groupingBy(Subtree::kind));
        this.excluded = excluded.stream().collect(Collectors.groupingBy(Subtree::kind));
        this.size = permitted.size() + excluded.size();
    }

    /**
     * Reads the name constraints of a certificate.
     *
     * @param certificate any certificate
     * @return the constraints, or nothing when the extension is absent
     * @throws DerException if the extension is present and broken: without subtrees, with a base that is not of the form
     *     which constraints of its kind have, with a minimum or a maximum, or followed by octets
     */
    public static Optional<NameConstraints> of(X509Certificate certificate) throws DerException {
        byte[] extension = certificate.getExtensionValue(EXTENSION);
        return extension == null
                ? Optional.empty()
                : Optional.of(of(DerReader.of(extension).read(DerReader.OCTET_STRING)));
    }

    private static NameConstraints of(DerReader octets) throws DerException {
        DerReader constraints = octets.read(DerReader.SEQUENCE);
        octets.requireEnd();
        List<Subtree> permitted = List.of();
        if (constraints.peekTag() == PERMITTED) {
            permitted = readSubtrees(constraints.readAny());
            if (permitted.isEmpty()) {
                // It could mean that nothing is permitted, or that everything is.
                throw new DerException("empty list of permitted subtrees");
            }
        }
        // An empty list has one meaning only, and certificates with one are in use.
        List<Subtree> excluded = constraints.peekTag() == EXCLUDED ? readSubtrees(constraints.readAny()) : List.of();
        constraints.requireEnd();
        if (permitted.isEmpty() && excluded.isEmpty()) {
            throw new DerException("neither permitted nor excluded subtrees");
        }
        return new NameConstraints(permitted, excluded);
    }

    private static List<Subtree> readSubtrees(DerReader list) throws DerException {
        List<Subtree> subtrees = new ArrayList<>();
        while (list.hasNext()) {
            subtrees.add(Subtree.read(list));
        }
        return List.copyOf(subtrees);
    }

    /**
     * Returns how many subtrees there are.
     *
     * @return the number of permitted and excluded subtrees, at least 1
     */
    public int size() {
        return size;
    }

    /**
     * Compares a name with the subtrees of its kind: none may be excluded, and one must be permitted if there is any.
     *
     * @param name a name of a certificate below
     * @return how the name breaks the constraints, or nothing
     */
    public Optional<Violation> violation(GeneralName name) {
        for (Subtree subtree : excluded.getOrDefault(name.kind(), List.of())) {
            Relation relation = subtree.relation(name);
            if (relation != Relation.OUTSIDE) {
                return Optional.of(broken(Violation.Rule.NOT_EXCLUDED, relation, List.of(subtree)));
            }
        }
        List<Subtree> allowed = permitted.getOrDefault(name.kind(), List.of());
        Relation last = Relation.OUTSIDE;
        for (Subtree subtree : allowed) {
            last = subtree.relation(name);
            if (last == Relation.INSIDE) {
                return Optional.empty();
            }
        }
        return allowed.isEmpty() ? Optional.empty() : Optional.of(broken(Violation.Rule.PERMITTED, last, allowed));
    }

    private static Violation broken(Violation.Rule rule, Relation relation, List<Subtree> subtrees) {
        return Violation.of(relation == Relation.UNKNOWN ? Violation.Rule.COMPARABLE : rule, subtrees);
    }
}
