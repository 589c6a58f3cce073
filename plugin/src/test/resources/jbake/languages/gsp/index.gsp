<%include "header.gsp"%><%published_posts.each {post -> %><a href="${post.uri}">${post.title} ${post.date.format("dd MMMM yyyy")}</a>
<%}%>${numberOfPages} ${currentPageNumber} ${config.site_host}