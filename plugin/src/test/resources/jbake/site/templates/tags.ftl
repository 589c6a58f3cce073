<#include "header.ftl">
<h1>${tag}</h1> ${content.type} ${content.rootpath}
<#list tag_posts as post>${post.title} ${content.rootpath}${post.uri} </#list>
<#list tagged_documents as post>${post.type} ${post.title} </#list>
<#list tags as t><#if t.name == tag>${t.uri} ${t.tagged_posts?size}</#if></#list>
<#include "footer.ftl">
