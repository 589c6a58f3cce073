#!/usr/bin/env python3
"""Measures how long `mvn site:serve` takes to show an edit: from the end of the last write of an article to the first
byte of its new page, as a browser that has the page open gets it. Run it from anywhere after `mvn install`:

    plugin/src/bench/serve.py                    the demo clinic with 1,000 and with 10,000 articles more
    plugin/src/bench/serve.py --articles 1000    one size
    plugin/src/bench/serve.py --beside FOLDER    also by the plugin of another local repository, edits in turn

Like the script of the page, it waits for the event that tells of the change and then fetches the page; where this is
still the old one, it asks again, and that counts. Each edit goes to another article and begins when the last build has
written its site and a pause is over. The first edits warm the JVM up and do not count. A line has the median, the least
and the most in ms, and the CPU time of the whole process per edit, with all that follows the page.

--edits N sets how many are counted, --warm N how many go before, --pause SECONDS the rest in between, --jvm OPTIONS goes
to each JVM (such as -XX:StartFlightRecording), --keep FOLDER keeps the projects, and what follows -- goes to every mvn command.
"""

import argparse
import http.client
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import bench

OWN = "/.clinic-site-preview/"
PATIENCE = 60


class Preview:
    """One `mvn site:serve` with a browser that looks at it."""

    def __init__(self, folder, mvn, passed, jvm):
        self.folder = folder
        self.said = open(folder / "serve.log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [mvn, "-B", "-o", *passed, "site:serve", "-Dsite.open=false"], cwd=folder, stdin=subprocess.DEVNULL,
            stdout=self.said, stderr=subprocess.STDOUT, start_new_session=True,
            env={**os.environ, "MAVEN_OPTS": (os.environ.get("MAVEN_OPTS", "") + " " + jvm).strip()})
        self.port = self.find_port()
        self.told = threading.Condition()
        self.number = 0
        threading.Thread(target=self.listen, daemon=True).start()

    def find_port(self):
        for _ in range(PATIENCE * 10):
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", (self.folder / "serve.log").read_text(encoding="utf-8"))
            if found:
                return int(found[1])
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        sys.exit("the preview did not start:\n" + (self.folder / "serve.log").read_text(encoding="utf-8"))

    def listen(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", OWN + "events")
        for line in connection.getresponse():
            if line.startswith(b"data: "):
                with self.told:
                    self.number = json.loads(line[6:])["number"]
                    self.told.notify_all()

    def get(self, path):
        """The body; the clock is read at its first byte."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path)
        response = connection.getresponse()
        first = response.read(1)
        at = time.monotonic()
        body = first + response.read()
        connection.close()
        return body, at

    def cpu(self):
        """Seconds of all processors since it began."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def edit(self, number, mark):
        """ms from the last write to the first byte of what it made."""
        file = self.folder / f"content/articles/article-{number:05d}.md"
        text = re.sub(r"\n+Edit \w+ it is\.\n$", "\n", file.read_text(encoding="utf-8"))
        with self.told:
            before = self.number
        with open(file, "w", encoding="utf-8") as out:
            out.write(f"{text}\nEdit {mark} it is.\n")
        written = time.monotonic()
        while True:
            with self.told:
                if not self.told.wait_for(lambda: self.number > before, PATIENCE):
                    sys.exit(f"edit {mark} of {file.name} was missed")
                before = self.number
            body, first = self.get(f"/articles/article-{number:05d}/")
            if f"Edit {mark} it is.".encode() in body:
                return (first - written) * 1000

    def rest(self, pause):
        """Waits until the site is written."""
        self.get(OWN + "reports/findings.json")
        time.sleep(pause)

    def close(self):
        os.killpg(self.process.pid, signal.SIGINT)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.said.close()


def measure(previews, options):
    took = {name: [] for name in previews}
    cpu = {name: [] for name in previews}
    for turn in range(options.warm + options.edits):
        for name, preview in previews.items():
            before = preview.cpu()
            millis = preview.edit(turn * 7 % 997 % options.least, f"m{turn}x{time.monotonic_ns()}")
            preview.rest(options.pause)
            if turn >= options.warm:
                took[name].append(millis)
                cpu[name].append((preview.cpu() - before) * 1000)
    for name, all_of_it in took.items():
        print(f"{name:30} {statistics.median(all_of_it):7.1f} ms ({min(all_of_it):.1f} to {max(all_of_it):.1f}), "
              f"{statistics.median(cpu[name]):7.0f} ms CPU", flush=True)


def main():
    arguments, passed = bench.given()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, action="append")
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--edits", type=int, default=25)
    parser.add_argument("--warm", type=int, default=15)
    parser.add_argument("--pause", type=float, default=0.3)
    parser.add_argument("--jvm", default="")
    parser.add_argument("--mvn", default="mvn")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args(arguments)
    scratch = options.keep or Path(tempfile.mkdtemp(prefix="clinic-serve-"))
    scratch.mkdir(parents=True, exist_ok=True)
    sides = {"now": passed}
    if options.beside:
        sides["beside"] = [*passed, f"-Dmaven.repo.local={options.beside.resolve()}"]
    try:
        for articles in options.articles or (1000, 10_000):
            print(f"-- {articles:,} articles", flush=True)
            options.least = articles
            previews = {}
            try:
                for name, given in sides.items():
                    folder = scratch / f"{name}-{articles}"
                    if not folder.exists():
                        bench.clinic(folder, articles)
                    previews[name] = Preview(folder, options.mvn, given, options.jvm)
                measure(previews, options)
            finally:
                for preview in previews.values():
                    preview.close()
    finally:
        if not options.keep:
            shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
