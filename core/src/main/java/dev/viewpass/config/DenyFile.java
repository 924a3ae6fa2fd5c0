package dev.viewpass.config;

import dev.viewpass.path.DenyList;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the deny list that {@code deny.file} points to. */
final class DenyFile {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private DenyFile() {}

    /** Returns the list, or the one that denies nobody when there is no file. */
    static DenyList read(Configuration configuration) {
        if (!configuration.isGiven(Setting.DENY_FILE)) {
            return DenyList.EMPTY;
        }
        String location = configuration.value(Setting.DENY_FILE);
        byte[] content = configuration.locations().read(Setting.DENY_FILE.key(), location);
        if (content.length > MAX_BYTES) {
            throw new ConfigurationException(Setting.DENY_FILE, location + " is larger than " + MAX_BYTES + " bytes");
        }
        try {
            DenyList denyList = DenyList.parse(text(content));
            LOG.log(Level.INFO, "deny.file: " + denyList.size() + " entries in " + location);
            return denyList;
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(Setting.DENY_FILE, location + " is not UTF-8 text");
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.DENY_FILE, location + ": " + e.getMessage());
        }
    }

    private static String text(byte[] content) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
