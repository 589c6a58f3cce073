html { h1(content.title)
 yieldUnescaped content.body
 include template: 'header.tpl' }