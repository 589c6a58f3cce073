User-agent: *
Disallow:
<#if absolute("/sitemap.xml")??>

Sitemap: ${absolute("/sitemap.xml")}
</#if>
