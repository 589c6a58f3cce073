# ${clinic.name}

> ${clinic.description}

<#if bookingAddress()?has_content>
${words("book.online")}: ${bookingAddress()}
</#if>
<#if clinic.contact.phone??>
${words("booking.phone")}: ${clinic.contact.phone}
</#if>
<#list messengers() as way>
${way.address}
</#list>
<#if clinic.contact.email??>
${words("booking.mail")}: ${clinic.contact.email}
</#if>
<#list [["services", "service"], ["conditions", "condition"], ["therapists", "therapist"], ["locations", "location"], ["events", "event"], ["jobs", "job"], ["articles", "article"]] as kinds>
<#if pagesOf(kinds[1])?has_content>

## ${words("titles." + kinds[0])}

<#if pageOf(kinds[0])??>
- [${pageOf(kinds[0]).title}](${absolute(pageOf(kinds[0]))}): ${pageOf(kinds[0]).description}
</#if>
<#list pagesOf(kinds[1])[0..*50] as p>
- [${p.title}](${absolute(p)}): ${p.description}
</#list>
</#if>
</#list>
<#assign more = []>
<#list ["prices", "booking", "first-visit", "contraindications", "faq", "vouchers", "insurance", "contact", "about", "downloads", "tags", "policy"] as kind>
<#assign more += pagesOf(kind)>
</#list>
<#if ((pageOf("site-map").numbers)!1) gt 1>
<#assign more += [pageOf("site-map")]>
</#if>
<#if more?has_content>

## ${words("footer.more")}

<#list more as p>
- [${p.title}](${absolute(p)}): ${p.description}
</#list>
</#if>
