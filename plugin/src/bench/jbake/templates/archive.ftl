<#include "header.ftl">
<main>
<ul>
<#list published_posts as post>
<li><a href="${content.rootpath!}${post.uri}">${post.title?html}</a></li>
</#list>
</ul>
</main>
<#include "footer.ftl">
