package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Time (RFC 5280 sections 4.1.2.5 and 5.1.2.4): whole seconds in UTC, with two digits of the year or with four. */
public final class CrlTime {
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;

    private CrlTime() {}

    /**
     * Tells whether a time follows.
     *
     * @param reader where it may follow
     * @return true when the next tag is that of a time
     */
    public static boolean isNext(DerReader reader) {
        return reader.peekTag() == UTC_TIME || reader.peekTag() == GENERALIZED_TIME;
    }

    /**
     * Reads a time.
     *
     * @param reader where it follows
     * @return seconds since 1970
     * @throws DerException if it has another form, or does not exist
     */
    public static long read(DerReader reader) throws DerException {
        return reader.peekTag() == UTC_TIME
                ? seconds(reader.readAny().rest(), 2)
                : seconds(reader.read(GENERALIZED_TIME).rest(), 4);
    }

    private static long seconds(byte[] text, int yearDigits) throws DerException {
        if (text.length != yearDigits + 11 || text[text.length - 1] != 'Z') {
            throw new DerException("time that does not end in seconds and Z");
        }
        int year = number(text, 0, yearDigits);
        if (yearDigits == 2) {
            year += year < 50 ? 2000 : 1900;
        }
        try {
            return LocalDateTime.of(
                            year,
                            number(text, yearDigits, 2),
                            number(text, yearDigits + 2, 2),
                            number(text, yearDigits + 4, 2),
                            number(text, yearDigits + 6, 2),
                            number(text, yearDigits + 8, 2))
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new DerException("time that does not exist", e);
        }
    }

    private static int number(byte[] text, int start, int length) throws DerException {
        int number = 0;
        for (int i = start; i < start + length; i++) {
            if (text[i] < '0' || text[i] > '9') {
                throw new DerException("time with a character that is not a digit");
            }
            number = 10 * number + text[i] - '0';
        }
        return number;
    }
}
