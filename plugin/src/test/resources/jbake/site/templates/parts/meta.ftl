<#-- What every document has, and what only some have. -->
<p>${content.date?string("dd MMMM yyyy")} ${content.date?date?iso_utc} ${content.type} ${content.status} ${content.uri}
<#if content.noExtensionUri??>${content.noExtensionUri}</#if> ${content.sourceuri} ${content.rootpath} ${content.sha1?length}
${content.rendered?c} ${content.cached?c} ${content.file?keep_after_last("/")}</p>
<ul><#list content.tags as tag><li>${tag?index} <a href="${content.rootpath}tags/${tag?trim?replace(' ', '-')}.html">${tag}</a></li></#list></ul>
<p>${content.tags?join("|")} ${content.tags?size} ${content.tags?is_sequence?c} ${content?keys?size}</p>
