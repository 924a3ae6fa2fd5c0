package dev.viewpass.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;

/** The extensions of one certificate or CRL: what was asked for wins over the default, and so does what was withheld. */
final class CertificateExtensions {
    private final Map<ASN1ObjectIdentifier, Extension> present = new LinkedHashMap<>();
    private final Set<ASN1ObjectIdentifier> withheld = new HashSet<>();
    private boolean none;

    /** The extensions of an existing certificate, without the key identifiers, which belong to its keys. */
    static CertificateExtensions copyOf(X509Certificate certificate) {
        CertificateExtensions copy = new CertificateExtensions();
        X509CertificateHolder holder = Certificates.holder(certificate);
        for (Object oid : holder.getExtensionOIDs()) {
            copy.put(holder.getExtension((ASN1ObjectIdentifier) oid));
        }
        copy.none = copy.present.isEmpty();
        copy.present.remove(Extension.authorityKeyIdentifier);
        if (copy.present.remove(Extension.subjectKeyIdentifier) == null) {
            copy.withhold(Extension.subjectKeyIdentifier);
        }
        return copy;
    }

    static ASN1ObjectIdentifier oid(String oid) {
        try {
            return new ASN1ObjectIdentifier(oid);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + oid + "\" is not an object identifier such as 2.5.29.15.", e);
        }
    }

    void put(Extension extension) {
        present.put(extension.getExtnId(), extension);
        withheld.remove(extension.getExtnId());
    }

    void put(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        put(extension(oid, critical, value));
    }

    void withhold(ASN1ObjectIdentifier oid) {
        present.remove(oid);
        withheld.add(oid);
    }

    void withholdAll() {
        none = true;
    }

    void byDefault(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        if (!withheld.contains(oid)) {
            present.putIfAbsent(oid, extension(oid, critical, value));
        }
    }

    void subjectKey(PublicKey key) {
        byDefault(Extension.subjectKeyIdentifier, false, Certificates.keyIdentifier(key));
    }

    void authorityKey(X509Certificate issuer) {
        byDefault(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(Certificates.keyIdentifier(issuer).getKeyIdentifier()));
    }

    Collection<Extension> all() {
        return none ? Set.of() : present.values();
    }

    private static Extension extension(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        try {
            return new Extension(oid, critical, value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot encode extension " + oid + ".", e);
        }
    }
}
