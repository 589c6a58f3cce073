html { published_posts.each { post -> a(href:post.uri){ yield post.title } } 
 p(currentPageNumber) }