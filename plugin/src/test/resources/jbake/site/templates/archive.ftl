<#import "lib.ftl" as lib>
<#-- Every name, once. -->
version ${version}
<@lib.dump content ""/>
<#if tag??>tag</#if><#if currentPageNumber??>${currentPageNumber} ${numberOfPages} "${previousFileName}" "${nextFileName}"</#if>
posts <#list posts as p>${p.title} ${p.uri} ${p.status}, </#list>
pages <#list pages as p>${p.title} ${p.uri}, </#list>
recipes <#list recipes as p>${p.title}, </#list>
chapters <#list chapters as p>${p.title}, </#list>
indexs ${indexs?size} archives ${archives?size} feeds ${feeds?size} masterindexs ${masterindexs?size} sitemaps ${sitemaps?size} tagsindexs ${tagsindexs?size}
published_posts <#list published_posts as p>${p.title}, </#list>
published_pages <#list published_pages as p>${p.title} ${p.uri}, </#list>
published_recipes <#list published_recipes as p>${p.title}, </#list>
published_chapters <#list published_chapters as p>${p.title}, </#list>
published_content <#list published_content?filter(c -> c.type != "difference") as p>${p.title} ${p.type}, </#list>
all_content <#list all_content?filter(c -> c.type != "difference") as p>${p.title} ${p.type} ${p.status}, </#list>
datas ${datas?size} published_datas ${published_datas?size}
alltags <#list alltags as t>${t}, </#list>
tags <#list tags as t>${t.name} ${t.uri} <#list t.tagged_posts as p>${p.title};</#list> ${t.tagged_documents?size}, </#list>
tag_posts ${tag_posts?size} tagged_documents ${tagged_documents?size}
db.tag ${db.getPublishedPostsByTag("neck").size()} ${db.getPublishedPostsByTag("neck")?size} <#list db.getPublishedPostsByTag("neck") as p>${p.title} ${p.getTitle()} ${p.get("uri")}, </#list>
db.documents <#list db.getPublishedDocumentsByTag("neck") as p>${p.title} ${p.type}, </#list>
db.tags <#list db.tags as t>${t}, </#list> <#list db.getAllTags() as t>${t}, </#list> ${db.getTags().contains("neck")?c}
db.content <#list db.getPublishedContent("recipe") as p>${p.title}, </#list> <#list db.getAllContent("post") as p>${p.title}, </#list>
db.pages ${db.getPublishedPages().size()} db.posts ${db.getPublishedPosts().size()} <#list db.publishedPosts as p>${p.title}, </#list>
db.count ${db.getDocumentCount("post")} ${db.getPublishedCount("post")} ${db.getDocumentByUri("about" + config.output_extension)?size}
db.first ${db.getPublishedPosts().get(0).title} ${db.getPublishedPosts()[1].title} ${db.getPublishedPosts().isEmpty()?c}
<#assign team = data.get("team.yml")>
data ${team.lead.name} ${team.lead.since?string("yyyy")} ${team.room_count} ${team.lead.rate} ${team.lead["room"]} ${team.get("motto")}
<#list team.members as m>${m.name} ${m.languages?join("/")} ${m.active?string("in", "out")} <#if m.note??>${m.note}<#else>-</#if>
</#list><#list team.hours.keySet() as day>${day} </#list><#list team.hours.entrySet() as e>${e.key}=${e.value} </#list>
${team.hours.size()} ${team.members?size} ${team.members.size()} ${team.lead.name.length()} ${team.lead?is_hash?c} ${team.merged.a} ${team.merged.b}
keys ${team.hours?size} <#list team.hours?keys as k>${k} </#list> <#list team.lead?keys?filter(k -> k.contains("oo")) as k>${k}=${team.lead[k]} </#list> ${(team.hours.remove)???c} ${team.hours?keys?seq_contains("putAll")?c}
list <#list data.get("links.yaml").data as l>${l.href} </#list> none ${data.get("none.yml").isEmpty()?c}
by uri ${data.get("about" + config.output_extension).title}
config ${config.site_host} ${config.site_title} ${config.site_keywords?join("+")} ${config.site_twice[1]} ${config.colon_key} ${config.escaped} ${config.continued} "${config.empty_key}"
${config.index_posts_per_page} ${config.index_paginate?c} ${config.tag_path} ${config.render_tags} ${config.template_post_file} ${config.output_extension} ${config.sourceFolder?keep_after_last("/")} ${config.version}
<#list config?keys?filter(k -> k?starts_with("template_") || k?starts_with("render_"))?sort as k>${k}=${config[k]} </#list>
numbers ${1234567.891} ${0.5} ${7?string("000")} ${12345?c} ${3.0} ${1234.5?string.number}
<#list published_content as c><#if c.og_image??>${c.og_image}</#if></#list>
<#attempt>${no.such.name}<#recover>recovered</#attempt>
${.now?is_datetime?c} ${published_date?is_date_like?c} ${"now is ${.now?is_date_like?c}"} ${.output_encoding} ${"a b/é"?url} ${.data_model?is_hash?c}
