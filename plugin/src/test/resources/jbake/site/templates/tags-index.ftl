<#include "header.ftl">
${content.type} ${content.rootpath}
<#list tags?sort_by("name") as t><a href="${content.rootpath}${t.uri}">${t.name}</a> (${t.tagged_posts?size}/${t.tagged_documents?size})</#list>
<#include "footer.ftl">
