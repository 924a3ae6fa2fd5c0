package dev.viewpass.cli;

import dev.viewpass.cli.process.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * A file with the key and the certificates of a server in PEM, in any order of key and certificates.
 *
 * @param key the one private key, which is not encrypted
 * @param chain the server's certificate first, as in the file
 */
record ServerPem(PrivateKey key, List<X509Certificate> chain) {
    ServerPem {
        chain = List.copyOf(chain);
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return what it holds
     * @throws CommandFailure if it cannot be read, or holds anything but one key and its chain
     */
    static ServerPem read(Path file) {
        List<PrivateKey> keys = new ArrayList<>();
        List<X509Certificate> chain = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(reader)) {
            for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
                if (block instanceof X509CertificateHolder certificate) {
                    chain.add(new JcaX509CertificateConverter().getCertificate(certificate));
                } else if (block instanceof PrivateKeyInfo key) {
                    keys.add(new JcaPEMKeyConverter().getPrivateKey(key));
                } else if (block instanceof PEMKeyPair pair) {
                    keys.add(new JcaPEMKeyConverter().getKeyPair(pair).getPrivate());
                }
            }
        } catch (IOException | CertificateException e) {
            throw CommandFailure.failed("--server-pem " + file + " cannot be read: " + e.getMessage(), e);
        }
        if (keys.size() != 1 || chain.isEmpty()) {
            throw CommandFailure.failed("--server-pem " + file + " must hold one unencrypted private key and its"
                    + " certificates; it holds " + keys.size() + " and " + chain.size());
        }
        return new ServerPem(keys.get(0), chain);
    }
}
