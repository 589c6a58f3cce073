<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Bench</title>
<id>${config.site_host}/</id>
<updated>2026-01-01T00:00:00Z</updated>
<#list published_posts[0..<10] as post>
<entry><title>${post.title?html}</title><id>${config.site_host}/${post.uri}</id><updated>${post.date?string("yyyy-MM-dd")}T00:00:00Z</updated></entry>
</#list>
</feed>
