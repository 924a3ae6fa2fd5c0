package dev.viewpass.path.constraint;

import dev.viewpass.certificate.GeneralName;

/**
 * A name of a certificate that name constraints hold for.
 *
 * @param name the name
 * @param text what it is and where it stands, as the beginning of a sentence
 */
public record ConstrainedName(GeneralName name, String text) {}
