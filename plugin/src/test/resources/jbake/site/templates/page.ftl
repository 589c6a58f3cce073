<#include "header.ftl">
<h1>${(content.title)!}</h1>
${content.body}
<#if content.previousContent??>before ${content.previousContent.title}</#if>
<#if content.nextContent??>after ${content.nextContent.title}</#if>
<#include "footer.ftl">
