<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8"/>
    <title><#if (content.title)??><#escape x as x?xml>${content.title}</#escape><#else>${config.site_name}</#if></title>
    <meta name="generator" content="JBake ${version}">
    <meta name="description" content="${(content.description)!"Notes"}">
    <#if (content['og.title'])??><meta property="og:title" content="${content['og.title']}"></#if>
    <link href="<#if (content.rootpath)??>${content.rootpath}<#else></#if>css/base.css" rel="stylesheet">
  </head>
  <body>
