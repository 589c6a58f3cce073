User-agent: *
Disallow:

Sitemap: ${absolute("/sitemap.xml")}
