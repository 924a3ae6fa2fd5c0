package dev.viewpass.edge;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/**
 * A name as text for a header field: RFC 2253, where every character that is not printable ASCII becomes the escaped
 * octets of its UTF-8 form (section 2.4), {@code ü} for example {@code \C3\BC}. OpenSSL writes names alike. How CloudFront
 * writes them is not documented; a line end inside a name must in no case become one inside the request.
 */
final class DistinguishedName {
    private static final HexFormat HEX = HexFormat.of().withUpperCase().withPrefix("\\");

    private DistinguishedName() {}

    static String text(X500Principal name) {
        StringBuilder text = new StringBuilder();
        name.getName(X500Principal.RFC2253).codePoints().forEach(character -> {
            if (character >= ' ' && character <= '~') {
                text.append((char) character);
            } else {
                text.append(HEX.formatHex(Character.toString(character).getBytes(StandardCharsets.UTF_8)));
            }
        });
        return text.toString();
    }
}
