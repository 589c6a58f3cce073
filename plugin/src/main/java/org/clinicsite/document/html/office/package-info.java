/** Documents of word processors as the HTML of their programs; open {@link org.clinicsite.document.html.office.OfficeDocument} first. */
@NullMarked
package org.clinicsite.document.html.office;

import org.jspecify.annotations.NullMarked;
