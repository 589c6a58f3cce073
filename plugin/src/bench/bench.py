#!/usr/bin/env python3
"""Measures whole Maven commands, as a person waits for them. Run it from anywhere after `mvn install`:

    plugin/src/bench/bench.py small          the 30-page clinic: `mvn -q site:generate` beside `mvn -q validate`
    plugin/src/bench/bench.py jbake          60, 300 and 1,000 articles of one JBake project: ours beside jbake-maven-plugin
    plugin/src/bench/bench.py asciidoc       200 AsciiDoc files of one: likewise, the first time and again
    plugin/src/bench/bench.py growth         1,000 and 10,000 articles within 1 GB of heap: does time grow with the site?
    plugin/src/bench/bench.py before=COMMIT  the demo clinic of then, without and with 1,000 and 10,000 articles more: the
                                             plugin as it was then, and as it is installed now
    plugin/src/bench/bench.py FOLDER...      folders that hold a pom.xml of their own: ours alone

Rounds are interleaved, so that a busy machine slows all sides alike; medians and their ratios are printed. Ratios
travel from machine to machine, seconds do not. --runs N sets the rounds, --mvn PATH the Maven, --keep FOLDER keeps
the generated projects, --plain-jvm leaves out .mvn/jvm.config, as most projects have none, and what follows -- goes to every
mvn command.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import typing
import xml.etree.ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
NAMESPACE = {"m": "http://maven.apache.org/POM/4.0.0"}
VERSION = xml.etree.ElementTree.parse(REPOSITORY / "plugin/pom.xml").find("m:version", NAMESPACE).text

OURS = f"""<plugin>
        <groupId>org.clinicsite</groupId>
        <artifactId>clinic-site-maven-plugin</artifactId>
        <version>{VERSION}</version>
      </plugin>"""

JBAKE = """<plugin>
        <groupId>org.jbake</groupId>
        <artifactId>jbake-maven-plugin</artifactId>
        <version>2.7.0-rc.7</version>
        <dependencies>
          <dependency>
            <groupId>org.jbake</groupId>
            <artifactId>jbake-core</artifactId>
            <version>2.7.0</version>
          </dependency>
        </dependencies>
        <configuration>
          <inputDirectory>${project.basedir}</inputDirectory>
          <outputDirectory>${project.build.directory}/jbake</outputDirectory>
        </configuration>
      </plugin>"""

ASCIIDOC = """<dependency>
            <groupId>org.asciidoctor</groupId>
            <artifactId>asciidoctorj</artifactId>
            <version>2.5.13</version>
          </dependency>
        """

STOCK = "org.jbake:jbake-maven-plugin:2.7.0-rc.7:generate"

PLAIN_JVM = False

WORDS = """back neck shoulder muscle hand warm slow press breath rest walk sleep table towel oil room visit week hour
pain ache stiff loose tender knot tissue skin joint hip knee foot calf thigh rib spine sit stand lift carry bend
stretch ease settle notice change better worse often seldom gentle firm light deep steady""".split()


def pom(folder, *plugins):
    joined = "\n      ".join(plugins)
    (folder / "pom.xml").write_text(f"""<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId>
  <artifactId>bench</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <build>
    <plugins>
      {joined}
    </plugins>
  </build>
</project>
""", encoding="utf-8")
    (folder / ".mvn").mkdir(exist_ok=True)
    config = REPOSITORY / ".mvn/jvm.config"
    if config.exists() and not PLAIN_JVM:
        shutil.copy(config, folder / ".mvn")


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(8, 16))]
    return " ".join(words).capitalize() + "."


def body(rng):
    """Seven sections, a list, two links: 6 to 8 KB, as a clinic's articles are."""
    parts = []
    for _ in range(7):
        parts.append("## " + " ".join(rng.sample(WORDS, 3)).capitalize())
        parts.extend(" ".join(sentence(rng) for _ in range(5)) for _ in range(2))
    parts.insert(3, "\n".join("- " + sentence(rng) for _ in range(4)))
    parts.insert(5, "Read on at [the health service](https://www.nhs.uk/conditions/back-pain/) "
                    "and in *a review* of [trials](https://www.cochrane.org/news/massage-low-back-pain).")
    return "\n\n".join(parts) + "\n"


def title(number, rng):
    return f"{' '.join(rng.sample(WORDS, 3)).capitalize()} {number}"


def date(number):
    return f"{2000 + number % 25}-{1 + number % 12:02d}-{1 + number % 28:02d}"


def clinic(folder, articles, repository=REPOSITORY):
    """The demo clinic, with this many articles more."""
    shutil.copytree(repository / "content", folder / "content")
    pom(folder, OURS)
    home = folder / "content/articles"
    author = sorted((folder / "content/therapists").glob("*.md"))[0].stem
    for number in range(articles):
        rng = random.Random(number)
        (home / f"article-{number:05d}.md").write_text(f"""---
title: {title(number, rng)}
description: {sentence(rng)} {sentence(rng)}
author: {author}
published: {date(number)}
tags: [{WORDS[number % 20]}, {WORDS[20 + number % 20]}]
---

{body(rng)}""", encoding="utf-8")


def jbake(folder, articles):
    """A JBake project that both plugins build."""
    shutil.copytree(HERE / "jbake", folder, ignore=shutil.ignore_patterns("compare"), dirs_exist_ok=True)
    pom(folder, OURS, JBAKE)
    home = folder / "content/blog"
    home.mkdir(parents=True)
    for number in range(articles):
        rng = random.Random(number)
        (home / f"article-{number:05d}.md").write_text(f"""title={title(number, rng)}
date={date(number)}
type=post
status=published
tags={WORDS[number % 20]}, {WORDS[20 + number % 20]}
~~~~~~

{body(rng)}""", encoding="utf-8")


def asciidoc_body(rng):
    """The same length, with what AsciiDoc's authors use."""
    parts = []
    for _ in range(7):
        parts.append("== " + " ".join(rng.sample(WORDS, 3)).capitalize())
        parts.extend(" ".join(sentence(rng) for _ in range(5)) for _ in range(2))
    parts.insert(3, "\n".join("* " + sentence(rng) for _ in range(4)))
    parts.insert(5, "Read on at https://www.nhs.uk/conditions/back-pain/[the health service] and in _a review_ of "
                    "https://www.cochrane.org/news/massage-low-back-pain[trials].")
    parts.insert(8, "NOTE: " + sentence(rng))
    parts.insert(10, "[source,java]\n----\nint minutes = 45;\n----")
    parts.insert(12, "|===\n|Visit |Minutes\n\n|*First* |60\n|Next |45\n|===")
    return "\n\n".join(parts) + "\n"


def asciidoc(folder, articles):
    """A JBake project of AsciiDoc that both plugins build."""
    shutil.copytree(HERE / "jbake", folder, dirs_exist_ok=True)
    ours = OURS.replace("</version>\n", f"</version>\n        <dependencies>\n          {ASCIIDOC}</dependencies>\n")
    pom(folder, ours, JBAKE.replace("</dependencies>", f"  {ASCIIDOC}</dependencies>"))
    home = folder / "content/blog"
    home.mkdir(parents=True)
    for number in range(articles):
        rng = random.Random(number)
        (home / f"article-{number:05d}.adoc").write_text(f"""= {title(number, rng)}
:jbake-type: post
:jbake-status: published
:jbake-date: {date(number)}
:jbake-tags: {WORDS[number % 20]}, {WORDS[20 + number % 20]}

{asciidoc_body(rng)}""", encoding="utf-8")


class Took(typing.NamedTuple):
    """Seconds, MB at the peak, and seconds of all processors together."""
    wall: float
    memory: float
    cpu: float


class Maven:
    def __init__(self, command, arguments):
        self.command = [command, "-q", "-o", *arguments]

    def fetch(self, folder, goal):
        """Runs a goal once with the network, so that its plugin lies in the local repository."""
        if "-o" in self.command[3:]:
            return
        command = [part for part in self.command if part != "-o"]
        process = subprocess.run([*command, goal], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT)
        if process.returncode != 0:
            sys.exit(f"{goal} cannot be run: is its plugin in the local repository, or a Maven repository in reach?\n"
                     + process.stdout.decode(errors="replace"))

    def run(self, folder, goal, *, options=(), env=None, fresh=True):
        """One run, without old output if it is to be fresh."""
        target = folder / "target"
        if fresh and target.exists():  # moved, not deleted: a deletion just before would slow the writes that follow
            target.rename(folder.with_name(f"{folder.name}-old-{time.monotonic_ns()}"))
        start = time.monotonic()
        process = subprocess.Popen(
            [*self.command, *options, goal], cwd=folder, env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{goal} failed in {folder}:\n{said.decode(errors='replace')}")
        return Took(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def measure(runs, sides):
    """Runs all sides once to warm the disk, then in turn; prints medians; returns them by name."""
    seen = {name: [] for name in sides}
    for turn in range(runs + 1):
        for name, side in sides.items():
            result = side()
            if turn:
                seen[name].append(result)
    medians = {}
    for name, results in seen.items():
        median = medians[name] = Took(*(statistics.median(column) for column in zip(*results)))
        print(f"{name:40} {median.wall:8.2f} s wall {median.cpu:8.2f} s CPU {median.memory:7.0f} MB")
    return medians


def small(maven, runs, scratch):
    folder = scratch / "small"
    clinic(folder, 0)
    m = measure(runs, {
        "mvn -q validate": lambda: maven.run(folder, "validate"),
        "mvn -q site:generate -Dsite.skip": lambda: maven.run(folder, "site:generate", options=["-Dsite.skip"]),
        "mvn -q site:generate": lambda: maven.run(folder, "site:generate"),
    })
    validate, generate = m["mvn -q validate"].wall, m["mvn -q site:generate"].wall
    print(f"allowed: 1.5 x validate + 1 s = {1.5 * validate + 1:.2f} s; "
          f"site:generate takes {generate / (1.5 * validate + 1):.2f} of it")


def ratios(m, stock, *ours):
    for name in ours:
        print(f"{name}: {m[stock].wall / m[name].wall:.1f} times as fast, {m[stock].cpu / m[name].cpu:.1f} by CPU")


def beside_jbake(maven, runs, scratch):
    for articles in (60, 300, 1000):
        folder = scratch / f"jbake-{articles}"
        folder.mkdir()
        jbake(folder, articles)
        maven.fetch(folder, STOCK)
        print(f"-- {articles:,} articles")
        m = measure(runs, {
            "jbake:generate": lambda: maven.run(folder, STOCK),
            "site:generate": lambda: maven.run(folder, "site:generate"),
        })
        ratios(m, "jbake:generate", "site:generate")


def beside_asciidoc(maven, runs, scratch):
    """Stock and ours each in a folder of its own, for ours is run again over what it has left."""
    stock, ours = scratch / "asciidoc-stock", scratch / "asciidoc-ours"
    for folder in (stock, ours):
        folder.mkdir()
        asciidoc(folder, 200)
    maven.fetch(stock, STOCK)
    maven.fetch(ours, "site:generate")

    def again(changed):
        file = ours / changed
        file.write_text(file.read_text(encoding="utf-8").rstrip() + "\n" * (1 + time.monotonic_ns() % 997), encoding="utf-8")
        time.sleep(0.1)
        return maven.run(ours, "site:generate", fresh=False)

    m = measure(runs, {
        "jbake:generate": lambda: maven.run(stock, STOCK),
        "site:generate, the first time": lambda: maven.run(ours, "site:generate"),
        "again, another template": lambda: again("templates/post.ftl"),
        "again, another text": lambda: again("content/blog/article-00007.adoc"),
        "again, nothing else": lambda: maven.run(ours, "site:generate", fresh=False),
    })
    ratios(m, *m)


def growth(maven, runs, scratch):
    sides = {}
    for articles in (1000, 10_000):
        folder = scratch / f"clinic-{articles}"
        clinic(folder, articles)
        sides[f"{articles} articles"] = lambda folder=folder: maven.run(
            folder, "site:generate", env={"MAVEN_OPTS": "-Xmx1g"})
    m = measure(runs, sides)
    print(f"10 times the articles take {m['10000 articles'].wall / m['1000 articles'].wall:.1f} times as long")


def link(source, target):
    """A second name for a file where the disk allows it, which takes neither time nor room."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def before(maven, runs, scratch, commit):
    """The plugin of another commit, in a local repository of its own. Both build the demo clinic of that day, since a demo grows,
    and the same articles. Sizes of photographs are made in the round that does not count."""
    then = scratch / "then"
    subprocess.run(["git", "-C", REPOSITORY, "archive", "-o", scratch / "then.tar", commit], check=True)
    shutil.unpack_archive(scratch / "then.tar", then)
    given = [part.partition("=")[2] for part in maven.command if part.startswith("-Dmaven.repo.local=")]
    local = Path(given[0] if given else Path.home() / ".m2/repository")
    repository = scratch / "repository"
    shutil.copytree(local, repository, copy_function=link, ignore=shutil.ignore_patterns("clinicsite"))
    here = f"-Dmaven.repo.local={repository}"
    subprocess.run([*maven.command, here, "-f", "plugin/pom.xml", "install", "-DskipTests"], cwd=then, check=True)
    for articles in (0, 1000, 10_000):
        old, new = scratch / f"then-{articles}", scratch / f"now-{articles}"
        clinic(old, articles, then)
        clinic(new, articles, then)
        cache = f"-Dsite.imageCacheDirectory={scratch / 'cache'}"
        print(f"-- the demo clinic{f' with {articles:,} articles more' if articles else ''}")
        m = measure(runs, {
            "then": lambda: maven.run(old, "site:generate", options=[here, cache]),
            "now": lambda: maven.run(new, "site:generate", options=[cache]),
        })
        print(f"now takes {m['now'].wall / m['then'].wall:.2f} of the wall time, {m['now'].cpu / m['then'].cpu:.2f} of "
              f"the CPU time and {m['now'].memory / m['then'].memory:.2f} of the memory of then")


def alone(maven, runs, folders):
    measure(runs, {str(f): lambda f=f: maven.run(f, "site:generate") for f in folders})


def given():
    """What is for the script, and what stands behind --, for mvn."""
    arguments = sys.argv[1:]
    end = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:end], arguments[end + 1:]


def main():
    arguments, passed = given()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--mvn", default="mvn")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--plain-jvm", action="store_true")
    options = parser.parse_args(arguments)
    global PLAIN_JVM
    PLAIN_JVM = options.plain_jvm
    maven = Maven(options.mvn, passed)
    scratch = options.keep or Path(tempfile.mkdtemp(prefix="clinic-bench-"))
    scratch.mkdir(parents=True, exist_ok=True)
    try:
        for what in options.what:
            benchmark = {"small": small, "jbake": beside_jbake, "asciidoc": beside_asciidoc,
                         "growth": growth}.get(what)
            if what.startswith("before="):
                before(maven, options.runs, scratch, what.removeprefix("before="))
            elif benchmark:
                print(f"== {what}")
                benchmark(maven, options.runs, scratch)
            else:
                alone(maven, options.runs, [Path(what).resolve()])
    finally:
        if not options.keep:
            shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
