#!/usr/bin/env python3
"""How good the headings are that the build proposes, by what readers said of them.

  grade_headings.py GRADES SECTIONS_JSON          compare with what was graded
  grade_headings.py GRADES SECTIONS_JSON --show   print what nobody has graded yet, as lines to complete

SECTIONS_JSON is target/site-reports/sections.json of a project that holds a set of pasted texts. GRADES has a line for each
heading that somebody read in its place: name of the text, line of the text, the first eight digits of the heading's SHA-256,
grade, with tabs between. Grades: good; words (acceptable); place (a section begins there, the words say little); wrong.
No text stands in it, so that texts that may not be copied can be graded. Exit 1 where more than 5 in 100 are wrong, or one
is not graded. Python 3 standard library only.
"""
import collections
import hashlib
import json
import os
import sys

GRADES = ["good", "words", "place", "wrong"]


def proposed(path):
    with open(path, encoding="utf-8") as f:
        for text in json.load(f):
            name = os.path.splitext(os.path.basename(text["source"]))[0]
            for section in text["sections"]:
                if section["origin"] == "proposed":
                    digest = hashlib.sha256(section["title"].encode("utf-8")).hexdigest()[:8]
                    yield (name, str(section["line"]), digest), section["title"]


def main(args):
    show = "--show" in args
    files = [a for a in args if not a.startswith("--")]
    if len(files) != 2:
        sys.exit(__doc__)
    grades = {}
    with open(files[0], encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            if line.strip() and not line.startswith("#"):
                cells = line.rstrip("\n").split("\t")
                if len(cells) != 4 or cells[3] not in GRADES:
                    sys.exit(f"{files[0]}:{number}: is not text, line, digits and one of {', '.join(GRADES)}")
                grades[tuple(cells[:3])] = cells[3]
    counts = collections.Counter()
    for key, title in proposed(files[1]):
        grade = grades.get(key, "not graded")
        counts[grade] += 1
        if show and grade == "not graded":
            print("\t".join(key) + f"\t?\t{title}")
    total = sum(counts.values())
    for grade in GRADES + ["not graded"]:
        print(f"{grade:<11}{counts[grade]:>4}  {100 * counts[grade] / max(1, total):.0f} %")
    return 1 if counts["not graded"] or 20 * counts["wrong"] > total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
