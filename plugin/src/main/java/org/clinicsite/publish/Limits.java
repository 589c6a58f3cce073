package org.clinicsite.publish;

/**
 * How much is taken of what a target keeps for itself. Ours never needs as much; whoever meets more has before him what
 * nobody published, and reads no further.
 */
public final class Limits {

    /** Files that a site may have: more than any host serves (Cloudflare Pages: 20,000; GitHub Pages: 1 GB). */
    public static final int FILES = 250_000;

    /** Bytes of a manifest: {@link #FILES} lines of the usual length. */
    public static final int MANIFEST_BYTES = 64 << 20;

    /** Bytes of a file; S3 stores no larger object (Amazon S3 User Guide, "Amazon S3 objects overview"). */
    public static final long FILE_BYTES = 5L << 40;

    /** Bytes of a lease, or of any other small file that holds a line or two. */
    public static final int LEASE_BYTES = 16 << 10;

    /** Releases that are looked at, the newest. */
    public static final int RELEASES = 1000;

    /** Leases that are looked at. */
    public static final int LEASES = 1000;

    private Limits() {}
}
