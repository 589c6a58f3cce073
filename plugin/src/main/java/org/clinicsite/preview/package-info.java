/**
 * Shows a site while it is being written: builds it again on each change, serves it on this machine, and tells the browser.
 * Open {@link org.clinicsite.preview.Preview} first.
 */
@NullMarked
package org.clinicsite.preview;

import org.jspecify.annotations.NullMarked;
