package org.clinicsite.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody means to publish, and what only looks like it. All keys and tokens here are made up. */
class SecretsTest {

    private static final String LETTERS = "0123456789abcdefghijABCDEFGHIJ0123456789";

    @TempDir
    Path temp;

    private Optional<Secret> look(String path, byte[] bytes) throws IOException {
        Path file = temp.resolve("file");
        Files.write(file, bytes);
        return Secrets.look(path, file);
    }

    private Optional<Secret> look(String path, String text) throws IOException {
        return look(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "id_rsa, KEY",
        "static/keys/id_ed25519, KEY",
        "clinic.p12, KEY",
        "Clinic.PFX, KEY",
        "release.jks, KEY",
        "server.ppk, KEY",
        "server.key, KEY",
        "backup/clinic.pem, KEY",
        "Passwords.kdbx, PASSWORDS",
        ".env, PASSWORDS",
        ".env.production, PASSWORDS",
        "admin/.htpasswd, PASSWORDS",
        ".git-credentials, PASSWORDS",
        "settings.xml, PASSWORDS",
        "wp-config.php, PASSWORDS",
        "clients.sql.gz, DUMP",
        "clinic.dump, DUMP",
        "clinic.sqlite3, DUMP",
        ".git/config, FOLDER",
        "old/.ssh/known_hosts, FOLDER",
    })
    void aNameIsEnough(String path, Secret.Kind kind) throws IOException {
        assertThat(look(path, "x")).map(Secret::kind).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id_rsa.pub",
                ".env.example",
                "environment.txt",
                "keynote.txt",
                "monkey.jpg",
                "turkey",
                "hotkey.html",
                "robots.txt",
                "security.txt",
                ".well-known/security.txt",
                "git/config",
                "gitignore",
                "sql.html",
                "htpasswd.html",
                "settings.html",
            })
    void aNameThatOnlySoundsLikeItIsNone(String path) throws IOException {
        assertThat(look(path, "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\r\nProc-Type: 4,ENCRYPTED\r\n",
                "-----BEGIN EC PRIVATE KEY-----\nMHc\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn\n",
                "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOY\n",
                "-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\nlQOY\n",
                "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: \"x\"\n",
                "My key:\n\n-----BEGIN PRIVATE KEY-----\nMIIE\n",
                "{\"private_key\": \"-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----\\n\"}",
                "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n",
                "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\nMIIE\n",
            })
    void aPrivateKeyIsOneUnderAnyName(String text) throws IOException {
        for (String name : new String[] {"notes.txt", "clinic.pem", "x.js", "noending"}) {
            assertThat(look(name, text)).as(name).map(Secret::kind).contains(Secret.Kind.KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n",
                "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n",
                "-----BEGIN RSA PUBLIC KEY-----\nMIIB\n-----END RSA PUBLIC KEY-----\n",
                "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQEN\n-----END PGP PUBLIC KEY BLOCK-----\n",
                "-----BEGIN CERTIFICATE REQUEST-----\nMIIC\n-----END CERTIFICATE REQUEST-----\n",
                "ssh-ed25519 AAAAC3Nz sam@clinic\n",
            })
    void whatIsPublicMayBeSeen(String text) throws IOException {
        for (String name : new String[] {"clinic.pem", "clinic.key", "clinic.asc", "clinic.txt"}) {
            assertThat(look(name, text)).as(name).isEmpty();
        }
    }

    @Test
    void aTextThatOnlySpeaksOfAKeyIsNone() throws IOException {
        assertThat(look("help.txt", "A key begins with -----BEGIN PRIVATE KEY----- and some letters.\n"))
                .isEmpty();
        assertThat(look("help.txt", "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----\n"))
                .isEmpty();
    }

    @Test
    void aKeynoteTalkIsNoKey() throws IOException {
        assertThat(look("talk.key", "PK\3\4\24\0\0\0")).isEmpty();
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                Arguments.of("AWS", "AKIA" + "IOSFODNN7CLINIC1"),
                Arguments.of("AWS", "aws_secret_access_key = " + LETTERS),
                Arguments.of("GitHub", "ghp_" + LETTERS.substring(4)),
                Arguments.of("GitHub", "github_pat_" + LETTERS + "_" + LETTERS),
                Arguments.of("GitLab", "glpat-" + LETTERS.substring(20)),
                Arguments.of("Slack", "xoxb-" + "123456789012-123456789012-abcdef"),
                Arguments.of("Slack", "https://hooks.slack.com/services/" + "T00000000/B00000000/" + LETTERS),
                Arguments.of("Stripe", "sk_live_" + LETTERS.substring(16)),
                Arguments.of("Stripe", "rk_live_" + LETTERS.substring(16)),
                Arguments.of("npm", "//packages.example/:_authToken=" + LETTERS),
                Arguments.of("npm", "npm_" + LETTERS.substring(4)),
                Arguments.of(
                        "a Google service account", "{\"type\": \"service_account\", \"private_key_id\": \"0a1b\"}"),
                Arguments.of("SendGrid", "SG." + LETTERS.substring(18) + "." + LETTERS + "abc"));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenIsToldWithItsPlaceAndWithoutItself(String whose, String token) throws IOException {
        Optional<Secret> secret = look("js/app.js", "const a = 1;\nconst k = '" + token + "';\n");

        assertThat(secret).map(Secret::kind).contains(Secret.Kind.TOKEN);
        assertThat(secret.orElseThrow().says())
                .contains(whose)
                .hasSizeLessThan(80)
                .doesNotContain(LETTERS.substring(0, 12));
        assertThat(secret.orElseThrow().line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//packages.example/:_authToken=${NPM_TOKEN}",
                "pk_live_0123456789abcdefghij",
                "sk_live_",
                "sk_live_xxx",
                "AIzaSy0123456789abcdefghijABCDEFGHIJ012",
                "NAKIA0123456789ABCDEFXYZ",
                "AKIA",
                "AKIA0123456789ABCDEFabcdef",
                "ghp_short",
                "xoxb-...",
                "The prefix is ghp_ or github_pat_.",
                "flask-ant-design",
            })
    void whatAnybodyMaySeeIsNoToken(String text) throws IOException {
        assertThat(look("app.js", "x = '" + text + "';\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- MySQL dump 10.13  Distrib 8.0.36, for Linux\n",
                "--\n-- PostgreSQL database dump\n--\n",
                "-- phpMyAdmin SQL Dump\n",
                "PGDMP\1\16\0",
                "SQLite format 3\0\20\0",
            })
    void aDumpIsOneUnderAnyName(String text) throws IOException {
        assertThat(look("data.bin", text)).map(Secret::kind).contains(Secret.Kind.DUMP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into clients values (1, 'Jane');   | true",
                "CREATE TABLE clients (id int);            | true",
                "COPY public.clients (id, name) FROM stdin; | true",
                "SELECT name FROM clients WHERE id = 1;    | false",
            })
    void aFileOfSqlIsADumpWhenItHoldsTables(String sql, boolean dump) throws IOException {
        assertThat(look("lesson.sql", sql).isPresent()).isEqualTo(dump);
        assertThat(look("lesson.md", sql)).as("a text about it").isEmpty();
    }

    @Test
    void aKeyThatWindowsSavedIsSeen() throws IOException {
        String text = "\uFEFF-----BEGIN PRIVATE KEY-----\r\nMIIE\r\n";
        for (String charset : new String[] {"UTF-16LE", "UTF-16BE", "UTF-8"}) {
            assertThat(look("key.txt", text.getBytes(Charset.forName(charset))))
                    .as(charset)
                    .isPresent();
        }
    }

    @Test
    void ofALargeFileOnlyTheBeginningIsRead() throws IOException {
        byte[] late = new byte[3 << 20];
        java.util.Arrays.fill(late, (byte) 'a');
        byte[] key = "\n-----BEGIN PRIVATE KEY-----\nMIIE\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(key, 0, late, 2 << 20, key.length);
        assertThat(look("log.txt", late)).as("behind the first MB").isEmpty();

        System.arraycopy(key, 0, late, 500_000, key.length);
        assertThat(look("log.txt", late)).isPresent();
    }

    @Test
    void whatIsNoTextIsNotSearched() throws IOException {
        byte[] picture = new byte[100_000];
        byte[] token = ("AKIA" + "IOSFODNN7CLINIC1").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(token, 0, picture, 50_000, token.length);
        assertThat(look("door.jpg", picture)).isEmpty();
    }
}
