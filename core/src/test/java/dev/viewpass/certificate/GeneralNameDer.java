package dev.viewpass.certificate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import javax.security.auth.x500.X500Principal;

/**
 * Encodes names and bases of subtrees that tests write as {@code kind:value}: {@code dns:host.example},
 * {@code email:…}, {@code uri:…}, {@code ip:192.0.2.1}, {@code ip:192.0.2.0/255.255.255.0}, {@code dn:O=Acme} and
 * {@code hex:…} for whole elements.
 */
public final class GeneralNameDer {
    private GeneralNameDer() {}

    public static byte[] of(String name) {
        int colon = name.indexOf(':');
        String value = name.substring(colon + 1);
        return switch (name.substring(0, colon)) {
            case "dns" -> Der.element(0x82, value.getBytes(StandardCharsets.ISO_8859_1));
            case "email" -> Der.element(0x81, value.getBytes(StandardCharsets.ISO_8859_1));
            case "uri" -> Der.element(0x86, value.getBytes(StandardCharsets.ISO_8859_1));
            case "dn" -> Der.element(0xa4, new X500Principal(value).getEncoded());
            case "ip" -> Der.element(0x87, addresses(value));
            case "hex" -> Der.hex(value);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The content of the extension for name constraints, with lists that are left out when they are empty. */
    public static byte[] constraints(String[] permitted, String[] excluded) {
        return Der.sequence(subtrees(0xa0, permitted), subtrees(0xa1, excluded));
    }

    public static byte[] permitted(String... bases) {
        return constraints(bases, new String[0]);
    }

    public static byte[] excluded(String... bases) {
        return constraints(new String[0], bases);
    }

    private static byte[] subtrees(int tag, String... bases) {
        byte[] all = new byte[0];
        for (String base : bases) {
            all = Der.concat(all, Der.sequence(of(base)));
        }
        return bases.length == 0 ? all : Der.element(tag, all);
    }

    private static byte[] addresses(String addressAndMask) {
        byte[] all = new byte[0];
        for (String address : addressAndMask.split("/", -1)) {
            try {
                all = Der.concat(all, InetAddress.getByName(address).getAddress());
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(addressAndMask, e);
            }
        }
        return all;
    }
}
