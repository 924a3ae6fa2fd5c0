package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.LoadedCrl;
import java.security.PublicKey;

/**
 * What the lists of a series have in common: they replace each other, and no others.
 *
 * @param signer SHA-256 of the key that signed them, in lower-case hexadecimal digits
 * @param coverage their issuer, scope and kind
 */
record SeriesKey(String signer, String coverage) {

    static SeriesKey of(LoadedCrl crl, PublicKey signer) {
        return of(crl, CacheEntryFormat.digest(signer.getEncoded()));
    }

    static SeriesKey of(LoadedCrl crl, String signer) {
        return new SeriesKey(signer, crl.series());
    }
}
