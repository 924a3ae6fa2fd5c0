package dev.viewpass.config;

import java.util.Optional;

/**
 * Every setting: its key, its default and what it means. The settings reference in the manual is tested against this
 * enum. Keys with {@code <name>} are families: any name of letters, digits, dashes and underscores may
 * stand there.
 */
public enum Setting {
    /**
     * Name of the application, {@code [a-z0-9]+}: process-wide settings are then read as {@code
     * VIEWPASS_<NAME>_…} and {@code viewpass.<name>.…}. Counts in the file only.
     */
    APPLICATION("application", Kind.OPTIONAL, ""),

    /**
     * The gateway and with it the wire format: {@code cloudfront-passthrough}, {@code cloudfront-verified}, {@code
     * aws-alb-passthrough}, {@code aws-alb-verified}, {@code google-cloud}, {@code cloudflare}, {@code rfc9440}, {@code
     * envoy}, {@code nginx}, {@code haproxy}, {@code apache}, {@code traefik}, {@code azure-app-service} or {@code
     * custom}.
     */
    SOURCE("source", Kind.REQUIRED, ""),

    /** Name of the field with the caller's certificate; from {@code source} when not given. */
    SOURCE_CERTIFICATE_FIELD("source.certificate-field", Kind.OPTIONAL, ""),

    /**
     * Name of the field with the other certificates; from {@code source} when not given. One that ends with {@code -*}
     * stands for fields numbered from 0. Several sources have none.
     */
    SOURCE_CHAIN_FIELD("source.chain-field", Kind.OPTIONAL, ""),

    /**
     * How certificates are written: {@code rfc9440}, {@code percent-pem}, {@code pem}, {@code base64-der}, {@code
     * base64-der-list}, {@code base64-der-concatenated} or {@code xfcc}; from {@code source} when not given.
     */
    SOURCE_ENCODING("source.encoding", Kind.OPTIONAL, ""),

    /**
     * What stands before each certificate in place of the colon of RFC 9440 or the first line of PEM. Blanks and line
     * ends are written as {@code %20}, {@code %0D}, {@code %0A}.
     */
    SOURCE_BEGIN_MARKER("source.begin-marker", Kind.OPTIONAL, ""),

    /** What stands behind each certificate in place of the colon of RFC 9440 or the last line of PEM. */
    SOURCE_END_MARKER("source.end-marker", Kind.OPTIONAL, ""),

    /** What stands between certificates; given, the certificate field carries leaf and chain together, leaf first. */
    SOURCE_SEPARATOR("source.separator", Kind.OPTIONAL, ""),

    /**
     * Most certificates in one request, the caller's counted: 1 to 128; from {@code source} when not given
     * ({@code cloudfront-passthrough} 4, those without a chain 1, others 10).
     */
    SOURCE_MAX_CERTIFICATES("source.max-certificates", Kind.OPTIONAL, ""),

    /** Most octets of one certificate in DER. */
    SOURCE_MAX_CERTIFICATE_BYTES("source.max-certificate-bytes", Kind.DEFAULTED, "16384"),

    /** Most characters of all lines of one field together. */
    SOURCE_MAX_FIELD_BYTES("source.max-field-bytes", Kind.DEFAULTED, "65536"),

    /**
     * Whether what the gateway states about the certificate in fields of their own may refuse a request: serial number and
     * SHA-256 digest. When not given, the serial number alone, where {@code source} states one.
     */
    SOURCE_CROSS_CHECK("source.cross-check", Kind.OPTIONAL, ""),

    /** Whether certificate fields of other gateways are refused, instead of warned of once and ignored. */
    SOURCE_STRICT_FAMILIES("source.strict-families", Kind.DEFAULTED, "false"),

    /**
     * Which element of {@code x-forwarded-client-cert} counts: {@code only} (there must be one) or {@code rightmost} (other
     * hops may have written elements before).
     */
    SOURCE_XFCC_ELEMENT("source.xfcc-element", Kind.OPTIONAL, ""),

    /**
     * Whether the application sees the certificate fields and, behind CloudFront, all {@code
     * CloudFront-Viewer-Cert-*} fields, which nobody has verified in passthrough mode. It never sees the secret.
     */
    SOURCE_EXPOSE_FIELDS("source.expose-fields", Kind.DEFAULTED, "false"),

    /** Name of the field in which the gateway sends its secret (CloudFront: origin custom header). */
    GATEWAY_SECRET_FIELD("gateway.secret.field", Kind.OPTIONAL, ""),

    /**
     * Live secrets, comma-separated, each 32 to 1,024 visible ASCII characters without commas. Two or more
     * while a secret is being changed.
     */
    GATEWAY_SECRET_VALUES("gateway.secret.values", Kind.OPTIONAL, ""),

    /**
     * For each secret the instant from which it is refused, or {@code never}, comma-separated in the order of
     * the values.
     */
    GATEWAY_SECRET_EXPIRES("gateway.secret.expires", Kind.OPTIONAL, ""),

    /**
     * SHA-256 digests of the keys with which the gateway may authenticate its own TLS connection, 64 hexadecimal digits each,
     * comma-separated.
     */
    GATEWAY_CERTIFICATE_SPKI_SHA256("gateway.certificate.spki-sha256", Kind.OPTIONAL, ""),

    /**
     * The CA certificates at which the path of the gateway's own TLS certificate may end: a file as for {@code anchors}. Needs
     * {@code gateway.certificate.subject}.
     */
    GATEWAY_CERTIFICATE_ANCHORS("gateway.certificate.anchors", Kind.OPTIONAL, ""),

    /** The whole subject of the gateway's own TLS certificate in the form of RFC 4514. */
    GATEWAY_CERTIFICATE_SUBJECT("gateway.certificate.subject", Kind.OPTIONAL, ""),

    /**
     * Addresses from which the gateway connects, comma-separated, such as {@code 10.1.0.0/16} or {@code 2001:db8::/48}. Not enough
     * by themselves.
     */
    GATEWAY_ADDRESSES("gateway.addresses", Kind.OPTIONAL, ""),

    /** Hosts that requests may name, comma-separated, without port. Not enough by themselves. */
    GATEWAY_HOSTS("gateway.hosts", Kind.OPTIONAL, ""),

    /**
     * Whether {@code gateway.addresses} may be the only proof. Whoever sends from there can then be anybody; logged as a warning
     * at every start.
     */
    GATEWAY_ALLOW_ADDRESSES_ONLY("gateway.allow-addresses-only", Kind.DEFAULTED, "false"),

    /**
     * Whether no proof of the gateway is demanded. Whoever reaches the origin can then be anybody; logged as a
     * warning at every start.
     */
    GATEWAY_INSECURE_ACCEPT_ANY("gateway.insecure-accept-any", Kind.DEFAULTED, "false"),

    /** The CA certificates at which paths may end: a file in PEM, PKCS#12 or JKS. Never the JVM's. */
    ANCHORS("anchors", Kind.REQUIRED, ""),

    /** Password of the key stores to which {@code anchors} and {@code intermediates} point. */
    ANCHORS_PASSWORD("anchors.password", Kind.OPTIONAL, ""),

    /**
     * Issuing CA certificates that complete a path when the gateway sends no chain ({@code
     * cloudfront-verified}, a resumed TLS session): a file as for {@code anchors}. They are not trusted by themselves.
     */
    INTERMEDIATES("intermediates", Kind.OPTIONAL, ""),

    /**
     * Emergency brake, a file with one entry a line: {@code spki-sha256:} and the digest of a public key, or the serial
     * number in hexadecimal digits, a blank and the issuer. Applies to every certificate of a path.
     */
    DENY_FILE("deny.file", Kind.OPTIONAL, ""),

    /**
     * {@code required}, or {@code optional}: without a certificate the caller is anonymous. A bad certificate
     * is refused under both.
     */
    CERTIFICATE("certificate", Kind.DEFAULTED, "required"),

    /**
     * URL pattern ({@code /exact}, {@code /prefix/*}, {@code *.extension}) of the rule called {@code <name>};
     * the most specific pattern wins.
     */
    PATHS_PATTERN("paths.<name>.pattern", Kind.OPTIONAL, ""),

    /**
     * {@code required}, {@code optional} or {@code ignore} for that pattern. {@code ignore} is for health
     * probes: no certificate is looked at and there is no caller.
     */
    PATHS_CERTIFICATE("paths.<name>.certificate", Kind.OPTIONAL, ""),

    /** Groups of which the caller must have one. */
    PATHS_GROUPS("paths.<name>.groups", Kind.LATER, ""),

    /** Whether CORS preflight requests pass as anonymous. */
    CORS_ALLOW_PREFLIGHT("cors.allow-preflight", Kind.LATER, ""),

    /**
     * {@code required}: clientAuth must be listed; {@code if-present}: a certificate without the extension
     * passes.
     */
    PROFILE_EKU("profile.eku", Kind.DEFAULTED, "required"),

    /** Whether anyExtendedKeyUsage counts as clientAuth. */
    PROFILE_ALLOW_ANY_EKU("profile.allow-any-eku", Kind.DEFAULTED, "false"),

    /**
     * Whether CA certificates and CRLs pass whose form deviates from RFC 5280 without effect on security: key
     * identifiers missing, basic constraints of an anchor not critical, CRL without number.
     */
    PROFILE_ALLOW_NONCONFORMING("profile.allow-nonconforming", Kind.DEFAULTED, "false"),

    /**
     * Accepted keys and signatures: {@code default} (RSA 2048 to 8192, P-256/384/521, Ed25519/448, SHA-2),
     * {@code strict} (RSA from 3072), or a list such as {@code rsa>=2048,p256,sha256}.
     */
    ALGORITHMS("algorithms", Kind.DEFAULTED, "default"),

    /** Tolerance at both ends of validity periods, at most {@code PT5M}. */
    CLOCK_SKEW("clock-skew", Kind.DEFAULTED, "PT0S"),

    /** {@code off}, {@code crl}, {@code ocsp}, {@code ocsp-then-crl} or {@code crl-then-ocsp}. */
    REVOCATION("revocation", Kind.REQUIRED, ""),

    /** {@code path}: every certificate but the anchor; {@code leaf}: the caller's only. */
    REVOCATION_SCOPE("revocation.scope", Kind.DEFAULTED, "path"),

    /**
     * {@code deny} or {@code allow} a certificate of which there is no revocation data. Unusable data always denies.
     */
    REVOCATION_UNKNOWN("revocation.unknown", Kind.DEFAULTED, "deny"),

    /**
     * CRL files, directories of them and http(s) addresses, comma-separated, PEM or DER. A file that can not be read, is
     * stale or wrongly signed fails the start; an address that does not answer leaves its certificates without a status.
     */
    REVOCATION_CRL_LOCATIONS("revocation.crl.locations", Kind.OPTIONAL, ""),

    /**
     * Comma list of {@code host} or {@code host:port}: addresses found in certificates of verified paths are asked there,
     * and nowhere else.
     */
    REVOCATION_ALLOWED_HOSTS("revocation.allowed-hosts", Kind.OPTIONAL, ""),

    /** How often revocation data are read again, at least {@code PT1S}; earlier when they end earlier. */
    REVOCATION_REFRESH("revocation.refresh", Kind.DEFAULTED, "PT1H"),

    /** How long a CRL or an OCSP answer without nextUpdate is usable after its thisUpdate. */
    REVOCATION_MAX_AGE("revocation.max-age", Kind.DEFAULTED, "PT24H"),

    /**
     * Directory where the last good CRL of every address and the highest number seen are kept over restarts. One
     * application at a time can use it.
     */
    REVOCATION_CACHE_DIRECTORY("revocation.cache-directory", Kind.OPTIONAL, ""),

    /** Address of the OCSP responder, which is asked instead of the one that a certificate names. */
    REVOCATION_OCSP_RESPONDER("revocation.ocsp.responder", Kind.OPTIONAL, ""),

    /**
     * How long a request may wait in all for OCSP answers that are not there yet, at most {@code PT2S}; of 16 at once, and
     * others are refused at once.
     */
    REVOCATION_OCSP_WAIT("revocation.ocsp.wait", Kind.DEFAULTED, "PT0.5S"),

    /**
     * Where the caller's name stands, in order of preference: {@code subject}, {@code subject.cn}, {@code
     * san.email}, {@code san.uri}, {@code fingerprint}. The first that yields anything wins and must yield
     * exactly one name.
     */
    PRINCIPAL("principal", Kind.DEFAULTED, "subject"),

    /** Whether the first of several names is taken. */
    PRINCIPAL_ALLOW_FIRST("principal.allow-first", Kind.LATER, ""),

    /** Whether names are turned to lower case. */
    PRINCIPAL_LOWERCASE("principal.lowercase", Kind.LATER, ""),

    /** Pattern that names must match. */
    PRINCIPAL_PATTERN("principal.pattern", Kind.LATER, ""),

    /**
     * Rule of the group {@code <name>}: alternatives separated by {@code |}, conditions joined by {@code &}:
     * {@code subject.<attribute>=}, {@code san.email=}, {@code san.dns=}, {@code san.uri=}, {@code principal=},
     * {@code fingerprint=sha256:…}, {@code issuer=<DN>}, {@code anchor=<DN or sha256:…>}. {@code *} matches
     * within a label or path segment, {@code **} anything; {@code \} escapes.
     */
    GROUP("group.<name>", Kind.OPTIONAL, ""),

    /** A file of group rules. */
    GROUPS_FILE("groups.file", Kind.LATER, ""),

    /** Selectors whose values become groups. */
    GROUPS_FROM("groups.from", Kind.LATER, ""),

    /** Anchors under which {@code groups.from} counts. */
    GROUPS_FROM_ANCHORS("groups.from.anchors", Kind.LATER, ""),

    /** How the caller reaches the application: {@code filter}. */
    MECHANISM("mechanism", Kind.DEFAULTED, "filter"),

    /** What happens when the container does not call Viewpass as it should. */
    SELFCHECK_ON_FAILURE("selfcheck.on-failure", Kind.LATER, ""),

    /**
     * {@code no-store}: answers to signed-in callers carry {@code Cache-Control: no-store}, set before the
     * application runs, which may replace it.
     */
    RESPONSE_CACHING("response.caching", Kind.DEFAULTED, "no-store"),

    /** {@code none}, or {@code code}: answers carry the reason code, for local development. */
    REFUSAL_DETAIL("refusal.detail", Kind.DEFAULTED, "none"),

    /** {@code enforce}: what is refused does not reach the application. */
    ENFORCEMENT("enforcement", Kind.DEFAULTED, "enforce"),

    /** How HTTP sessions are bound to the caller. */
    SESSION_BINDING("session.binding", Kind.LATER, ""),

    /** Most remembered verdicts. */
    CACHE_MAXIMUM_SIZE("cache.maximum-size", Kind.LATER, ""),

    /** How long a verdict is remembered. */
    CACHE_TIME_TO_LIVE("cache.time-to-live", Kind.LATER, ""),

    /** How often files are looked at for changes. */
    RELOAD_INTERVAL("reload.interval", Kind.LATER, ""),

    /** Who verifies signatures. */
    SIGNATURE_PROVIDER("signature-provider", Kind.LATER, "");

    private final String key;
    private final Kind kind;
    private final String defaultValue;

    private enum Kind {
        REQUIRED,
        OPTIONAL,
        DEFAULTED,
        LATER
    }

    Setting(String key, Kind kind, String defaultValue) {
        this.key = key;
        this.kind = kind;
        this.defaultValue = defaultValue;
    }

    /**
     * Returns the key as it stands in files.
     *
     * @return lower-case words with dots and dashes; a family has {@code <name>} in it
     */
    public String key() {
        return key;
    }

    /**
     * Returns the value that counts when the setting is not given.
     *
     * @return nothing for settings that are required, or off when not given
     */
    public Optional<String> defaultValue() {
        return kind == Kind.DEFAULTED ? Optional.of(defaultValue) : Optional.empty();
    }

    /**
     * Tells whether the start fails without the setting.
     *
     * @return true for the few settings that have no safe default
     */
    public boolean isRequired() {
        return kind == Kind.REQUIRED;
    }

    /**
     * Tells whether this version knows what the setting does. A setting that it does not know fails the start; it is
     * never ignored.
     *
     * @return false for settings of later versions
     */
    public boolean isAvailable() {
        return kind != Kind.LATER;
    }

    /**
     * Tells whether the key stands for many keys.
     *
     * @return true when the key has {@code <name>} in it
     */
    public boolean isFamily() {
        return key.contains("<name>");
    }

    /**
     * Tells whether values are never shown.
     *
     * @return true for secrets and passwords
     */
    public boolean isSecret() {
        return this == GATEWAY_SECRET_VALUES || this == ANCHORS_PASSWORD;
    }
}
