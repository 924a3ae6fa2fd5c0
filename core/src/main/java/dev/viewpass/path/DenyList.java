package dev.viewpass.path;

import dev.viewpass.certificate.SubjectPublicKeyInfo;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Certificates and keys that are refused although nothing is wrong with them: the emergency brake when a key is stolen
 * and the CA has not revoked yet.
 *
 * <p>Entries are public keys, or issuer and serial number. There are none for fingerprints of certificates: whoever holds
 * a certificate with an ECDSA signature can turn it into a second one, as valid as the first and with another
 * fingerprint. Immutable; a look-up takes the same time however long the list is.
 */
public final class DenyList {
    /** Most lines of a list. */
    public static final int MAX_LINES = 100_000;
    /** The list that denies nobody. */
    public static final DenyList EMPTY = new DenyList(Map.of(), 0);

    private static final Pattern PUBLIC_KEY = Pattern.compile("spki-sha256:[0-9a-f]{64}");
    private static final int SHOWN = 80;

    private final Map<String, Entry> entries;
    private final int size;

    /**
     * One entry.
     *
     * @param line where it stands, counted from 1
     * @param text what stands there
     */
    public record Entry(int line, String text) {}

    private DenyList(Map<String, Entry> entries, int size) {
        this.entries = Map.copyOf(entries);
        this.size = size;
    }

    /**
     * Reads a list: one entry a line, {@code spki-sha256:} and the SHA-256 digest of the public key in 64 hexadecimal
     * digits, or the serial number in hexadecimal digits, a blank and the issuer in the form of RFC 4514. Blank lines and
     * lines that begin with {@code #} are comments.
     *
     * @param text the list
     * @return the list; empty when there are comments only
     * @throws IllegalArgumentException if a line is no entry, or there are too many; the message has the number of the line
     */
    public static DenyList parse(String text) {
        List<String> lines =
                text.lines().limit(MAX_LINES + 1L).map(String::strip).toList();
        if (lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("there are more than " + MAX_LINES + " lines");
        }
        Map<String, Entry> entries = new HashMap<>();
        int size = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("#")) {
                Entry entry = new Entry(i + 1, line);
                keys(entry).forEach(key -> entries.putIfAbsent(key, entry));
                size++;
            }
        }
        return new DenyList(entries, size);
    }

    // The text of an issuer is a key too: what the JDK prints of a name that is not text can not be read back.
    private static List<String> keys(Entry entry) {
        String publicKey = entry.text().toLowerCase(Locale.ROOT);
        if (PUBLIC_KEY.matcher(publicKey).matches()) {
            return List.of(publicKey);
        }
        Optional<String> certificate = IssuerAndSerialNumber.key(entry.text());
        if (certificate.isEmpty()) {
            String shown = entry.text().substring(0, Math.min(entry.text().length(), SHOWN));
            throw new IllegalArgumentException("line " + entry.line() + " is no entry: '" + shown
                    + "'; write spki-sha256: and 64 hexadecimal digits, or the serial number in hexadecimal digits, a"
                    + " blank and the issuer such as CN=Issuing CA,O=Acme");
        }
        return List.of(certificate.get(), entry.text());
    }

    /**
     * Looks a certificate up.
     *
     * @param certificate any certificate of a path
     * @return the entry that denies it or its key, or nothing
     */
    public Optional<Entry> find(X509Certificate certificate) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>(SubjectPublicKeyInfo.texts(certificate));
        IssuerAndSerialNumber.key(certificate).ifPresent(keys::add);
        keys.add(IssuerAndSerialNumber.text(certificate));
        return keys.stream().filter(entries::containsKey).map(entries::get).findFirst();
    }

    /**
     * Returns the entries that would deny a certificate, as they are written in a list. That of an RSA key denies every
     * certificate of the key, whatever its algorithm.
     *
     * @param certificate any certificate
     * @return the entry for its key, then the entry for the certificate alone
     */
    public static List<String> entriesFor(X509Certificate certificate) {
        return List.of(
                SubjectPublicKeyInfo.texts(certificate).iterator().next(), IssuerAndSerialNumber.text(certificate));
    }

    /**
     * Returns the number of entries.
     *
     * @return zero or more
     */
    public int size() {
        return size;
    }

    @Override
    public String toString() {
        return "DenyList[" + size + " entries]";
    }
}
