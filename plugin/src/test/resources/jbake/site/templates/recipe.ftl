<#import "lib.ftl" as lib>
<@lib.dump content ""/>
