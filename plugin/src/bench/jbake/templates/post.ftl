<#include "header.ftl">
<main>
<h1>${content.title?html}</h1>
<p><time datetime="${content.date?string("yyyy-MM-dd")}">${content.date?string("d MMMM yyyy")}</time>
<#list content.tags as tag><a href="${content.rootpath}tags/${tag}.html">${tag}</a> </#list></p>
${content.body}
</main>
<#include "footer.ftl">
