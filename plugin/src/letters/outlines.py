#!/usr/bin/env python3
"""Writes the letters of marks and social cards: outlines.py FILE.woff … > letters.txt

The files are the parts of Literata 600 (npm package @fontsource/literata, SIL Open Font License 1.1): latin, latin-ext,
vietnamese, greek, cyrillic. Needs fontTools, and hb-shape of HarfBuzz for the kerning. Outlines are rounded to a
thousandth of the letter's height; of pairs those of letters of one file that move by 10 or more.
"""
import subprocess
import sys

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont


def wanted(code):
    return (0x20 <= code <= 0x7E or 0xA1 <= code <= 0x24F or 0x370 <= code <= 0x3FF or 0x400 <= code <= 0x491
            or 0x1E00 <= code <= 0x1EFF or 0x2010 <= code <= 0x2022 or code in (0x2026, 0x20AC))


def kerning(file, letters):
    """How much nearer the second letter of a pair stands, by asking the shaper for each pair at once."""
    found = {}
    pairs = [a + b for a in letters for b in letters]
    with open("/tmp/pairs.txt", "w", encoding="utf-8") as out:
        out.write("\n".join(pairs))
    run = subprocess.run(
        ["hb-shape", "--features=-liga,-clig,-calt", "--no-glyph-names", "--no-clusters", "--text-file=/tmp/pairs.txt",
         file], capture_output=True, text=True, check=True)
    advances = {}
    for letter in letters:
        advances[letter] = None
    for pair, line in zip(pairs, run.stdout.splitlines()):
        found[pair] = int(line.strip("[]").split("|")[0].split("+")[1].split(",")[0])
    return found


def main():
    glyphs = {}
    pairs = {}
    for name in sys.argv[1:]:
        font = TTFont(name)
        font.flavor = None
        plain = "/tmp/letters.ttf"
        font.save(plain)
        scale = 1000 / font["head"].unitsPerEm
        shapes = font.getGlyphSet()
        own = []
        for code, glyph in sorted(font.getBestCmap().items()):
            if not wanted(code) or code in glyphs:
                continue
            pen = SVGPathPen(shapes, ntos=lambda v: str(round(v)))
            shapes[glyph].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
            glyphs[code] = (round(font["hmtx"][glyph][0] * scale), pen.getCommands())
            if chr(code).isalpha() and code < 0x250 or 0x370 <= code < 0x491 and chr(code).isalpha():
                own.append(chr(code))
        own = [c for c in own if ord(c) < 0x180 or ord(c) >= 0x370]
        advance = {c: font["hmtx"][font.getBestCmap()[ord(c)]][0] for c in own}
        for pair, width in kerning(plain, own).items() if own else []:
            nearer = round((advance[pair[0]] - width) * scale)
            if abs(nearer) >= 10:
                pairs.setdefault((pair[0], nearer), []).append(pair[1])
    print("""# The letters of marks and social cards as outlines: made by plugin/src/letters/outlines.py of Literata 600.
# Copyright 2017 The Literata Project Authors (https://github.com/googlefonts/literata), SIL Open Font License 1.1: letters-OFL.txt.
# A line each: the letter, how far the next one stands, its outline as in the attribute d of an SVG path; and then, by how much which
# letters stand nearer behind it.""")
    for code, (advance, path) in sorted(glyphs.items()):
        near = " ".join(f"{nearer}:{''.join(sorted(seconds))}" for (first, nearer), seconds in sorted(pairs.items())
                        if first == chr(code))
        print("\t".join([chr(code), str(advance), path] + ([near] if near else [])))


main()
