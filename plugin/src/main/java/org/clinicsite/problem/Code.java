package org.clinicsite.problem;

import static org.clinicsite.problem.Problem.Level.ERROR;
import static org.clinicsite.problem.Problem.Level.INFO;
import static org.clinicsite.problem.Problem.Level.WARNING;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clinicsite.text.EnumWord;

/**
 * The kinds of mistakes that people make or meet: one constant each, however many places find it. Each message ends with
 * the {@link #word} of its kind, under which {@code problems.md} tells more; that page is made of this list.
 */
public enum Code {
    NO_CONTENT_FOLDER(
            Group.STARTING,
            "Maven runs in a folder that holds no content.",
            "Go to the clinic's folder, name it with -Dsite.sourceDirectory=DIR, or make content/data/clinic.yaml.",
            ERROR),
    NO_CLINIC_FACTS(
            Group.STARTING,
            "The content folder has no data/clinic.yaml, which says what the clinic is called and where it is.",
            "Write it, or rename the file that holds these facts.",
            ERROR),
    MISSING_FOLDER(
            Group.STARTING,
            "A folder that a parameter or jbake.properties names is not there.",
            "Make it, or mend the name.",
            ERROR),
    OVERLAPPING_FOLDERS(
            Group.STARTING,
            "What is written would lie within what is read, or the other way round.",
            "Name a folder of its own, such as target/site.",
            ERROR),
    UNSAFE_OUTPUT_FOLDER(
            Group.STARTING,
            "What would be written goes into a folder that is not ours alone, and what is in it would be lost.",
            "Name a folder for it alone, such as -Dsite.outputDirectory=target/site.",
            ERROR),
    FOLDER_NOT_EMPTY(
            Group.STARTING,
            "A project is to begin in a folder in which something lies.",
            "Run site:init in an empty folder; version control may be there already.",
            ERROR),
    BAD_PARAMETER(
            Group.STARTING,
            "The value of a parameter cannot be read: a number, a date, yes or no, a pattern of files or a program.",
            "Write it as the message shows; the reference of goals has each.",
            ERROR),
    UNKNOWN_PROPERTY(
            Group.STARTING,
            "No goal knows this property or element of the configuration, so it changes nothing.",
            "Mend its name; the message has the nearest right one.",
            ERROR,
            WARNING),
    PROPERTY_WITHOUT_EFFECT(
            Group.STARTING,
            "The property is right, but does nothing here: the POM overrules it, or this goal does not have it.",
            "Write it into the properties of the POM, or leave it out.",
            ERROR),
    OLD_FORM(
            Group.STARTING,
            "A key, a value or a property is written as an earlier version had it; it is read for one more version.",
            "Write the new form, which the message shows.",
            WARNING),

    MISNAMED_FILE(
            Group.CONTENT,
            "A file that the plugin reads has a name that is almost right.",
            "Rename it as the message says.",
            ERROR),
    UNUSED_FILE(
            Group.CONTENT,
            "The file lies where nothing reads it.",
            "Move it to where it belongs, or delete it.",
            WARNING),
    UNKNOWN_FORMAT(
            Group.CONTENT,
            "The file is of a kind that becomes no page.",
            "Save the text as .md, .html or .txt.",
            WARNING),
    UNKNOWN_TYPE(
            Group.CONTENT,
            "Neither the file's folder nor its key 'type' says what kind of page it is.",
            "Put it into one of the folders that the message names, or mend the type.",
            ERROR,
            WARNING),
    NOT_A_FILE(Group.CONTENT, "A pipe or a device lies among the content and is left out.", "Take it away.", WARNING),
    SYMBOLIC_LINK(
            Group.CONTENT,
            "A symbolic link leads nowhere, in a circle or to another place on this machine.",
            "Put the file itself there.",
            ERROR,
            WARNING),
    BAD_FILE_NAME(
            Group.CONTENT,
            "This disk or the address of a page cannot take the name of the file.",
            "Rename the file.",
            ERROR,
            WARNING),
    UNREADABLE_FILE(
            Group.CONTENT, "The file is there and cannot be read.", "Give yourself the right to read it.", ERROR),
    LEFTOVER_FILE(
            Group.CONTENT,
            "A system, an editor or an office program left the file; it is not published.",
            "Close the program, then delete the file.",
            WARNING),
    SECRET_FILE(
            Group.CONTENT,
            "The file holds what nobody should publish: a key, a password, a token, a dump of a database.",
            "Take it out, and change what it opens if it was ever published; or waive it with a reason in"
                    + " content/waivers.yaml.",
            ERROR,
            WARNING),
    PLACE_IN_PICTURE(
            Group.CONTENT,
            "A photograph that is published as it is tells where it was taken.",
            "Export it without its place, or waive it in content/waivers.yaml.",
            WARNING),
    BAD_WAIVER(
            Group.CONTENT,
            "A waiver has no reason, names no file that is published, or is not written as one.",
            "Write the path or the rule, and behind the colon why.",
            ERROR,
            WARNING),
    WRONG_ENCODING(
            Group.CONTENT,
            "The file is not in the encoding that is expected, which is UTF-8 but for some JBake projects.",
            "Save it as UTF-8, or as render.encoding says.",
            ERROR,
            WARNING),
    CONTROL_CHARACTER(
            Group.CONTENT,
            "The text holds a character that no page, feed or site map can hold.",
            "Delete it; the place is told.",
            ERROR,
            WARNING),
    INVISIBLE_CHARACTER(
            Group.CONTENT,
            "The text holds a character that nobody sees, which came with copying.",
            "Type the words anew.",
            WARNING),
    EMPTY_FILE(Group.CONTENT, "Nothing is in the file.", "Write its keys or its text, or delete it.", ERROR, WARNING),
    TEXT_TOO_LARGE(
            Group.CONTENT,
            "The file is larger than any text; mostly it is something else.",
            "Look what it is; split it when it is a text.",
            ERROR,
            WARNING),

    UNCLOSED_HEADER(
            Group.HEADERS,
            "The header begins with '---' and has no second such line.",
            "Write '---' below its last key.",
            ERROR),
    BAD_HEADER(
            Group.HEADERS,
            "A line of the header is no key with a value.",
            "Write 'key: value' between the two '---', or 'key=value' in a header of JBake.",
            ERROR,
            WARNING),
    NOT_YAML(
            Group.HEADERS,
            "The file or header cannot be read as YAML.",
            "Look at the place that is told: quotes, colons and the number of blanks in front.",
            ERROR),
    UNSUPPORTED_YAML(
            Group.HEADERS,
            "This is YAML, but of a kind that no fact needs: tags, keys that are no words, very deep nesting.",
            "Write plain keys and values.",
            ERROR),
    DUPLICATE_KEY(Group.HEADERS, "The same key stands twice, and only one can count.", "Keep one of them.", ERROR),
    UNKNOWN_KEY(
            Group.HEADERS,
            "Nothing reads a key of this name.",
            "Mend its spelling; the reference of content has every key. What is for templates of your own goes below"
                    + " 'extra'.",
            ERROR,
            WARNING),
    UNUSED_KEY(
            Group.HEADERS,
            "The key is right, but this kind of page does nothing with it.",
            "Take the line away.",
            WARNING),
    OTHER_LANGUAGE(
            Group.HEADERS,
            "A text is written in several languages; the site is in one, and shows that.",
            "Look whether 'locale' in clinic.yaml says the language that you want.",
            WARNING),
    MISSING_KEY(
            Group.HEADERS,
            "A key that this kind of page needs is not there.",
            "Add the line that the message shows.",
            ERROR,
            WARNING),
    UNKNOWN_DAY(
            Group.HEADERS,
            "Hours stand under a name that is no day of the week in English or in the site's language.",
            "Write it as the message says; several days are mon-fri or 'sat, sun'.",
            ERROR),
    BAD_VALUE(
            Group.HEADERS,
            "The value of a key is not of its kind, or out of range.",
            "Write it as the message shows.",
            ERROR,
            WARNING),
    WRONG_SHAPE(
            Group.HEADERS,
            "A list, a text or keys stand where something else is needed.",
            "Write the value as the message shows.",
            ERROR,
            WARNING),
    CONFLICTING_VALUES(
            Group.HEADERS,
            "Values that are right by themselves do not go together.",
            "Change one of them; the message names both.",
            ERROR),
    AMBIGUOUS_NUMBER(
            Group.HEADERS,
            "A value looks like a number, and would be shown otherwise than it is written.",
            "Put it in quotes when it is a text, such as a price or a telephone number.",
            WARNING),
    UNKNOWN_REFERENCE(
            Group.HEADERS,
            "A key or a shortcut names a page of the site that is not there.",
            "Mend the name; the message has the nearest right one.",
            ERROR,
            WARNING),
    UNKNOWN_RULE(
            Group.HEADERS, "No editorial rule has this name.", "Take one of those at the end of this page.", ERROR),
    NO_DATE(
            Group.HEADERS,
            "The article does not say when it was published, so its place among the others is a guess.",
            "Write the date into its header.",
            WARNING),
    FUTURE_DATE(
            Group.HEADERS,
            "The text is of a later day than this build and waits.",
            "Do nothing, or show it now with -Dsite.future.",
            WARNING),
    UNLIKELY_DATE(
            Group.HEADERS,
            "A date cannot be what was meant: its year was written with two digits, or the text was changed before it was there.",
            "Mend the date.",
            WARNING),
    DESCRIPTION_LENGTH(
            Group.HEADERS,
            "The description is so short or so long that search engines show something else.",
            "Write it with as many characters as the message says.",
            WARNING),
    SAME_TITLE(
            Group.HEADERS,
            "Two pages have one title, and visitors cannot tell them apart in a list.",
            "Name one of them otherwise.",
            WARNING),
    BAD_TAG(
            Group.HEADERS,
            "A tag has no letters, is written in several ways, or is too like another.",
            "Write it in words, and everywhere in the same way.",
            ERROR,
            WARNING),
    TOO_MANY_TAGS(
            Group.HEADERS,
            "A text or the site has more tags than any reader follows.",
            "Take away those that hardly a text has.",
            ERROR,
            WARNING),

    EMPTY_TEXT(
            Group.TEXTS,
            "The page has a header and no text.",
            "Write the text below the header, or delete the file.",
            WARNING),
    TIDIED_PASTE(
            Group.TEXTS,
            "What came along with a pasted text was set right: cut words, doubled blanks, rows of buttons, marks.",
            "Nothing; look at the page whether something is missing.",
            INFO),
    PRIVATE_ADDRESS(
            Group.TEXTS,
            "A person's mail address came along with a pasted text, and everybody could read it.",
            "Delete it, or keep it only if that person agrees.",
            WARNING),
    MISREAD_LETTERS(
            Group.TEXTS,
            "A pasted text holds letters that a program misread before it came here, such as â€™ for an apostrophe.",
            "Copy the text again from where it reads well, or write the letters anew.",
            WARNING),
    PROPOSED_HEADINGS(
            Group.TEXTS,
            "A long text without headings got some, made of its own words.",
            "Nothing, or write headings of your own.",
            INFO),
    EMPTY_HEADING(
            Group.TEXTS, "A heading has no text and is left out.", "Write its text, or delete it.", WARNING, INFO),
    DUPLICATE_ANCHOR(
            Group.TEXTS,
            "Two things on a page want the same anchor, and a link can lead to one only.",
            "Choose another for one of them.",
            WARNING,
            INFO),
    UNCLOSED_CODE(
            Group.TEXTS,
            "A block of code has no end, and all below it became code.",
            "Write the closing line where the code ends.",
            WARNING),
    MISSING_NOTE(
            Group.TEXTS,
            "A mark such as [^1] names a note that the text does not have; the mark is shown as text.",
            "Write the note, a line [^1]: and its words, or delete the mark.",
            WARNING),
    UNUSED_NOTE(
            Group.TEXTS,
            "A note at the end of the text is named nowhere in it, so it is not shown.",
            "Write its mark where it belongs, or delete the note.",
            WARNING),
    UNREAD_ATTRIBUTES(
            Group.TEXTS,
            "Attributes in braces behind a link or a heading are not read, but for {#id} and {.button}.",
            "Take them away.",
            WARNING),
    BLANK_IN_ADDRESS(
            Group.TEXTS,
            "The address of a link or a picture has a blank in it, so Markdown shows it as text.",
            "Write it between < and >, or give the file a name without blanks.",
            WARNING),
    UNCLOSED_HTML(
            Group.TEXTS,
            "A tag is opened and not closed, or the HTML ends within one.",
            "Close it where it should end.",
            WARNING,
            INFO),
    HTML_NOT_ALLOWED(
            Group.TEXTS,
            "A tag or an attribute may not stand in an article: it would hide text, run something or break the page.",
            "Take it away; use a shortcut or a template where you need more.",
            WARNING,
            INFO),
    RAW_HTML(
            Group.TEXTS,
            "The text of a JBake project holds HTML that runs or loads something; it is published as it stands.",
            "Look whether you want it.",
            WARNING),
    DANGEROUS_ADDRESS(
            Group.TEXTS,
            "An address would run a program in the visitor's browser; it is left out.",
            "Write one that begins with https://, mailto: or tel:, or the path of a page.",
            WARNING,
            INFO),
    TOO_INTRICATE(
            Group.TEXTS,
            "The text has more marks within each other than anybody writes by hand.",
            "Take marks away, or part the text by blank lines.",
            ERROR),
    TOO_MANY_HEADINGS(
            Group.TEXTS,
            "The text has more headings than a page can list.",
            "Split it, or make a table or a list of what is no section.",
            ERROR),
    UNKNOWN_SHORTCUT(
            Group.TEXTS, "No shortcut has this name.", "Mend the name; the reference of content lists them.", ERROR),
    BAD_SHORTCUT(
            Group.TEXTS,
            "A shortcut is not written as it must be: a value too many or too few, no end, no text.",
            "Write it as the message shows.",
            ERROR),
    EMPTY_SECTION(
            Group.TEXTS,
            "The home page is to have a section for which the clinic has nothing; it is left out.",
            "Write what it shows, or take it out of 'home.sections'.",
            WARNING),
    EMPTY_SHORTCUT(
            Group.TEXTS,
            "A shortcut shows facts that are not there; nothing stands in its place.",
            "Write the facts, or take the shortcut out.",
            WARNING),
    UNLINKED_PAGE(
            Group.TEXTS,
            "A plain page stands in no menu, and no text leads to it; visitors do not find it.",
            "Link to it, write it into 'menu' or 'footer', or give it 'noindex: true'.",
            WARNING),
    NO_QUESTION(
            Group.TEXTS,
            "A group of questions has no heading, so there is nothing to answer.",
            "Write each question as a heading.",
            ERROR),
    DUPLICATE_QUESTION(
            Group.TEXTS,
            "The same question stands in two groups.",
            "Ask it once, or give one of them an anchor of its own.",
            ERROR),

    BROKEN_LINK(
            Group.LINKS,
            "A link leads to a page or file of the site that is not there.",
            "Mend the link, or bring back what it leads to; -Dsite.allowBroken publishes it once nevertheless.",
            ERROR,
            WARNING,
            INFO),
    BROKEN_ANCHOR(
            Group.LINKS,
            "A link leads to a section that the page does not have.",
            "Mend what stands behind the '#'; the message has the nearest right one.",
            ERROR,
            WARNING,
            INFO),
    LINK_TO_UNPUBLISHED(
            Group.LINKS,
            "A link or a shortcut leads to a page that is not published: a draft, one of a later day, one left out.",
            "Publish that page first, or take the link away.",
            ERROR,
            WARNING,
            INFO),
    EMPTY_LINK(
            Group.LINKS,
            "A link has no address and is left out.",
            "Write where it leads, or take it away.",
            WARNING,
            INFO),
    LINK_DECIDED(
            Group.LINKS,
            "The link filter took out a link that would harm the clinic; the words stay where they say something.",
            "Nothing; to keep the link, write its host into content/link-policy.yaml.",
            INFO),
    BAD_LINK_RULE(
            Group.LINKS,
            "A line of content/link-policy.yaml is neither a host nor the beginning of an address.",
            "Write it as example.org or example.org/partners/, without stars.",
            ERROR),
    CONFLICTING_LINK_RULES(
            Group.LINKS, "The link policy names a host or an address twice.", "Delete one of the two.", ERROR),
    MISSING_PICTURE(
            Group.LINKS,
            "A picture that a text or a key names is not there.",
            "Put the file beside the text, or mend its name.",
            ERROR,
            WARNING,
            INFO),
    FOREIGN_PICTURE(
            Group.LINKS,
            "The picture lies on another server, which would learn of every visitor; it is left out.",
            "Save it beside the text, if you may use it, and link to that file.",
            WARNING,
            INFO),
    UNUSABLE_FILE(
            Group.LINKS,
            "A picture or a file is there and cannot be used: damaged, too large, or not what its name says.",
            "Export it again from the original, as JPEG or PNG.",
            ERROR),
    SMALL_PICTURE(
            Group.LINKS,
            "The picture has too few pixels for its place and will look blurred.",
            "Give a larger one; the message says how large.",
            WARNING),
    MISSING_ALT(
            Group.LINKS,
            "A picture has no words for those who do not see it (WCAG 2.2, 1.1.1).",
            "Write 'image-alt' into the header, or alt in HTML: what is to be seen.",
            ERROR,
            WARNING),

    BAD_SITE_ADDRESS(
            Group.PAGES,
            "The address of the site is missing where it is needed, or is no web address.",
            "Write one such as https://clinic.example/ as 'url' in clinic.yaml, or with -Dsite.baseUrl.",
            ERROR),
    BAD_PATH(
            Group.PAGES,
            "A slug, permalink or alias cannot be the path of a page on every host and disk.",
            "Use letters, digits and hyphens.",
            ERROR,
            WARNING),
    PATH_TAKEN(
            Group.PAGES,
            "Two files would be published at the same address, or at two that some disks take for one.",
            "Give one of them another 'slug' or 'permalink', or rename it.",
            ERROR,
            WARNING),
    UNKNOWN_LAYOUT(
            Group.PAGES,
            "No layout has this name.",
            "Mend the name, or write the layout into site-template/layouts.",
            ERROR),
    WRONG_LAYOUT(
            Group.PAGES,
            "The layout is there, but draws another kind of page.",
            "Take the line away, or name a layout of your own.",
            ERROR),
    DUPLICATE_PAGE(
            Group.PAGES,
            "A kind of page that a site has once is there twice.",
            "Make them one page, or give one another layout.",
            ERROR),
    NO_OPEN_DAY(
            Group.PAGES,
            "A place has no open day, and is not to be had by appointment.",
            "Write its hours, or 'hours: by appointment'.",
            ERROR),
    HIDDEN_ADDRESS(
            Group.PAGES,
            "A place to which nobody comes, such as a mobile one, has an address; it is not shown.",
            "Write the towns into 'area:' instead, or take 'kind:' away where there are rooms.",
            WARNING),
    CLOSED_DAY(
            Group.PAGES,
            "A therapist is said to work on a day on which the place is closed.",
            "Take the day away, or give the place hours on it.",
            ERROR,
            WARNING),
    TESTIMONIALS_NOT_ALLOWED(
            Group.PAGES,
            "The rules of the clinic's jurisdiction do not allow testimonials.",
            "Delete the page, or mend 'jurisdiction' in clinic.yaml.",
            WARNING),
    VOUCHER_TERM(
            Group.PAGES,
            "Vouchers would hold shorter than the law of the jurisdiction allows.",
            "Write the years that the message names, or more.",
            ERROR),
    SECURITY_TEXT(
            Group.PAGES,
            "security.txt does not say until when it holds, has ended, ends soon or holds too long.",
            "Look whether the rest still holds, and write the line 'Expires' anew.",
            ERROR,
            WARNING),

    MISSING_TEMPLATE(
            Group.TEMPLATES,
            "A template or an include of this name is not there.",
            "Write it, or mend the name.",
            ERROR),
    TEMPLATE_ERROR(
            Group.TEMPLATES,
            "A template cannot be read, or asks for something that is not there.",
            "Mend it at the place that is told.",
            ERROR),
    ENDLESS_TEMPLATE(
            Group.TEMPLATES,
            "A template calls itself or writes without end.",
            "Give its loop or its recursion an end.",
            ERROR),
    PAGE_TOO_LONG(
            Group.TEMPLATES,
            "The texts of a page are longer than any page may be.",
            "Split the text, or show fewer on one page.",
            ERROR),
    UNUSED_TEMPLATE(
            Group.TEMPLATES,
            "A file in site-template has a name for which no page asked.",
            "Mend the name, or delete the file.",
            WARNING),
    MISSING_WORD(
            Group.TEMPLATES,
            "A word that the template asks for is empty or in no file, or the language has no words at all.",
            "Write it into the file that the message names.",
            ERROR),
    UNUSED_WORD(
            Group.TEMPLATES,
            "No template asks for a word of this name.",
            "Mend the name; the message has the nearest right one.",
            WARNING),
    UNKNOWN_PLACEHOLDER(
            Group.TEMPLATES,
            "A word has a name in braces that nothing fills in.",
            "Mend the name, or take it away.",
            WARNING),
    BLOCKED_BY_POLICY(
            Group.TEMPLATES,
            "A template has something that the site's security policy keeps browsers from running, showing or loading.",
            "Do without it: a link, a file in site-template, a rule in a style sheet.",
            WARNING),
    BAD_THEME(
            Group.TEMPLATES,
            "A value of 'theme' is no colour, length or list of fonts.",
            "Write it as the message shows.",
            ERROR),
    LOW_CONTRAST(
            Group.TEMPLATES,
            "Two colours of the theme are so close that some visitors cannot read or see one on the other.",
            "Make one darker or lighter until the contrast that the message names is reached.",
            ERROR),

    BAD_SETTING(Group.JBAKE, "A setting in jbake.properties cannot be read.", "Write it as the message shows.", ERROR),
    NO_TYPE_OR_STATUS(
            Group.JBAKE,
            "The header names no type or no status; as with JBake, the file is left out.",
            "Write both into the header.",
            WARNING),
    MISSPELT_KEY(
            Group.JBAKE,
            "A key of the header is read as another one, whose name is nearest.",
            "Write it as the message shows.",
            WARNING),
    INEXACT_DATE(
            Group.JBAKE,
            "The date is read, but not written as date.format says.",
            "Mend the date, or date.format.",
            WARNING),
    NOT_JSON(
            Group.JBAKE,
            "A value of the header looks like JSON and is none; templates do not get it.",
            "Write names and texts in double quotes.",
            WARNING),
    NOT_ASCIIDOC(Group.JBAKE, "Asciidoctor cannot read the text.", "Mend what Asciidoctor says.", ERROR),
    ASCIIDOC_MESSAGE(
            Group.JBAKE,
            "Asciidoctor has something to say of the text, such as a file that it should include and does not find.",
            "Mend what Asciidoctor says.",
            WARNING),

    LIMITED_HOST(
            Group.HOSTING,
            "The host that clinic.yaml names cannot do all that the site asks of it.",
            "Nothing, or choose another host.",
            INFO),
    TOO_MANY_HEADERS(
            Group.HOSTING,
            "The file that tells the host its headers has more rules than the host takes.",
            "Show what other hosts have on fewer pages.",
            ERROR,
            WARNING),
    ASKS_HOST(
            Group.HOSTING,
            "Pages have browsers ask another host, as 'embeds', 'statistics' or 'contact.form' in clinic.yaml say.",
            "Nothing; the page on people's data names it. Take the entry away where you do not want it.",
            INFO),
    FILE_TOO_LARGE(
            Group.HOSTING,
            "A file is larger than the host or the plugin takes.",
            "Make it smaller, or keep it elsewhere and link to it.",
            ERROR,
            WARNING),
    SITE_TOO_LARGE(
            Group.HOSTING,
            "All files together are larger than the host, or the memory of this Maven, takes.",
            "Keep films and large documents elsewhere, and link to them.",
            ERROR),
    TOO_MANY_FILES(
            Group.HOSTING,
            "The site, or a folder of it, has more files than the host takes.",
            "Take away tags and sizes of pictures, or choose another host.",
            ERROR,
            WARNING),
    TOO_MANY_REDIRECTS(
            Group.HOSTING,
            "The site has more aliases, or a longer one, than the host takes.",
            "Take away those that nobody uses any more.",
            ERROR,
            WARNING),

    NO_INDEX(Group.CHECKS, "The site has no home page.", "Generate it: mvn site:generate.", ERROR),
    DRAFT(Group.CHECKS, "A page is a draft.", "Finish it, or publish without -Dsite.drafts.", ERROR),
    DISK_COPY(
            Group.CHECKS,
            "The copy for a disk lies in the place of the site.",
            "Delete the folder target/site, and publish again.",
            ERROR),
    HIDDEN_FILE(
            Group.CHECKS,
            "The name of a file begins with a dot; such files are mostly not for visitors.",
            "Take it out of content/static, or allow it, such as with -Dsite.allow=.htaccess.",
            ERROR),
    EXAMPLE_NUMBER(
            Group.CHECKS,
            "The telephone number is the example that site:init writes where nobody gave one.",
            "Write your own number as 'phone:' below 'contact:' in clinic.yaml, or leave it out.",
            ERROR),
    LEFTOVER_EXPRESSION(
            Group.CHECKS,
            "An expression of a template such as ${title} stands in the text of a page.",
            "Mend the template or the text; in an article, write it as code.",
            ERROR),
    LOCAL_LINK(
            Group.CHECKS,
            "An address of this machine stands on a page, and visitors cannot get there.",
            "Write the address of the site as 'url' in clinic.yaml, or with -Dsite.baseUrl.",
            ERROR),
    VANISHED_PATH(
            Group.CHECKS,
            "A page was published before and is gone, and others link to it.",
            "Write its path under 'aliases' of the page that takes its place, or accept it with -Dsite.accept.",
            ERROR),
    VANISHED_ANCHOR(
            Group.CHECKS,
            "A section was published before and is gone, and others link to it.",
            "Write {#old} behind the heading that takes its place, or accept it with -Dsite.accept.",
            ERROR),
    BAD_LEDGER(
            Group.CHECKS,
            "content/published.json is no list of published paths.",
            "Bring its last version back, such as with git checkout.",
            ERROR),

    STRUCTURED_DATA(
            Group.CHECKS,
            "What a page tells search engines is no JSON, or does not keep to the words of schema.org.",
            "Mend it in the template or the file that writes it.",
            ERROR,
            WARNING),
    HEAVY_PAGE(
            Group.CHECKS,
            "A page, with what a browser loads for it, is heavier than a first visit should be.",
            "Use fewer or smaller pictures, styles or fonts, or split the text.",
            WARNING),
    OUTSIDE_REQUEST(
            Group.CHECKS,
            "A page has the browser ask another host, which learns of each visitor.",
            "Put the file into content/static or site-template, or make it a link.",
            WARNING),
    DEAD_OUTSIDE_LINK(
            Group.CHECKS,
            "A link leads to a page of another site that is not there any more, or to a host that does not exist.",
            "Link to where it is now, or take the link away.",
            ERROR,
            WARNING),
    MOVED_OUTSIDE_LINK(
            Group.CHECKS,
            "What a link leads to has moved for good.",
            "Write the address that the message shows.",
            WARNING),
    SILENT_OUTSIDE_LINK(
            Group.CHECKS,
            "Another site did not answer, or lets no program look.",
            "Open the link in a browser; when it fails there too for some days, take it away.",
            WARNING),
    PRIVATE_OUTSIDE_LINK(
            Group.CHECKS,
            "A link leads into a private network, where visitors cannot get. It was not asked.",
            "Write an address that everybody can open.",
            WARNING),

    PAGE_LANGUAGE(
            Group.READING,
            "A page does not say its language, so that it is read aloud in a wrong one (WCAG 2.2, 3.1.1).",
            "Write <html lang=\"en\">, with the language of the text.",
            ERROR),
    PAGE_TITLE(
            Group.READING,
            "A page has no title (WCAG 2.2, 2.4.2).",
            "Write <title> in its head: what the page is, then the clinic's name.",
            ERROR),
    DUPLICATE_ID(
            Group.READING,
            "Two elements of a page have the same id, and links and labels find the first only (HTML, 3.2.6).",
            "Give one of them another id.",
            ERROR),
    UNLABELLED_FIELD(
            Group.READING,
            "A field of a form has no label (WCAG 2.2, 1.3.1 and 3.3.2).",
            "Write <label for=\"its id\"> with the words.",
            ERROR),
    NAMELESS_CONTROL(
            Group.READING,
            "A link or a button has no words: nobody hears what it is for (WCAG 2.2, 2.4.4 and 4.1.2).",
            "Write words in it, alt for its picture, or aria-label.",
            ERROR),
    NAMELESS_FRAME(Group.READING, "A frame has no title (WCAG 2.2, 4.1.2).", "Write title=\"what it shows\".", ERROR),
    NO_ZOOM(
            Group.READING,
            "A page keeps people from making its text larger (WCAG 2.2, 1.4.4).",
            "Write <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">.",
            ERROR),
    TIMED_REFRESH(
            Group.READING,
            "A page loads itself or another after some time, while people still read (WCAG 2.2, 2.2.1).",
            "Take it away, or lead on at once with 0 seconds.",
            ERROR),
    HEADING_ORDER(
            Group.READING,
            "The headings leave out a level, or there is not one h1 (WCAG 2.2, 1.3.1, technique H42).",
            "Let each part's heading be one level below that of its whole.",
            WARNING),
    DANGLING_REFERENCE(
            Group.READING,
            "An attribute names the id of an element that is not on the page (HTML; WAI-ARIA 1.2).",
            "Mend the id.",
            WARNING),
    TAB_ORDER(
            Group.READING,
            "A tabindex above 0 changes the order of the keyboard (WCAG 2.2, 2.4.3, failure F44).",
            "Take it away: the order is that of the page.",
            WARNING),
    NESTED_CONTROL(
            Group.READING,
            "A link, button or field lies within another (HTML: no interactive content there).",
            "Put them beside each other.",
            WARNING),
    UNSIZED_PICTURE(
            Group.READING,
            "A picture does not say its size, so that the text jumps while it loads (HTML, 4.8.3).",
            "Write its width and height.",
            WARNING),

    NO_TARGET(
            Group.PUBLISHING,
            "It is not clear where to publish to.",
            "Name a place or one of your targets with -Dsite.target.",
            ERROR),
    BAD_TARGET(
            Group.PUBLISHING,
            "An option of the target is missing, unknown or cannot be read.",
            "Write it as the message shows; the guide to publishing has the options of each kind.",
            ERROR),
    MISSING_LIBRARY(
            Group.PUBLISHING,
            "The plugin needs a library that it does not load by itself.",
            "Paste what the message shows into the plugin's dependencies in pom.xml.",
            ERROR),
    EXPOSED_CREDENTIALS(
            Group.PUBLISHING,
            "A password stands in an address, or the log would show one.",
            "Keep it in a server of settings.xml; turn off the log that the message names.",
            ERROR),
    NO_CREDENTIALS(
            Group.PUBLISHING,
            "There is no user name or password to come with, or it cannot be decrypted.",
            "Put them into a server of settings.xml with the id of the target.",
            ERROR),
    NOT_LET_IN(
            Group.PUBLISHING,
            "The host does not accept who we say we are.",
            "Check the user name, the key or the token, and what it may do.",
            ERROR),
    BAD_PRIVATE_KEY(
            Group.PUBLISHING,
            "The private key cannot be read: no such file, no right to it, or another passphrase.",
            "Check privateKey and passphrase of the server in settings.xml.",
            ERROR),
    HOST_KEY(
            Group.PUBLISHING,
            "The host cannot be told from somebody who sits in between: its key is unknown, has changed or is revoked.",
            "Ask the host's keeper for the fingerprint. Never add a key without.",
            ERROR),
    NO_SUCH_PLACE(
            Group.PUBLISHING,
            "The host, the repository or the bucket that the target names is not there.",
            "Mend the target's url, or make the place.",
            ERROR),
    FOREIGN_PLACE(
            Group.PUBLISHING,
            "Something that neither a build nor a publish made lies where the site goes; it is never touched.",
            "Move it away, or name another place.",
            ERROR,
            WARNING),
    BRANCH_IN_USE(
            Group.PUBLISHING,
            "The branch is checked out in the repository that is published to.",
            "Check another branch out there, or publish to a bare repository.",
            ERROR),
    TOO_MANY_DELETES(
            Group.PUBLISHING,
            "More of the live files would go than anybody takes away by accident.",
            "Look whether the content is all there. If it is meant so: -Dsite.allowDeletes.",
            ERROR),
    PUBLISH_UNDER_WAY(
            Group.PUBLISHING,
            "Somebody else publishes to the same place.",
            "Wait until it is done, then publish again.",
            ERROR),
    PUBLISH_OVERTAKEN(
            Group.PUBLISHING,
            "Somebody else published to the same place meanwhile; nothing of yours is live.",
            "Publish again.",
            ERROR),
    FILES_NOT_SENT(
            Group.PUBLISHING,
            "Some files could not be sent; nothing after them was done.",
            "Mend what stands behind each name, then publish again.",
            ERROR),
    NO_RELEASE(
            Group.PUBLISHING,
            "There is no such release to go back to, or more than one begins so.",
            "mvn site:releases lists them; name one with -Dsite.to.",
            ERROR),
    DAMAGED_STATE(
            Group.PUBLISHING,
            "What a publish keeps at the place about itself is damaged or gone.",
            "Bring the file back, or delete it as the message says.",
            ERROR,
            WARNING),
    NEWER_STATE(
            Group.PUBLISHING,
            "A newer version of the plugin published there.",
            "Publish with the newest version.",
            ERROR),
    HOST_REFUSED(
            Group.PUBLISHING,
            "The host was reached and did not do it.",
            "Read what it says: a protected branch, a hook, a quota, an option of the target.",
            ERROR),
    HOST_BUSY(Group.PUBLISHING, "The host has no time now; it was asked several times.", "Publish again later.", ERROR),
    CONNECTION_LOST(
            Group.PUBLISHING,
            "The host did not answer, or the connection broke off; it was tried several times.",
            "Check the network, then publish again.",
            ERROR),
    LIVE_SITE(
            Group.PUBLISHING,
            "The live site is not what was built: an answer, a header, a redirect, a fact on a page, a certificate.",
            "Publish the build, or mend what the server does with it.",
            ERROR,
            WARNING),
    UNKNOWN_BEFORE(
            Group.PUBLISHING,
            "What was published before could not be found out, so nobody can say what would vanish.",
            "Publish when the live site answers; or say what was: -Dsite.ledger=FILE, -Dsite.ledger=none.",
            ERROR,
            WARNING),
    NOT_YET_SHOWN(
            Group.PUBLISHING,
            "The site is published, and its address does not show it yet.",
            "Wait for caches, or look from where the server takes its files.",
            WARNING),

    LOCALE(
            Group.MACHINE,
            "The locale of this run, such as LC_ALL=C, cannot name files as UTF-8 does. Nothing was written.",
            "Run Maven with LC_ALL=C.UTF-8, or use the letters a to z in names.",
            ERROR),
    NO_PERMISSION(
            Group.MACHINE,
            "The user who runs Maven may not read or write there, or the disk is read-only.",
            "Give the right (chown, chmod), or name another folder.",
            ERROR),
    NOT_THERE(
            Group.MACHINE,
            "A file or folder is not there, and could not be made.",
            "Look whether something took it away meanwhile.",
            ERROR),
    FILE_IN_THE_WAY(
            Group.MACHINE, "A file lies where a folder is needed.", "Move it away, or name another place.", ERROR),
    FILE_IN_USE(
            Group.MACHINE,
            "Another program holds a file or folder open.",
            "Close what shows it, then try again.",
            ERROR),
    FILE_CHANGED(
            Group.MACHINE,
            "A file changed while it was being copied or published.",
            "Wait until nobody works on it, then try again.",
            ERROR),
    ACROSS_DISKS(
            Group.MACHINE,
            "A part of a path lies on another disk, so that nothing can be put in place by renaming.",
            "Name a place on one disk.",
            ERROR),
    TOO_MANY_OPEN_FILES(
            Group.MACHINE,
            "The system lets this user open no more files.",
            "Raise the limit (ulimit -n 4096), or use fewer threads with -Dsite.threads=1.",
            ERROR),
    DISK_FAILS(
            Group.MACHINE,
            "The disk cannot be read or written, or lies on a network that does not answer.",
            "Look what the system says of it; connect it again.",
            ERROR),
    DISK_FULL(Group.MACHINE, "There is no room left on the disk.", "Make room, or keep fewer releases.", ERROR),
    INTERRUPTED(Group.MACHINE, "The work was broken off.", "Run it again.", ERROR),
    MACHINE_FAULT(
            Group.MACHINE,
            "The system could not read or write; the message is its own.",
            "Mend what it says. The site of the last run stands as it was.",
            ERROR);

    /** Where in its work a person meets it; in the order in which a reader would look. */
    public enum Group {
        STARTING("Starting"),
        CONTENT("The content folder"),
        HEADERS("Headers and keys"),
        TEXTS("Texts"),
        LINKS("Links and pictures"),
        PAGES("Pages and addresses"),
        TEMPLATES("Templates"),
        JBAKE("JBake projects"),
        HOSTING("Hosting"),
        CHECKS("Looking through the finished site"),
        READING("Pages as browsers and screen readers read them"),
        PUBLISHING("Publishing"),
        MACHINE("The machine");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** Its heading. */
        public String title() {
            return title;
        }
    }

    private final Group group;
    private final String meaning;
    private final String action;
    private final Set<Problem.Level> levels;

    Code(Group group, String meaning, String action, Problem.Level... levels) {
        this.group = group;
        this.meaning = meaning;
        this.action = action;
        this.levels = EnumSet.copyOf(Arrays.asList(levels));
    }

    /** The code of that word; empty for the name of an editorial rule, or of none. */
    public static Optional<Code> find(String word) {
        return Arrays.stream(values()).filter(code -> code.word().equals(word)).findFirst();
    }

    /**
     * The code of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Code of(String word) {
        return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** The code as people see it, such as {@code unknown-key}. */
    public String word() {
        return EnumWord.of(this);
    }

    /** A message with the code behind its first line: what follows may be something to paste. */
    public String behind(String message) {
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end);
        return first.stripTrailing() + " [" + word() + "]" + message.substring(first.length());
    }

    /** Where in its work a person meets it. */
    public Group group() {
        return group;
    }

    /** What it means, one sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it, a sentence or two. */
    public String action() {
        return action;
    }

    /**
     * Whether an owner may say how bad it is when a check finds it: what finished pages look like, to people and to search
     * engines, what they weigh, and whom they link to. Not what breaks a promise or gives something away.
     */
    public boolean isForOwnersToJudge() {
        return switch (this) {
            case MISSING_ALT,
                    EMPTY_HEADING,
                    STRUCTURED_DATA,
                    HEAVY_PAGE,
                    DEAD_OUTSIDE_LINK,
                    MOVED_OUTSIDE_LINK,
                    SILENT_OUTSIDE_LINK,
                    PRIVATE_OUTSIDE_LINK -> true;
            default -> group == Group.READING;
        };
    }

    /** How bad it can be. */
    public Set<Problem.Level> levels() {
        return EnumSet.copyOf(levels);
    }

    /** Whether it may be told at a level: {@code failOnWarning} makes an error of each warning. */
    boolean isToldAs(Problem.Level level) {
        return levels.contains(level) || level == ERROR && levels.contains(WARNING);
    }
}
