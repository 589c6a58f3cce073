    <footer>${config.site_name} | ${config.site_host?remove_beginning("https://")} | ${.locale} ${.lang}
    <#list alltags?sequence?sort as tag>${tag}<#sep>, </#list></footer>
  </body>
</html>
