<#include "header.ftl">
<main>
<h1>${tag}</h1>
<ul>
<#list tag_posts as post>
<li><a href="${content.rootpath!}${post.uri}">${post.title?html}</a></li>
</#list>
</ul>
</main>
<#include "footer.ftl">
