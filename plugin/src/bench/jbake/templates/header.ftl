<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title><#if content.title??><#escape x as x?html>${content.title}</#escape><#else>Bench</#if></title>
<link rel="stylesheet" href="${content.rootpath!}site.css">
</head>
<body>
