User-agent: *
${content.body}<#list published_pages as p>Allow: /${p.uri}
</#list>