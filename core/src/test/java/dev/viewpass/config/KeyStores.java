package dev.viewpass.config;

import dev.viewpass.testkit.TestAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEOutputEncryptorBuilder;

/** Key stores as keytool, OpenSSL and older programs write them. */
final class KeyStores {
    static final String PASSWORD = "Store-8Rf!kQ2x-Zp74wLm";

    // The attribute by which the JDK tells the certificate of a trusted CA from any other.
    private static final ASN1ObjectIdentifier TRUSTED_KEY_USAGE =
            new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");

    private KeyStores() {}

    /** What the test puts into a store of the JDK. */
    @FunctionalInterface
    interface Content {
        void putInto(KeyStore store) throws GeneralSecurityException;
    }

    static Content certificates(TestAuthority... authorities) {
        return store -> {
            for (int i = 0; i < authorities.length; i++) {
                store.setCertificateEntry("ca-" + (i + 1), authorities[i].certificate());
            }
        };
    }

    static byte[] jks(Content content) {
        return bytes("JKS", "SUN", content, PASSWORD);
    }

    static byte[] pkcs12(Content content) {
        return pkcs12(content, PASSWORD);
    }

    static byte[] pkcs12(Content content, String password) {
        return bytes("PKCS12", "SunJSSE", content, password);
    }

    private static byte[] bytes(String type, String provider, Content content, String password) {
        try {
            KeyStore store = KeyStore.getInstance(type, provider);
            store.load(null, null);
            content.putInto(store);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password.toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Neither encrypted nor protected by a digest, as JDK 18 and later write it without a password. */
    static byte[] pkcs12WithoutPassword(TestAuthority authority) {
        try {
            return new PKCS12PfxPduBuilder()
                    .addData(bag(authority, true))
                    .build(null, new char[0])
                    .getEncoded();
        } catch (IOException | PKCSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Readable without the password, and protected by a digest over it. */
    static byte[] pkcs12WithReadableCertificates(TestAuthority authority) {
        return withDigest(new PKCS12PfxPduBuilder(), bag(authority, true));
    }

    /** As OpenSSL writes certificates, without the JDK's attribute. */
    static byte[] pkcs12OfOpenSsl(TestAuthority authority) {
        return withDigest(new PKCS12PfxPduBuilder(), bag(authority, false));
    }

    private static byte[] withDigest(PKCS12PfxPduBuilder store, PKCS12SafeBag bag) {
        try {
            PKCS12PfxPdu pfx = store.addData(bag).build(new BcPKCS12MacCalculatorBuilder(), PASSWORD.toCharArray());
            return pfx.getEncoded();
        } catch (IOException | PKCSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypted by RC2 with 40 bits, as every program did for twenty years. */
    static byte[] legacyPkcs12(TestAuthority authority) {
        try {
            OutputEncryptor rc2 = new BcPKCS12PBEOutputEncryptorBuilder(
                            PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC,
                            CBCBlockCipher.newInstance(new RC2Engine()))
                    .build(PASSWORD.toCharArray());
            return new PKCS12PfxPduBuilder()
                    .addEncryptedData(rc2, bag(authority, true))
                    .build(new BcPKCS12MacCalculatorBuilder(), PASSWORD.toCharArray())
                    .getEncoded();
        } catch (IOException | PKCSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PKCS12SafeBag bag(TestAuthority authority, boolean trusted) {
        try {
            PKCS12SafeBagBuilder bag = new PKCS12SafeBagBuilder(
                    new X509CertificateHolder(authority.certificate().getEncoded()));
            bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString("old-ca"));
            if (trusted) {
                bag.addBagAttribute(TRUSTED_KEY_USAGE, KeyPurposeId.anyExtendedKeyUsage);
            }
            return bag.build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
