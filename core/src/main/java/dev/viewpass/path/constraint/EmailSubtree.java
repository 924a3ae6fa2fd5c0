package dev.viewpass.path.constraint;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DomainName;
import dev.viewpass.certificate.GeneralName;
import dev.viewpass.certificate.GeneralName.Email;

/** One mailbox, all mailboxes of one host, or all mailboxes of the hosts below a domain ({@code .example.com}). */
record EmailSubtree(String text) implements Subtree {

    static EmailSubtree of(String text) throws DerException {
        if (text.indexOf('@') >= 0) {
            Email.of(text);
        } else if (!DomainName.isDomainName(text.startsWith(".") ? text.substring(1) : text)) {
            throw new DerException("constraint on e-mail addresses that is not a mailbox, a host or .domain");
        }
        return new EmailSubtree(text);
    }

    @Override
    public GeneralName.Kind kind() {
        return GeneralName.Kind.EMAIL;
    }

    @Override
    public Relation relation(GeneralName name) {
        return name instanceof Email email ? relation(email) : Relation.UNKNOWN;
    }

    private Relation relation(Email email) {
        if (text.startsWith(".")) {
            return Relation.of(DomainName.isBelow(email.domain(), text.substring(1)));
        }
        int at = text.indexOf('@');
        if (!text.substring(at + 1).equalsIgnoreCase(email.domain())) {
            return Relation.OUTSIDE;
        }
        return at < 0 ? Relation.INSIDE : ofLocalParts(text.substring(0, at), email.localPart());
    }

    // Case matters by RFC 5321 section 2.4, but next to no mail system tells such mailboxes apart.
    private static Relation ofLocalParts(String mailbox, String localPart) {
        if (mailbox.equals(localPart)) {
            return Relation.INSIDE;
        }
        return mailbox.equalsIgnoreCase(localPart) ? Relation.PARTLY_INSIDE : Relation.OUTSIDE;
    }
}
