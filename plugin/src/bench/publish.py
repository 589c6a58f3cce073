#!/usr/bin/env python3
"""Measures publishing a clinic of 1,000 articles on this machine, beside what people use otherwise. After `mvn install`:

    plugin/src/bench/publish.py directory git sftp s3

Two things for each: the first publish to an empty place, and the next one after one article changed; then our rollback.
The site is made before the clock runs. Rounds are interleaved, medians are printed, in seconds by the wall and in
seconds of this side's processors, without those of a server; `mvn validate` is there so that Maven's own start can be
told from the publish. Needs for directory: rsync; git: git; sftp: sshd, rsync, rclone; s3: rclone, s3cmd, and
S3Proxy, which Maven fetches. What is not there is left out. --runs, --mvn, --keep and -- as in bench.py.
"""

import argparse
import collections
import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench

KEY_ID, SECRET = "bench", "bench-secret"


def run(command, folder=None, env=None):
    done = subprocess.run([str(word) for word in command], cwd=folder, env={**os.environ, **(env or {})},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        sys.exit(f"{command} failed:\n{done.stdout.decode(errors='replace')[-4000:]}")


class Cost(collections.namedtuple("Cost", "wall cpu")):
    def __add__(self, other):
        return Cost(self.wall + other.wall, self.cpu + other.cpu)


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(command, folder=None, env=None):
    wall, before = time.monotonic(), cpu()
    run(command, folder, env)
    return Cost(time.monotonic() - wall, cpu() - before)


def median(costs):
    return Cost(*(statistics.median(each) for each in zip(*costs)))


def has(*tools):
    missing = [tool for tool in tools if not shutil.which(tool)]
    for tool in missing:
        print(f"without {tool}, which is not there")
    return not missing


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def await_port(port, process):
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            if process.poll() is not None:
                sys.exit(f"{process.args} ended")
            time.sleep(0.1)
    sys.exit(f"nothing listens on {port}")


def pom_property(name):
    root = bench.xml.etree.ElementTree.parse(bench.REPOSITORY / "plugin/pom.xml")
    return root.find(f"m:properties/m:{name}", bench.NAMESPACE).text


def dependency(group, artifact, version, exclusions=""):
    return (f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>"
            f"<version>{version}</version>{exclusions}</dependency>")


class Bench:
    def __init__(self, mvn, passed, scratch, runs, articles):
        self.mvn = [mvn, "-q", "-B", "-o", *passed]
        self.passed = passed
        self.scratch = scratch
        self.runs = runs
        self.clinic = scratch / "clinic"
        bench.clinic(self.clinic, articles)
        self.generate()
        self.site = self.clinic / "target/site"
        self.servers = []
        self.environment = {}  # for our goals

    def generate(self):
        run([*self.mvn, "site:generate"], self.clinic)

    def change(self, turn):
        """One article says something else."""
        article = self.clinic / "content/articles/article-00000.md"
        article.write_text(article.read_text(encoding="utf-8") + f"\nRound {turn} of it.\n", encoding="utf-8")
        self.generate()

    def pom(self, target, dependencies):
        bench.pom(self.clinic, bench.OURS.replace(
            "</plugin>",
            f"<configuration><targets><target><name>bench</name>{target}</target></targets></configuration>"
            f"<dependencies>{dependencies}</dependencies></plugin>"))

    def publish(self):
        # verify asks the live address, allowDeletes is for the emptied places
        return timed([*self.mvn, "site:publish", "-Dsite.verify=false", "-Dsite.accept", "-Dsite.allowDeletes"],
                     self.clinic, self.environment)

    def rollback(self):
        return timed([*self.mvn, "site:rollback", "-Dsite.verify=false"], self.clinic, self.environment)

    def measure(self, sides):
        """sides: by name, a function of the round that empties its place and one that publishes."""
        rows = {"first publish": {}, "one article changed": {}, "rollback": {}}

        def note(turn, row, name, cost):
            if turn:  # the first round warms up
                rows[row].setdefault(name, []).append(cost)

        for turn in range(self.runs + 1):
            for name, (empty, publish) in sides.items():
                empty()
                note(turn, "first publish", name, publish())
            self.change(turn)
            for name, (_, publish) in sides.items():
                note(turn, "one article changed", name, publish())
            note(turn, "rollback", "site:rollback", self.rollback())
        for row, costs in rows.items():
            medians = {name: median(each) for name, each in costs.items()}
            ours = next(iter(medians.values()))
            for number, (name, one) in enumerate(medians.items()):
                beside = f"   ours takes {ours.wall / one.wall:.2f} and {ours.cpu / one.cpu:.2f} of it" if number else ""
                print(f"  {row:20} {name:28} {one.wall:7.2f} s {one.cpu:7.2f} s cpu{beside}", flush=True)

    def directory(self):
        www, plain = self.scratch / "www", self.scratch / "rsync"
        self.pom(f"<type>directory</type><url>{www}</url>", "")
        sides = {"site:publish": (lambda: shutil.rmtree(www, ignore_errors=True), self.publish)}
        if has("rsync"):
            sides["rsync -a --delete"] = (
                lambda: shutil.rmtree(plain, ignore_errors=True),
                lambda: timed(["rsync", "-a", "--checksum", "--delete", f"{self.site}/", f"{plain}/"]))
        self.measure(sides)

    def git(self):
        ours, theirs, tree = (self.scratch / name for name in ("ours.git", "theirs.git", "tree"))

        def bare(folder):
            shutil.rmtree(folder, ignore_errors=True)
            run(["git", "init", "-q", "--bare", folder])

        def clone():
            bare(theirs)
            shutil.rmtree(tree, ignore_errors=True)
            run(["git", "clone", "-q", theirs, tree])

        def push():
            cost = timed(["rsync", "-a", "--checksum", "--delete", "--exclude=.git", f"{self.site}/", f"{tree}/"])
            cost += timed(["git", "add", "-A"], tree)
            cost += timed(["git", "-c", "user.name=b", "-c", "user.email=b@b", "commit", "-qm", "site"], tree)
            return cost + timed(["git", "push", "-q", "origin", "HEAD:gh-pages"], tree)

        self.pom(f"<type>git</type><url>{ours.as_uri()}</url>",
                 dependency("org.eclipse.jgit", "org.eclipse.jgit", pom_property("jgit.version")))
        sides = {"site:publish": (lambda: bare(ours), self.publish)}
        if has("git", "rsync"):
            sides["git add, commit, push"] = (clone, push)
        self.measure(sides)

    def sftp(self):
        if not Path("/usr/sbin/sshd").exists():
            print("without sshd, which is not there")
            return
        home = self.scratch / "sshd"
        home.mkdir()
        if os.getuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        for key in ("host", "client"):
            run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", home / key])
        port = free_port()
        (home / "config").write_text(
            f"Port {port}\nListenAddress 127.0.0.1\nHostKey {home}/host\nAuthorizedKeysFile {home}/client.pub\n"
            "PidFile none\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nSubsystem sftp internal-sftp\n")
        server = subprocess.Popen(["/usr/sbin/sshd", "-D", "-f", home / "config"])
        self.servers.append(server)
        await_port(port, server)
        (home / "known").write_text(f"[127.0.0.1]:{port} " + (home / "host.pub").read_text())
        user = os.environ.get("USER") or subprocess.check_output(["id", "-un"], text=True).strip()
        www, plain, clone = (self.scratch / name for name in ("sftp-www", "sftp-rsync", "sftp-rclone"))
        self.pom(f"<type>sftp</type><url>sftp://{user}@127.0.0.1:{port}{www}</url>"
                 f"<knownHosts>{home}/known</knownHosts>",
                 dependency("org.apache.sshd", "sshd-sftp", pom_property("sshd.version"))
                 + dependency("org.bouncycastle", "bcprov-jdk18on", pom_property("bouncycastle.version")))
        ssh = f"ssh -p {port} -i {home}/client -o UserKnownHostsFile={home}/known -o IdentitiesOnly=yes"
        sides = {"site:publish": (lambda: shutil.rmtree(www, ignore_errors=True),
                                  self.publish)}
        self.environment = {"SITE_KEY_FILE": str(home / "client")}
        if has("rsync"):
            sides["rsync over ssh"] = (
                lambda: shutil.rmtree(plain, ignore_errors=True),
                lambda: timed(["rsync", "-a", "--checksum", "--delete", "-e", ssh, f"{self.site}/",
                               f"{user}@127.0.0.1:{plain}/"]))
        if has("rclone"):
            sides["rclone sync, sftp"] = (
                lambda: shutil.rmtree(clone, ignore_errors=True),
                lambda: timed(["rclone", "sync", "-q", "--sftp-disable-hashcheck",  # a process per file
                               "--sftp-host=127.0.0.1", f"--sftp-port={port}", f"--sftp-user={user}",
                               f"--sftp-key-file={home}/client", str(self.site), f":sftp:{clone}"]))
        self.measure(sides)

    def s3(self):
        home = self.scratch / "s3"
        (home / "data").mkdir(parents=True)
        run([self.mvn[0], "-q", "-B", *self.passed, "-f", bench.REPOSITORY / "plugin/src/test/s3proxy/pom.xml",
             "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath",
             f"-Dmdep.outputFile={home}/path"])
        port = free_port()
        (home / "s3proxy.conf").write_text(
            f"s3proxy.endpoint=http://127.0.0.1:{port}\ns3proxy.authorization=aws-v4\n"
            f"s3proxy.identity={KEY_ID}\ns3proxy.credential={SECRET}\n"
            f"jclouds.provider=transient-nio2\njclouds.identity=none\njclouds.credential=none\n")
        (home / "logback.xml").write_text('<configuration><root level="OFF"/></configuration>')
        server = subprocess.Popen(
            ["java", f"-Dlogback.configurationFile={home}/logback.xml", "-cp", (home / "path").read_text(),
             "org.gaul.s3proxy.Main", "--properties", home / "s3proxy.conf"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.servers.append(server)
        await_port(port, server)
        if not has("rclone"):
            return  # it makes the buckets
        remote = (f":s3,provider=Other,endpoint='http://127.0.0.1:{port}',access_key_id={KEY_ID},"
                  f"secret_access_key={SECRET},force_path_style=true:")
        made = [0]

        def bucket(name):
            made[0] += 1
            self.buckets[name] = f"{name}-{made[0]}"
            run(["rclone", "mkdir", "-q", remote + self.buckets[name]])

        self.buckets = {}
        library = dependency(
            "software.amazon.awssdk", "s3", pom_property("awssdk.version"),
            "<exclusions><exclusion><groupId>software.amazon.awssdk</groupId>"
            "<artifactId>netty-nio-client</artifactId></exclusion></exclusions>")

        def empty():
            bucket("ours")
            self.pom(f"<type>s3</type><url>s3://{self.buckets['ours']}</url>"
                     f"<endpoint>http://127.0.0.1:{port}</endpoint>", library)

        sides = {"site:publish": (empty, self.publish)}
        self.environment = {"SITE_USER": KEY_ID, "SITE_PASSWORD": SECRET}
        sides["rclone sync, s3"] = (
            lambda: bucket("rclone"),
            lambda: timed(["rclone", "sync", "-q", "--checksum", "--transfers=8", "--checkers=8", str(self.site),
                           remote + self.buckets["rclone"]]))
        if has("s3cmd"):
            sides["s3cmd sync"] = (
                lambda: bucket("s3cmd"),
                lambda: timed(["s3cmd", "-q", "-c", "/dev/null", "--no-ssl", f"--access_key={KEY_ID}",
                               f"--secret_key={SECRET}", f"--host=127.0.0.1:{port}", f"--host-bucket=127.0.0.1:{port}",
                               "--no-preserve", "--delete-removed", "sync", f"{self.site}/",
                               f"s3://{self.buckets['s3cmd']}/"]))
        self.measure(sides)

    def close(self):
        for server in self.servers:
            server.terminate()


def main():
    os.environ.pop("AWS_CA_BUNDLE", None)  # some rclones end over it, also without TLS
    arguments, passed = bench.given()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="+", choices=["directory", "git", "sftp", "s3"])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--mvn", default="mvn")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args(arguments)
    scratch = (options.keep or Path(tempfile.mkdtemp(prefix="clinic-publish-"))).resolve()
    scratch.mkdir(parents=True, exist_ok=True)
    subject = Bench(options.mvn, passed, scratch, options.runs, options.articles)
    try:
        start = median([timed([*subject.mvn, "validate"], subject.clinic) for _ in range(3)])
        pages = sum(1 for _ in subject.site.rglob("*.html"))
        size = sum(file.stat().st_size for file in subject.site.rglob("*") if file.is_file())
        print(f"{pages} pages, {sum(1 for f in subject.site.rglob('*') if f.is_file())} files, {size / 1e6:.1f} MB; "
              f"mvn validate: {start.wall:.2f} s, {start.cpu:.2f} s cpu", flush=True)
        for what in options.what:
            print(f"== {what}", flush=True)
            getattr(subject, what)()
    finally:
        subject.close()
        if not options.keep:
            shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
