package dev.viewpass.path.revocation.source;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.revocation.CrlDecoder;
import dev.viewpass.path.revocation.LoadedCrl;
import dev.viewpass.path.revocation.NewestCrl;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What of a source survives a restart. */
interface KeptLists {
    /** Nothing, as for files, which are there after a restart themselves. */
    static KeptLists none() {
        return new Nothing();
    }

    /** Keeps nothing. */
    record Nothing() implements KeptLists {
        @Override
        public List<X509CRL> crls() {
            return List.of();
        }

        @Override
        public Optional<BigInteger> highestNumber() {
            return Optional.empty();
        }

        @Override
        public Optional<String> keep(SourceLists lists) {
            return Optional.empty();
        }
    }

    /** The lists that were kept, to be examined like fetched ones. */
    List<X509CRL> crls();

    /** The highest number seen, when a list that had it can not be read any more. */
    Optional<BigInteger> highestNumber();

    /** Keeps the latest of the proven lists; returns why it could not be kept. */
    Optional<String> keep(SourceLists lists);

    /** Keeps the newest list of an address in a directory. */
    static KeptLists in(CrlCacheDirectory directory, HttpAddress address) {
        return new InDirectory(directory, address, directory.read(address));
    }

    /** A file of a cache directory. */
    final class InDirectory implements KeptLists {
        private static final Logger LOG = System.getLogger("dev.viewpass.revocation");

        private final CrlCacheDirectory directory;
        private final HttpAddress address;
        private final CacheReading reading;
        private final AtomicReference<@Nullable LoadedCrl> last = new AtomicReference<>();

        private InDirectory(CrlCacheDirectory directory, HttpAddress address, CacheReading reading) {
            this.directory = directory;
            this.address = address;
            this.reading = reading;
        }

        @Override
        public List<X509CRL> crls() {
            if (reading instanceof CacheReading.Unreadable unreadable) {
                LOG.log(Level.WARNING, unreadable.sentence());
            }
            if (reading instanceof CacheReading.Found found) {
                try {
                    return List.of(CrlDecoder.decode(found.crl().octets()));
                } catch (DerException e) {
                    LOG.log(Level.WARNING, "the cached CRL of " + address + " is not used: " + e.getMessage());
                }
            }
            return List.of();
        }

        @Override
        public Optional<BigInteger> highestNumber() {
            return reading instanceof CacheReading.Found found ? found.crl().highestNumber() : Optional.empty();
        }

        @Override
        public Optional<String> keep(SourceLists lists) {
            return lists.latest()
                    .filter(newest -> !newest.crl().equals(Optional.ofNullable(last.get())))
                    .flatMap(this::write);
        }

        private Optional<String> write(NewestCrl newest) {
            LoadedCrl crl = newest.crl().orElseThrow();
            last.set(crl);
            try {
                byte[] octets = crl.crl().getEncoded();
                return directory.write(
                        address,
                        newest.highestNumber()
                                .map(number -> CachedCrl.of(octets, number))
                                .orElseGet(() -> CachedCrl.of(octets)));
            } catch (CRLException e) {
                return Optional.of("the CRL of " + address + " has no encoding");
            }
        }
    }
}
