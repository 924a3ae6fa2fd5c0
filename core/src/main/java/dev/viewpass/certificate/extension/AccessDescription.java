package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of an information access extension (RFC 5280 section 4.2.2).
 *
 * @param method what is found there: object identifier in dotted form
 * @param location where it is found
 */
public record AccessDescription(String method, EncodedName location) {

    static List<AccessDescription> readAll(DerReader value) throws DerException {
        DerReader list = value.read(DerReader.SEQUENCE);
        List<AccessDescription> descriptions = new ArrayList<>();
        do {
            DerReader description = list.read(DerReader.SEQUENCE);
            descriptions.add(new AccessDescription(description.readObjectIdentifier(), EncodedName.read(description)));
            description.requireEnd();
        } while (list.hasNext());
        return List.copyOf(descriptions);
    }
}
