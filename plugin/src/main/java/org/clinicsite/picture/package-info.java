/**
 * What a picture's file tells of itself, and the sizes that browsers choose from. Open {@link org.clinicsite.picture.PictureFile}
 * first; {@link org.clinicsite.picture.PictureMaker} makes the sizes. Only that one decodes anything, so a site without
 * photographs, and a build that finds all sizes made, loads no class of {@code java.desktop}.
 */
@NullMarked
package org.clinicsite.picture;

import org.jspecify.annotations.NullMarked;
