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
        return name instanceof Email email ? Relation.of(holds(email)) : Relation.UNKNOWN;
    }

    private boolean holds(Email email) {
        if (text.startsWith(".")) {
            return DomainName.isBelow(email.domain(), text.substring(1));
        }
        int at = text.indexOf('@');
        boolean anyMailbox = at < 0;
        return text.substring(at + 1).equalsIgnoreCase(email.domain())
                && (anyMailbox || text.substring(0, at).equals(email.localPart()));
    }
}
