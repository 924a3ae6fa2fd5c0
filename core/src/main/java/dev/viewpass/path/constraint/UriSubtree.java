package dev.viewpass.path.constraint;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DomainName;
import dev.viewpass.certificate.GeneralName;
import dev.viewpass.certificate.GeneralName.Uri;

/** All URIs of one host, or of all hosts below a domain ({@code .example.com}). */
record UriSubtree(String text) implements Subtree {

    static UriSubtree of(String text) throws DerException {
        if (!DomainName.isDomainName(text.startsWith(".") ? text.substring(1) : text)) {
            throw new DerException("constraint on URIs that is not a host or .domain");
        }
        return new UriSubtree(text);
    }

    @Override
    public GeneralName.Kind kind() {
        return GeneralName.Kind.URI;
    }

    /** Compares the host. A URI without one, or with an IP address for one, must be refused (RFC 5280). */
    @Override
    public Relation relation(GeneralName name) {
        return name instanceof Uri uri && !uri.host().isEmpty() ? Relation.of(holds(uri.host())) : Relation.UNKNOWN;
    }

    private boolean holds(String host) {
        return text.startsWith(".") ? DomainName.isBelow(host, text.substring(1)) : text.equalsIgnoreCase(host);
    }
}
