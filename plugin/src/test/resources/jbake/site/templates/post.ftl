<#include "header.ftl">
<#include "menu.ftl">
<h1><#escape x as x?xml>${content.title}</#escape></h1>
<#include "parts/meta.ftl">
${content.body}
<#if content.previousContent??><a href="${content.rootpath}${(content.previousContent.noExtensionUri)!content.previousContent.uri}">${content.previousContent.title}</a></#if>
<#if content.nextContent??><a href="${content.rootpath}${(content.nextContent.noExtensionUri)!content.nextContent.uri}">${content.nextContent.title}</a></#if>
<#list content?keys as key>${key} </#list>
<#include "footer.ftl">
