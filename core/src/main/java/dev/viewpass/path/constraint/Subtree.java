package dev.viewpass.path.constraint;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.GeneralName;
import dev.viewpass.certificate.GeneralName.DirectoryName;
import dev.viewpass.certificate.GeneralNames;

/** One GeneralSubtree (RFC 5280 section 4.2.1.10), to which names of its kind are compared. */
sealed interface Subtree
        permits AddressSubtree, DirectorySubtree, DnsSubtree, EmailSubtree, UncomparableSubtree, UriSubtree {

    /** The kind of names that the subtree holds; it says nothing about others. */
    GeneralName.Kind kind();

    /** The subtree for people. */
    String text();

    /** Compares a name of the same kind. */
    Relation relation(GeneralName name);

    /** Reads a GeneralSubtree. Its minimum must be 0, which DER leaves out, and its maximum absent. */
    static Subtree read(DerReader subtrees) throws DerException {
        DerReader subtree = subtrees.read(DerReader.SEQUENCE);
        Subtree base = readBase(subtree);
        if (subtree.hasNext()) {
            throw new DerException("subtree with a minimum or maximum");
        }
        return base;
    }

    private static Subtree readBase(DerReader subtree) throws DerException {
        GeneralName.Kind kind = GeneralName.Kind.ofTag(subtree.peekTag());
        return switch (kind) {
            case EMAIL -> EmailSubtree.of(GeneralNames.text(subtree.readAny()));
            case DNS_NAME -> DnsSubtree.read(subtree.readAny());
            case URI -> UriSubtree.of(GeneralNames.text(subtree.readAny()));
            case IP_ADDRESS -> AddressSubtree.of(subtree.readAny().rest());
            case DIRECTORY_NAME ->
                new DirectorySubtree(DirectoryName.of(subtree.readAny().rest()));
            case OTHER_NAME, X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID -> {
                GeneralNames.read(subtree);
                yield new UncomparableSubtree(kind);
            }
        };
    }
}
