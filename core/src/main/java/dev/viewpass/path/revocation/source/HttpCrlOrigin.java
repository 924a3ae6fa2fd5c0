package dev.viewpass.path.revocation.source;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.revocation.CrlDecoder;
import dev.viewpass.path.revocation.fetch.FetchResult;
import dev.viewpass.path.revocation.fetch.FetchResult.Failed;
import dev.viewpass.path.revocation.fetch.FetchResult.Fetched;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import dev.viewpass.path.revocation.fetch.HttpFetch;
import dev.viewpass.path.revocation.fetch.Validators;
import java.util.List;

/** CRLs at an address (RFC 5280 section 4.2.1.13), in DER or PEM. */
public final class HttpCrlOrigin implements CrlOrigin {
    private final HttpAddress address;
    private final HttpFetch fetch;
    private volatile Validators validators = Validators.NONE;

    /**
     * Makes an origin.
     *
     * @param address what to get
     * @param fetch gets it
     */
    public HttpCrlOrigin(HttpAddress address, HttpFetch fetch) {
        this.address = address;
        this.fetch = fetch;
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public CrlReading read(boolean onlyIfChanged) {
        FetchResult result = fetch.get(address, onlyIfChanged ? validators : Validators.NONE);
        if (result instanceof Fetched fetched) {
            validators = fetched.validators();
            try {
                return new CrlReading.Lists(CrlDecoder.decodeAll(fetched.octets()), List.of());
            } catch (DerException e) {
                return new CrlReading.Failed(
                        address + " answered with something that is not a CRL in DER or PEM: " + e.getMessage());
            }
        }
        return result instanceof Failed failed ? new CrlReading.Failed(failed.sentence()) : new CrlReading.Unchanged();
    }
}
