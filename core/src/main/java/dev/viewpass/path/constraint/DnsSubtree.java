package dev.viewpass.path.constraint;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.DomainName;
import dev.viewpass.certificate.GeneralName;
import dev.viewpass.certificate.GeneralName.DnsName;
import dev.viewpass.certificate.GeneralNames;

/** A DNS name and all names below it; the empty text holds all DNS names. */
record DnsSubtree(String top) implements Subtree {

    /**
     * Reads the base. A dot at the beginning, as e-mail addresses and URIs have it, is refused: RFC 5280 gives it no
     * meaning here, and verifiers disagree whether the name without the dot is inside. A wildcard has no meaning either.
     */
    static DnsSubtree read(DerReader contents) throws DerException {
        if (!contents.hasNext()) {
            return new DnsSubtree("");
        }
        String top = GeneralNames.text(contents);
        if (!DomainName.isDomainName(top)) {
            throw new DerException("constraint on DNS names that is not a name such as host.example");
        }
        return new DnsSubtree(top);
    }

    @Override
    public GeneralName.Kind kind() {
        return GeneralName.Kind.DNS_NAME;
    }

    @Override
    public String text() {
        return top.isEmpty() ? "every DNS name" : top;
    }

    @Override
    public Relation relation(GeneralName name) {
        if (!(name instanceof DnsName dnsName)) {
            return Relation.UNKNOWN;
        }
        boolean inside = top.isEmpty() || DomainName.isWithin(dnsName.domain(), top);
        return !inside && dnsName.isWildcard() && isOneLabelBelow(dnsName.domain())
                ? Relation.PARTLY_INSIDE
                : Relation.of(inside);
    }

    private boolean isOneLabelBelow(String domain) {
        return top.indexOf('.') == top.length() - domain.length() - 1 && DomainName.isBelow(top, domain);
    }
}
