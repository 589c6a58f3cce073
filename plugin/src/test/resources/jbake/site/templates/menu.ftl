<#macro entry href label><li><a href="${content.rootpath!""}${href}">${label}</a></li></#macro>
    <nav><ul><@entry "index.html" "Home"/><@entry href=config.archive_file label="Archive"/>
    <#list published_pages?sort_by("title") as p><#if p.uri?starts_with("about")><@entry p.uri p.title/></#if></#list></ul></nav>
