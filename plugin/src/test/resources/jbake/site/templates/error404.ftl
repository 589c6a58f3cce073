<#include "header.ftl">
<p>Not found. <#if numberOfPages??>${numberOfPages}</#if> ${content.type}</p>
<#include "footer.ftl">
