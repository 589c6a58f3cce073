/**
 * The clinic site generator. One direction of flow, a package per stage, an immutable value between two stages:
 *
 * <ul>
 *   <li>{@link org.clinicsite.source} finds and reads files: open {@code ContentReader} first;
 *   <li>{@link org.clinicsite.document} reads their markup, once, to a tree that all others visit: {@code DocumentReader};
 *   <li>{@link org.clinicsite.article} makes articles of them: sections, anchors, HTML; {@code ArticleReader};
 *   <li>{@link org.clinicsite.links} judges every link: {@code LinkFilter};
 *   <li>{@link org.clinicsite.lint} reads them as an editor would: {@code EditorialLint};
 *   <li>{@link org.clinicsite.site} puts pages together: {@code SiteBuilder};
 *   <li>{@link org.clinicsite.render} draws them: {@code SiteRenderer};
 *   <li>{@link org.clinicsite.output} writes them: {@code OutputFolder};
 *   <li>{@link org.clinicsite.jbake} does the same for a JBake project: {@code JBakeSite};
 *   <li>{@link org.clinicsite.generate} runs the stages in order: {@code Generator};
 *   <li>{@link org.clinicsite.check} looks at the finished site: {@code SiteCheck};
 *   <li>{@link org.clinicsite.publish} puts it where visitors find it: {@code Publisher};
 *   <li>{@link org.clinicsite.preview} shows the site while it is being written: {@code Preview};
 *   <li>{@link org.clinicsite.imports} takes what is elsewhere into the content folder: {@code Import};
 *   <li>{@link org.clinicsite.init} writes the first files of a clinic's own: {@code Init};
 *   <li>{@link org.clinicsite.maven} holds the goals, doors only.
 * </ul>
 *
 * Below all of them lie {@link org.clinicsite.problem} (what is wrong, where, what to write instead),
 * {@link org.clinicsite.text} (places in a text), {@link org.clinicsite.work} (many texts at once),
 * {@link org.clinicsite.picture} (what a picture's file tells, and its sizes), {@link org.clinicsite.mark} (a clinic's mark)
 * and {@link org.clinicsite.secret} (what nobody means to publish).
 */
@NullMarked
package org.clinicsite;

import org.jspecify.annotations.NullMarked;
