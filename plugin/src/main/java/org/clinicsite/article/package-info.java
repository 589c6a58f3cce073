/** The third stage: a {@link org.clinicsite.document.Document} to an {@link org.clinicsite.article.Article}. Finds sections, gives anchors, writes HTML. Open {@link org.clinicsite.article.ArticleReader} first. */
@NullMarked
package org.clinicsite.article;

import org.jspecify.annotations.NullMarked;
