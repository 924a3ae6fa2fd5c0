package dev.viewpass.certificate;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.security.auth.x500.X500Principal;

/**
 * One GeneralName (RFC 5280 section 4.2.1.6), read more strictly than the JDK does. {@link GeneralNames} and the methods
 * {@code of} make well-formed ones; the constructors do not check.
 */
public sealed interface GeneralName {

    /**
     * Returns which alternative of the CHOICE the name is.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Returns the name for people.
     *
     * @return text without the kind; empty when the value is not interpreted
     */
    String text();

    /** The alternatives of the CHOICE. */
    enum Kind {
        /** otherName. */
        OTHER_NAME(0xa0, "other name"),
        /** rfc822Name. */
        EMAIL(0x81, "e-mail address"),
        /** dNSName. */
        DNS_NAME(0x82, "DNS name"),
        /** x400Address. */
        X400_ADDRESS(0xa3, "X.400 address"),
        /** directoryName. */
        DIRECTORY_NAME(0xa4, "directory name"),
        /** ediPartyName. */
        EDI_PARTY_NAME(0xa5, "EDI party name"),
        /** uniformResourceIdentifier. */
        URI(0x86, "URI"),
        /** iPAddress. */
        IP_ADDRESS(0x87, "IP address"),
        /** registeredID. */
        REGISTERED_ID(0x88, "registered ID");

        private final int tag;
        private final String text;

        Kind(int tag, String text) {
            this.tag = tag;
            this.text = text;
        }

        /**
         * Returns what people call names of this kind.
         *
         * @return such as {@code e-mail address}
         */
        public String text() {
            return text;
        }

        /**
         * Finds a kind by the tag octet of its encoding.
         *
         * @param tag a tag octet
         * @return the kind
         * @throws DerException if no kind has that tag, or has it in the other form (primitive or constructed)
         */
        public static Kind ofTag(int tag) throws DerException {
            return Arrays.stream(values())
                    .filter(kind -> kind.tag == tag)
                    .findFirst()
                    .orElseThrow(() -> new DerException("name of unknown kind"));
        }
    }

    /**
     * An e-mail address (RFC 5321 section 4.1.2, a Mailbox).
     *
     * @param localPart what stands before the {@code @}; compared exactly, but for name constraints that
     *     exclude it, where case does not matter
     * @param domain the domain; compared without case
     */
    record Email(String localPart, String domain) implements GeneralName {
        private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+");

        /**
         * Reads an address. Quoted local parts ({@code "a b"@acme.example}) are refused, though RFC 5321 knows them: a
         * quoted {@code @} makes two verifiers see two domains, which has been a way around name constraints.
         *
         * @param text the address
         * @return the address
         * @throws DerException if it is not a local part of unquoted characters, one {@code @} and a domain name
         */
        public static Email of(String text) throws DerException {
            int at = text.indexOf('@');
            if (at < 0
                    || !LOCAL_PART.matcher(text.substring(0, at)).matches()
                    || !DomainName.isDomainName(text.substring(at + 1))) {
                throw new DerException("e-mail address that is not an unquoted local part, @ and a domain");
            }
            return new Email(text.substring(0, at), text.substring(at + 1));
        }

        @Override
        public Kind kind() {
            return Kind.EMAIL;
        }

        @Override
        public String text() {
            return localPart + "@" + domain;
        }
    }

    /**
     * A DNS name, perhaps with a wildcard.
     *
     * @param text the name; compared without case
     */
    record DnsName(String text) implements GeneralName {
        private static final String ANY_LABEL = "*.";

        /**
         * Reads a name.
         *
         * @param text the name
         * @return the name
         * @throws DerException if it is not a {@linkplain DomainName#isDomainName domain name}, before which one
         *     {@code *.} may stand
         */
        public static DnsName of(String text) throws DerException {
            DnsName name = new DnsName(text);
            if (!DomainName.isDomainName(name.domain())) {
                throw new DerException("DNS name that is empty, or has a broken label or an extra dot");
            }
            return name;
        }

        /**
         * Tells whether the name stands for many.
         *
         * @return true when its leftmost label is {@code *}, which stands for any one label
         */
        public boolean isWildcard() {
            return text.startsWith(ANY_LABEL);
        }

        /**
         * Returns the name without its wildcard.
         *
         * @return a domain name
         */
        public String domain() {
            return isWildcard() ? text.substring(ANY_LABEL.length()) : text;
        }

        @Override
        public Kind kind() {
            return Kind.DNS_NAME;
        }
    }

    /**
     * A URI (RFC 3986).
     *
     * @param text the URI
     * @param host the host of its authority if that is a domain name, else empty: there may be no authority or no host in
     *     it, or the host may be an IP address in any spelling
     */
    record Uri(String text, String host) implements GeneralName {
        private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");
        // Those of RFC 3986 and no others: a backslash ends the authority for some readers and not for others.
        private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+");
        private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
        private static final Pattern AUTHORITY =
                Pattern.compile("[^:]*+://(?:[^/?#@]*+@)?([A-Za-z0-9._-]++)(?::[0-9]*+)?(?:[/?#].*+)?");
        private static final Pattern NUMBER_AT_END = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)");

        /**
         * Reads a URI.
         *
         * @param text the URI
         * @return the URI
         * @throws DerException if it has no scheme, nothing behind the scheme, or a character that no URI may have
         */
        public static Uri of(String text) throws DerException {
            if (!SCHEME.matcher(text).matches()
                    || !CHARACTERS.matcher(text).matches()
                    || BROKEN_ESCAPE.matcher(text).find()) {
                throw new DerException("URI without scheme or with characters that no URI has");
            }
            return new Uri(text, readHost(text));
        }

        private static String readHost(String text) {
            Matcher authority = AUTHORITY.matcher(text);
            String host = authority.matches() ? authority.group(1) : "";
            return DomainName.isDomainName(host) && !NUMBER_AT_END.matcher(host).matches() ? host : "";
        }

        @Override
        public Kind kind() {
            return Kind.URI;
        }
    }

    /**
     * An IP address.
     *
     * @param octets 4 (IPv4) or 16 (IPv6) octets in network order, each from 0 to 255
     */
    record IpAddress(List<Integer> octets) implements GeneralName {

        /**
         * Makes the address; the list is copied.
         *
         * @param octets the octets in network order
         */
        public IpAddress {
            octets = List.copyOf(octets);
        }

        /**
         * Reads an address.
         *
         * @param octets the octets in network order
         * @return the address
         * @throws DerException if there are neither 4 nor 16 of them
         */
        public static IpAddress of(byte[] octets) throws DerException {
            if (octets.length != 4 && octets.length != 16) {
                throw new DerException("IP address of " + octets.length + " octets");
            }
            return new IpAddress(IntStream.range(0, octets.length)
                    .mapToObj(i -> octets[i] & 0xff)
                    .toList());
        }

        @Override
        public Kind kind() {
            return Kind.IP_ADDRESS;
        }

        @Override
        public String text() {
            if (octets.size() == 4) {
                return octets.stream().map(String::valueOf).collect(Collectors.joining("."));
            }
            return IntStream.range(0, octets.size() / 2)
                    .mapToObj(i -> Integer.toHexString((octets.get(2 * i) << 8) | octets.get(2 * i + 1)))
                    .collect(Collectors.joining(":"));
        }
    }

    /**
     * A name of the directory, as subjects and issuers are.
     *
     * @param name the name
     * @param relativeNames the same name, prepared for comparison
     */
    record DirectoryName(X500Principal name, RelativeNames relativeNames) implements GeneralName {

        /**
         * Reads a Name.
         *
         * @param name the DER encoding
         * @return the name
         * @throws DerException if it is none, see {@link RelativeNames#of}
         */
        public static DirectoryName of(byte[] name) throws DerException {
            RelativeNames relativeNames = RelativeNames.of(name);
            try {
                return new DirectoryName(new X500Principal(name), relativeNames);
            } catch (IllegalArgumentException e) {
                throw new DerException("directory name that the JDK does not read", e);
            }
        }

        @Override
        public Kind kind() {
            return Kind.DIRECTORY_NAME;
        }

        @Override
        public String text() {
            return CertificateText.name(name);
        }
    }

    /**
     * A name of a type that is defined elsewhere, such as a user principal name.
     *
     * @param type the type-id in dotted form
     * @param value the DER encoding of the value, in lower-case hexadecimal digits
     */
    record OtherName(String type, String value) implements GeneralName {

        /**
         * Returns the value.
         *
         * @return the octets of its DER encoding
         */
        public byte[] octets() {
            return HexFormat.of().parseHex(value);
        }

        @Override
        public Kind kind() {
            return Kind.OTHER_NAME;
        }

        @Override
        public String text() {
            return "of type " + type;
        }
    }

    /**
     * A registered object identifier.
     *
     * @param text the identifier in dotted form
     */
    record RegisteredId(String text) implements GeneralName {
        @Override
        public Kind kind() {
            return Kind.REGISTERED_ID;
        }
    }

    /**
     * A name whose value is not interpreted: an X.400 address or an EDI party name, or a text that stands where a name
     * of the kind should and is none.
     *
     * @param kind the kind
     */
    record Uninterpreted(Kind kind) implements GeneralName {
        @Override
        public String text() {
            return "";
        }
    }
}
