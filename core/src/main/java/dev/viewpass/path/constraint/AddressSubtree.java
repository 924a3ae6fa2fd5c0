package dev.viewpass.path.constraint;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.GeneralName;
import dev.viewpass.certificate.GeneralName.IpAddress;
import java.math.BigInteger;
import java.util.Arrays;

/** A range of IPv4 or of IPv6 addresses: those that share the first bits with an address (RFC 4632). */
record AddressSubtree(IpAddress first, int prefixLength) implements Subtree {

    /** Reads an address that is followed by a mask of as many octets. */
    static AddressSubtree of(byte[] addressAndMask) throws DerException {
        int half = addressAndMask.length / 2;
        if (addressAndMask.length != 8 && addressAndMask.length != 32) {
            throw new DerException("constraint on IP addresses of " + addressAndMask.length + " octets");
        }
        IpAddress first = IpAddress.of(Arrays.copyOf(addressAndMask, half));
        byte[] mask = Arrays.copyOfRange(addressAndMask, half, 2 * half);
        return new AddressSubtree(first, prefixLength(mask));
    }

    private static int prefixLength(byte[] mask) throws DerException {
        BigInteger bits = new BigInteger(1, mask);
        int ones = bits.bitCount();
        BigInteger contiguous =
                BigInteger.ONE.shiftLeft(ones).subtract(BigInteger.ONE).shiftLeft(8 * mask.length - ones);
        if (!bits.equals(contiguous)) {
            throw new DerException("constraint on IP addresses with a mask that has gaps");
        }
        return ones;
    }

    @Override
    public GeneralName.Kind kind() {
        return GeneralName.Kind.IP_ADDRESS;
    }

    @Override
    public String text() {
        return first.text() + "/" + prefixLength;
    }

    @Override
    public Relation relation(GeneralName name) {
        return name instanceof IpAddress address ? Relation.of(holds(address)) : Relation.UNKNOWN;
    }

    private boolean holds(IpAddress address) {
        int whole = prefixLength / 8;
        if (address.octets().size() != first.octets().size()
                || !address.octets().subList(0, whole).equals(first.octets().subList(0, whole))) {
            return false;
        }
        int rest = 8 - prefixLength % 8;
        return rest == 8
                || address.octets().get(whole) >> rest == first.octets().get(whole) >> rest;
    }
}
