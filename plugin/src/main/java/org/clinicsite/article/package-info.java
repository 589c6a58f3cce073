/** The second stage: a {@link org.clinicsite.source.Source} to an {@link org.clinicsite.article.Article}. Cleans pasted text, finds sections, gives anchors, writes HTML. Open {@link org.clinicsite.article.ArticleReader} first. */
@NullMarked
package org.clinicsite.article;

import org.jspecify.annotations.NullMarked;
