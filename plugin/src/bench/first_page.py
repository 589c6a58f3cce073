#!/usr/bin/env python3
"""The first page, as somebody meets it who has nothing but the tools: a home folder without a file, README's commands word
by word, and beside them the quick starts of other generators. Run it from anywhere:

    plugin/src/bench/first_page.py                 ours, then each peer whose tool is on this machine
    plugin/src/bench/first_page.py ours            ours alone
    plugin/src/bench/first_page.py ours --cold     with a local repository that holds nothing at all
    plugin/src/bench/first_page.py roq --mvn PATH  with another Maven than the first on the path

Ours is walked in a clone of the last commit. Its local repository is this user's without our own group id, hard links
beside the home folder; with --cold every artifact is fetched. A line each: the command, seconds, lines on the console.
Seconds are those of one run: quote them with the machine, and compare within one run.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
GROUP = "org/clinicsite"

# What the peers' own first pages say, with answers given beforehand; the last entry is the page that must be there.
PEERS = {
    "hugo": (
        "hugo",
        [
            "hugo new site clinic",
            "cd clinic && printf '{{ .Content }}' > layouts/index.html && printf -- '---\\ntitle: Home\\n---\\nHello' > content/_index.md",
            "cd clinic && hugo",
        ],
        "clinic/public/index.html",
    ),
    "astro": (
        "npm",
        [
            # by hand, as its manual has it: the wizard asks GitHub; the newest that runs on the machine's Node.js
            "mkdir -p clinic/src/pages && cd clinic && npm init -y && npm install astro@{astro}",
            "cd clinic && printf '<h1>Hello</h1>' > src/pages/index.astro && npx astro build",
        ],
        "clinic/dist/index.html",
    ),
    "roq": (
        "mvn",
        [  # from a POM as its pages show one: the wizard asks a registry of its own
            "cd clinic && QUARKUS_ROQ_GENERATOR_BATCH=true mvn -B package quarkus:run",
        ],
        "clinic/target/roq/index.html",
    ),
}

FILES = {
    "roq": {
        "clinic/config/application.properties": "site.url=https://clinic.example/\n",
        "clinic/content/index.html": "---\ntitle: Home\n---\n<h1>Hello</h1>\n",
        "clinic/public/style.css": "h1 { font-family: sans-serif }\n",
        "clinic/templates/layouts/page.html": "<!doctype html><title>{page.title}</title>{#insert /}\n",
        "clinic/pom.xml": """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example</groupId>
  <artifactId>clinic</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>io.quarkus</groupId>
        <artifactId>quarkus-bom</artifactId>
        <version>3.29.4</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>io.quarkiverse.roq</groupId>
      <artifactId>quarkus-roq</artifactId>
      <version>2.0.4</version>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>io.quarkus</groupId>
        <artifactId>quarkus-maven-plugin</artifactId>
        <version>3.29.4</version>
        <extensions>true</extensions>
        <executions>
          <execution>
            <goals>
              <goal>build</goal>
              <goal>generate-code</goal>
            </goals>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
""",
    },
}


def commands(section: str) -> list[str]:
    """The commands of a part of README, in their order."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    part = readme.split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    blocks = re.findall(r"^```sh\n(.*?)^```", part, re.M | re.S)
    return [line for block in blocks for line in block.splitlines() if line]


def pom() -> str:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    return re.search(r"^```xml\n(<project.*?)^```", readme, re.M | re.S).group(1)


class Walk:
    def __init__(self, name: str, home: Path, maven: list[str]):
        self.name = name
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAVEN", "XDG"))}
        self.environment |= {"HOME": str(home), "MAVEN_ARGS": " ".join(maven)}
        self.options = maven
        self.seconds = 0.0
        self.lines = 0
        self.steps = 0

    def run(self, command: str, folder: Path) -> list[str]:
        typed = command
        if self.options:  # Maven 3.8 does not read MAVEN_ARGS
            command = re.sub(r"\bmvn\b", "mvn " + " ".join(self.options), command, count=1)
        begun = time.monotonic()
        done = subprocess.run(
            ["sh", "-c", command], cwd=folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
        seconds = time.monotonic() - begun
        said = [line for line in re.sub(r"\x1b\[[0-9;]*m", "", done.stdout).splitlines() if line.strip()]
        self.seconds += seconds
        self.lines += len(said)
        self.steps += 1
        print(f"  {seconds:7.1f} s  {len(said):4d} lines  {typed}", flush=True)
        if done.returncode:
            print("\n".join("      " + line for line in said[-15:]))
            raise SystemExit(f"{self.name}: '{typed}' ended with {done.returncode}")
        return said

    def end(self, page: Path) -> None:
        if not page.is_file():
            raise SystemExit(f"{self.name}: there is no {page.name}")
        print(f"  {self.seconds:7.1f} s  {self.lines:4d} lines  {self.steps} commands in all: {self.name}", flush=True)


def ours(work: Path, cold: bool) -> None:
    home, repository, clone = work / "home", work / "repository", work / "clone"
    home.mkdir()
    there = Path.home() / ".m2" / "repository"
    if cold or not there.is_dir():
        repository.mkdir()
    else:
        subprocess.run(["cp", "-al", str(there), str(repository)], check=True)
        shutil.rmtree(repository / GROUP, ignore_errors=True)
    subprocess.run(["git", "clone", "-q", str(REPOSITORY), str(clone)], check=True)
    print(f"ours, local repository {'empty' if cold else 'without our group id'}")
    walk = Walk("ours", home, [f"-Dmaven.repo.local={repository}"])
    for command in commands("Try it"):
        if command != "mvn install":  # the tests of those who change the plugin
            said = walk.run(command, clone)
            if command == "mvn install -DskipTests":
                print("\n".join("      | " + line for line in said[-8:]))
    walk.end(clone / "target/site/index.html")
    clinic = work / "clinic"
    shutil.copytree(clone / "content", clinic / "content")
    (clinic / "pom.xml").write_text(pom(), encoding="utf-8")
    use = Walk("a clinic of one's own", home, walk.options)
    use.run("mvn site:generate", clinic)
    use.end(clinic / "target/site/index.html")


def astro() -> str:
    """Astro 6 and later want Node.js 22."""
    if not shutil.which("node"):
        return "latest"
    node = subprocess.run(["node", "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return "latest" if int(node[1:].split(".")[0]) >= 22 else "5"


def peer(name: str, work: Path, mvn: str | None) -> None:
    tool, steps, page = PEERS[name]
    if not shutil.which(tool):
        print(f"{name}: {tool} is not on this machine")
        return
    print(name)
    home = work / "home"
    home.mkdir()
    walk = Walk(name, home, [f"-Dmaven.repo.local={work / 'repository'}"] if tool == "mvn" else [])
    for path, text in FILES.get(name, {}).items():
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_text(text, encoding="utf-8")
    if mvn:
        walk.environment["PATH"] = f"{Path(mvn).resolve().parent}:{walk.environment['PATH']}"
    try:
        for step in steps:
            walk.run(step.replace("{astro}", astro()), work)
        walk.end(work / page)
        print("  the last once more, with all that it has fetched:")
        walk.run(steps[-1], work)
    except SystemExit as stopped:  # a peer that cannot be had here takes nothing from the others
        print(f"  {stopped}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("who", nargs="*", choices=["ours", *PEERS, []], default=[])
    parser.add_argument("--cold", action="store_true", help="fetch every artifact")
    parser.add_argument("--mvn", help="the Maven of peers: Quarkus wants 3.9 or later")
    given = parser.parse_args()
    for name in given.who or ["ours", *PEERS]:
        with tempfile.TemporaryDirectory(prefix="first-page-", dir=REPOSITORY.parent) as work:
            ours(Path(work), given.cold) if name == "ours" else peer(name, Path(work), given.mvn)


if __name__ == "__main__":
    sys.exit(main())
