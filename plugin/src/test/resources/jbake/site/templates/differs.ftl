<#if content.show == "date">${content.date?string("yyyy-MM-dd")}</#if>
<#if content.show == "clock">${published_date?string("yyyy-MM-dd HH:mm:ss")} ${.now?string("yyyy-MM-dd HH:mm")}</#if>
<#if content.show == "system">${config.java_version!"not to be seen"}</#if>
<#if content.show == "renderer">${renderer???c}</#if>
<#if content.show == "data"><#assign d = data.get("odd.yml")>${d.close} ${d.price}</#if>
<#if content.show == "tags">${content.tags?size} ${content.tags?join("|")}</#if>
<#if content.show == "uri">${content.uri}</#if>
${content.body}
