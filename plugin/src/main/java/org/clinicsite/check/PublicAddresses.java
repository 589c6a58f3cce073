package org.clinicsite.check;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Which addresses of the internet a check may ask: those that anybody can reach. Never this machine, its network or what
 * such an address hides in another, after the registries of
 * <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a> and
 * <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a> (RFC 6890).
 */
final class PublicAddresses {

    private PublicAddresses() {}

    /** Whether anybody can reach it. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        int third = b[2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false; // this network, private, loopback
            case 100 -> second < 64 || second > 127; // carriers' own
            case 169 -> second != 254; // link-local, also a cloud's own data
            case 172 -> second < 16 || second > 31; // private
            case 192 -> !(second == 168 || second == 0 && (third == 0 || third == 2) || second == 88 && third == 99);
            case 198 -> !(second == 18 || second == 19 || second == 51 && third == 100); // benchmarks, examples
            case 203 -> !(second == 0 && third == 113); // examples
            default -> first < 224; // above: multicast, reserved, broadcast
        };
    }

    private static boolean isPublic6(byte[] b) {
        if (isPrefix(b, 0, 0x64, 0xff, 0x9b) && isZero(b, 4, 12)) {
            return isPublic4(Arrays.copyOfRange(b, 12, 16)); // NAT64, RFC 6052
        }
        if (isZero(b, 0, 10) && (isZero(b, 10, 12) || b[10] == -1 && b[11] == -1)) {
            return !isZero(b, 0, 12)
                    && isPublic4(Arrays.copyOfRange(b, 12, 16)); // mapped; compatible, :: and ::1 never
        }
        if (isPrefix(b, 0x20, 0x02)) {
            return isPublic4(Arrays.copyOfRange(b, 2, 6)); // 6to4, RFC 3056
        }
        boolean isGlobal = (b[0] & 0xe0) == 0x20; // 2000::/3; unique local, link-local and multicast are outside
        boolean isSpecial = isPrefix(b, 0x20, 0x01) && (b[2] & 0xfe) == 0 // protocols' own, Teredo
                || isPrefix(b, 0x20, 0x01, 0x0d, 0xb8) // examples
                || isPrefix(b, 0x3f, 0xff) && (b[2] & 0xf0) == 0; // examples, RFC 9637
        return isGlobal && !isSpecial;
    }

    private static boolean isPrefix(byte[] b, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((b[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
