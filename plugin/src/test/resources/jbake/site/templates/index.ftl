<#include "header.ftl">
<#include "menu.ftl">
<#list posts as post><#if post.status == "published"><p>${post.title} ${post.uri} ${post.date?string("dd MMMM yyyy")}</p></#if></#list>
<#list published_posts[0..*3] as post><div>${post.body}</div></#list>
<#list published_posts as post><#if (last_month)?? && post.date?string("MMMM yyyy") != last_month><h4>${post.date?string("MMMM yyyy")}</h4></#if><#assign last_month = post.date?string("MMMM yyyy")>${post.title}<#if post_has_next>, </#if></#list>
<#if numberOfPages??>page ${currentPageNumber} of ${numberOfPages} <#if previousFileName??>before "${content.rootpath}${previousFileName}"</#if> <#if nextFileName??>after "${content.rootpath}${nextFileName}"</#if></#if>
<#list published_posts?chunk(2) as row><#list row as p>${p.uri};</#list>|</#list>
<#include "footer.ftl">
