package org.clinicsite.document;

import java.util.Random;
import org.clinicsite.source.Format;

/** Random texts put together from pieces that readers of markup have disagreed on. */
public final class NastyTexts {

    private static final String[] WORDS = {
        "massage",
        "eases",
        "pain",
        "for",
        "good",
        "the",
        "neck",
        "of",
        "people",
        "who",
        "sit",
        "all",
        "day",
        "and",
        "cures",
        "back",
        "Anna",
        "says",
        "Größe",
        "d’accord",
        "😀"
    };

    /** {@code W} stands for some words. */
    private static final String[] INLINES = {
        "W",
        "W",
        "W",
        "`W`",
        "`` W ` W ``",
        "*W*",
        "**W W**",
        "_W_",
        "*W",
        "**W*",
        "~~W~~",
        "\\*W\\*",
        "W\\",
        "W  \nW",
        "[W](https://h1.example/p?a=1&amp;b=2 \"W\")",
        "[W *W*](/prices/)",
        "[W][r1]",
        "[r2]",
        "[r9]",
        "[W]",
        "[W](",
        "![W *W*](img.png)",
        "[![W](a.png)](https://h2.example/)",
        "![W](my photo.jpg)",
        "[W](<my file.md>)",
        "<https://auto.example/x>",
        "<me@mail.example>",
        "https://bare.example/path",
        "(www.bare.example)",
        "W&amp;W",
        "&copy; &#117;s",
        "c&#117;res",
        "&lt;b&gt;",
        "W&nbsp;W",
        "&unknown;",
        "&#16;",
        "\u0001",
        "a\u00adb",
        "<b>W</b>",
        "<b>W",
        "</i>",
        "<i><b>W</i>W</b>",
        "<!-- W -->",
        "<!-- W",
        "-->W",
        "<code>W</code>",
        "<kbd>W",
        "<a href=\"https://raw.example/?x=1&amp;y=2\" title='W'>W *W*</a>",
        "<a href=\\\"https://esc.example\\\">W</a>",
        "<a href=/x>W",
        "<a name=W>W</a>",
        "<span style='display:none'>W <a href='https://hid.example/'>W</a></span>",
        "<span hidden>W</span>",
        "<img src='i.png' alt='W &amp; W' width=10>",
        "<br>W",
        "<sup>2</sup>",
        "<q>W</q>",
        "<font color=red>W</font>",
        "[^1]",
        "[^x]",
        "[W](/book){.button}",
        "[W](/x){target=_blank}",
        "\"W\"",
        "“W”",
        "[1]",
        "[12, 13]",
        "(W",
        "W)",
        "W; W",
        "W. W! W?",
        "<script>W</script>",
        "<script>W",
        "<svg><a href=/y>W</a></svg>",
        "<iframe src='https://frame.example/'>W</iframe>",
        "click here: https://casino-bonus-pills.example/win now",
        "[Buy pills now](https://cheap-pills-casino.example/buy)",
        "|",
        "W | W",
        "{{W}}",
        "::W",
        "<",
        ">",
        "&",
        "<W>"
    };

    /** {@code I} stands for a line of inlines. */
    private static final String[] BLOCKS = {
        "I",
        "I\nI",
        "I\n  I",
        "I\n\nI",
        "# I",
        "## I {#own}",
        "I\n---",
        "I\n===",
        "- I\n- I\n  - I",
        "1. I\n2. I",
        "- I\n\n- I\n\n  I",
        "> I\n> I",
        "> I\nI",
        "> - I\n>   I",
        "```text\nW\n<!-- W\n```",
        "````text\n```\nW\n````",
        "```\n```text\nW\n```",
        "```\nW",
        "    W",
        "***",
        "| I | W |\n|---|:-:|\n| I | W |",
        "[r1]: https://ref1.example/ 'W'",
        "[r2]: <https://ref2.example/>",
        "[note]: https://www.nhs.uk/x\nI",
        "[^1]: I",
        "[^1]: W\n\n    I",
        "[^2]: W",
        "<div class=x>\n\nI\n\n</div>",
        "<div>\nI\n</div>",
        "<!-- a\n-->I",
        "<!-- I",
        "<table><tr><td>I<td>W</table>",
        "<p>I <b>W",
        "<p>W<p>I",
        "<details><summary>W</summary>\n\nI\n\n</details>",
        "::book[W W]{service=\"x\"}",
        "::: caution\nI\n:::",
        "<h2 id=\"q\">I</h2>",
        "<nav><a href='https://nav.example/'>W</a></nav>",
        "<ul><li>I<li>W</ul>",
        "<pre>\nW\n</pre>",
        "<blockquote>I</blockquote>",
        "<dl><dt>I<dd>W</dl>",
        "<figure><img src=a.png><figcaption>I</figcaption></figure>",
        "<style>W</style>",
        "<p>Press <code>F5 now.</p><h2>W</h2><p>I</p>",
        "<form action='/x'>I</form>",
        "<address>I</address>"
    };

    private final Random random;

    public NastyTexts(long seed) {
        this.random = new Random(seed);
    }

    /** Another text, meant for a format but not always fit for it. */
    public String next(Format format) {
        StringBuilder out = new StringBuilder();
        int blocks = 1 + random.nextInt(6);
        for (int i = 0; i < blocks; i++) {
            String block = BLOCKS[random.nextInt(BLOCKS.length)];
            for (char c : block.toCharArray()) {
                out.append(c == 'I' ? line() : c == 'W' ? words() : String.valueOf(c));
            }
            out.append(random.nextInt(8) == 0 ? "\n" : "\n\n");
        }
        String text = random.nextInt(5) == 0 ? out.toString().replace("\n", "\r\n") : out.toString();
        return format == Format.HTML && random.nextInt(4) == 0
                ? "<!DOCTYPE html><title>W</title><nav><a href=/n>N</a></nav><main>" + text
                        + "</main><footer>F</footer>"
                : text;
    }

    private String line() {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            for (char c : INLINES[random.nextInt(INLINES.length)].toCharArray()) {
                out.append(c == 'W' ? words() : String.valueOf(c));
            }
            out.append(i > 0 ? " " : "");
        }
        return out.toString();
    }

    private String words() {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            out.append(WORDS[random.nextInt(WORDS.length)]).append(i > 0 ? " " : "");
        }
        return out.toString();
    }
}
