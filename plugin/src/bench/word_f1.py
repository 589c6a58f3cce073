#!/usr/bin/env python3
"""Measures how much of a saved page's article, and of nothing else, reaches the site: the F1 of its words.

    plugin/src/bench/word_f1.py PAGES SITE [--show]

PAGES holds saved pages, NAME.html, which SITE, a generated site, has as articles. What the article of each is, is told by
`ground-truth.json`, {"NAME": {"articleBody": "..."}}, as in https://github.com/scrapinghub/article-extraction-benchmark; or by
NAME.json beside the page: `must`, phrases from the first to the last paragraph of the article, and `mustNot`, phrases of what is
not of it. Then the article is all blocks of the page from the one with the first phrase to the one with the last, but for those
that hold a phrase of `mustNot` or are links alone; what nobody labelled in between counts against us.

A page's precision is the share of the words that we show that the article has, its recall the share of the article's words that we
show, each word as often as it occurs; F1 is their harmonic mean. Printed is the mean over the pages. Reads, never writes.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

VOID = set("area base br col embed hr img input link meta param source track wbr".split())
HIDDEN = set("script style noscript template svg iframe head nav form button select textarea".split())
INLINE = set("a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time u var".split())


class Blocks(HTMLParser):
    """The visible text of a page, block by block: [words, words within links]; of our own page only the article's text."""

    def __init__(self, ours):
        super().__init__(convert_charrefs=True)
        self.ours = ours
        self.stack = []
        self.blocks = []
        self.text = ""
        self.linked = 0

    def flush(self):
        text = re.sub(r"\s+", " ", self.text).strip()
        if text:
            self.blocks.append((text, self.linked >= 0.9 * len(re.sub(r"\s", "", text))))
        self.text, self.linked = "", 0

    def handle_starttag(self, tag, attributes):
        if tag not in INLINE:
            self.flush()
        if tag not in VOID:
            classes = (dict(attributes).get("class") or "").split()
            self.stack.append((tag, tag in HIDDEN or "permalink" in classes and self.ours, "prose" in classes))

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.flush()
        if any(open_tag == tag for open_tag, _, _ in self.stack):
            while self.stack.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if any(hidden for _, hidden, _ in self.stack) or self.ours and not any(prose for _, _, prose in self.stack):
            return
        self.text += data
        if any(tag == "a" for tag, _, _ in self.stack):
            self.linked += len(re.sub(r"\s", "", data))


def blocks(path, ours):
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    parser = Blocks(ours)
    parser.feed(text)
    parser.close()
    parser.flush()
    return parser.blocks


def plain(text):
    straight = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-", 0x2026: "...", 0xAD: None}
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(straight)).strip().casefold()


def words(text):
    return Counter(re.findall(r"\w+", plain(text)))


def article(page, labels):
    """The words of the article of a page whose phrases are labelled."""
    found = blocks(page, False)
    must = [plain(phrase) for phrase in labels["must"]]
    banned = [plain(phrase) for phrase in labels.get("mustNot", []) if not phrase.startswith("~")]
    at = [i for i, (text, _) in enumerate(found) if any(phrase in plain(text) for phrase in must)]
    if not at:
        return None
    kept = []
    for text, link in found[at[0]:at[-1] + 1]:
        line = plain(text)
        of_article = any(phrase in line for phrase in must)
        if of_article or not link and not any(line == b[1:] if b.startswith("=") else b in line for b in banned):
            kept.append(text)
    return words(" ".join(kept))


def slug(name):
    return re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", name).lower().replace("_", "-")).strip("-")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", type=Path)
    arguments.add_argument("site", type=Path)
    arguments.add_argument("--show", action="store_true", help="a line for each page")
    given = arguments.parse_args()
    truth_file = given.pages / "ground-truth.json"
    truth = json.loads(truth_file.read_text("utf-8")) if truth_file.exists() else None
    scores = []
    for page in sorted(given.pages.rglob("*.html")):
        name = page.stem
        if truth is not None:
            gold = words(truth[name]["articleBody"]) if name in truth else None
        else:
            side = page.with_suffix(".json")
            labels = json.loads(side.read_text("utf-8")) if side.exists() else {}
            gold = article(page, labels) if labels.get("kind") == "webpage" else None
        if not gold:
            continue
        ours = given.site / "articles" / slug(name) / "index.html"
        shown = words(" ".join(text for text, _ in blocks(ours, True))) if ours.exists() else Counter()
        both = sum((shown & gold).values())
        precision = both / max(1, sum(shown.values()))
        recall = both / sum(gold.values())
        f1 = 2 * precision * recall / (precision + recall) if both else 0.0
        scores.append((f1, precision, recall))
        if given.show:
            print(f"{f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  {name}")
    if not scores:
        sys.exit("No page there has a truth beside it.")
    mean = [sum(column) / len(scores) for column in zip(*scores)]
    print(f"{len(scores)} pages: F1 {mean[0]:.3f}, precision {mean[1]:.3f}, recall {mean[2]:.3f}")


if __name__ == "__main__":
    main()
