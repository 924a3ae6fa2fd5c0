package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.LoadedCrl;
import dev.viewpass.path.revocation.NewestCrl;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.CRLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What of a source survives a restart. */
interface KeptLists {
    /** Nothing, as for files, which are there after a restart themselves. */
    static KeptLists none() {
        return new Nothing();
    }

    /** Keeps nothing. */
    record Nothing() implements KeptLists {
        @Override
        public List<CachedCrl> lists() {
            return List.of();
        }

        @Override
        public Optional<String> keep(SourceLists lists) {
            return Optional.empty();
        }
    }

    /** The lists that were kept. */
    List<CachedCrl> lists();

    /** Keeps the proven lists; returns why they could not be kept. */
    Optional<String> keep(SourceLists lists);

    /** Keeps the newest lists of an address in a directory. */
    static KeptLists in(CrlCacheDirectory directory, HttpAddress address) {
        return new InDirectory(directory, address);
    }

    /** A file of a cache directory. */
    final class InDirectory implements KeptLists {
        private static final Logger LOG = System.getLogger("dev.viewpass.revocation");

        private final CrlCacheDirectory directory;
        private final HttpAddress address;
        private final AtomicReference<List<LoadedCrl>> written = new AtomicReference<>(List.of());

        private InDirectory(CrlCacheDirectory directory, HttpAddress address) {
            this.directory = directory;
            this.address = address;
        }

        @Override
        public List<CachedCrl> lists() {
            CacheReading reading = directory.read(address);
            if (reading instanceof CacheReading.Unreadable unreadable) {
                LOG.log(Level.WARNING, unreadable.sentence());
            }
            return reading instanceof CacheReading.Found found ? found.crls() : List.of();
        }

        @Override
        public Optional<String> keep(SourceLists lists) {
            List<LoadedCrl> proven = lists.proven();
            if (proven.isEmpty() || proven.equals(written.get())) {
                return Optional.empty();
            }
            List<CachedCrl> crls = new ArrayList<>();
            try {
                for (Map.Entry<SeriesKey, NewestCrl> series : lists.series().entrySet()) {
                    Optional<LoadedCrl> crl = series.getValue().crl();
                    if (crl.isPresent()) {
                        crls.add(cached(crl.get(), series.getKey().signer(), series.getValue()));
                    }
                }
            } catch (CRLException e) {
                return Optional.of("a CRL of " + address + " has no encoding");
            }
            Optional<String> fault = directory.write(address, crls);
            if (fault.isEmpty()) {
                written.set(proven);
            }
            return fault;
        }

        private static CachedCrl cached(LoadedCrl crl, String signer, NewestCrl newest) throws CRLException {
            byte[] octets = crl.crl().getEncoded();
            return newest.highestNumber()
                    .map(number -> CachedCrl.of(octets, signer, number))
                    .orElseGet(() -> CachedCrl.of(octets, signer));
        }
    }
}
