<#import "lib.ftl" as lib>
<#if content.body??>${content.body}<#else>no body</#if>
<@lib.dump content ""/>
