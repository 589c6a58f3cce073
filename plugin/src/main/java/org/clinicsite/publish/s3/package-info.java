/**
 * Publishing to AWS S3 and to what speaks as it does. Open {@link org.clinicsite.publish.s3.S3Target} first: what is done,
 * in which order. {@code Bucket} is all that is asked of the host, and what its refusals mean; {@code State} is what was
 * found there. The AWS SDK is known here and nowhere else.
 */
@NullMarked
package org.clinicsite.publish.s3;

import org.jspecify.annotations.NullMarked;
