<#include "header.ftl">
<main>
<ul>
<#list posts as post>
<li><a href="${content.rootpath!}${post.uri}">${post.title?html}</a></li>
</#list>
</ul>
<#if (numberOfPages > 1)><p>Page ${currentPageNumber} of ${numberOfPages}</p></#if>
</main>
<#include "footer.ftl">
