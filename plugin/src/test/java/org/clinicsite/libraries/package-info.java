/** Which libraries the plugin runs with, and whether one has a known vulnerability. Open {@link org.clinicsite.libraries.Vulnerabilities} first. */
@NullMarked
package org.clinicsite.libraries;

import org.jspecify.annotations.NullMarked;
