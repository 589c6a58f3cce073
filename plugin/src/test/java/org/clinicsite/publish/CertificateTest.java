package org.clinicsite.publish;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.clinicsite.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live site's certificate, as its visitors' browsers see it: a server with one that a test makes. */
class CertificateTest {

    private static final char[] PASSWORD = "certified".toCharArray();

    private static final Instant NOW = Instant.now();

    private static final GeneralName HERE = new GeneralName(GeneralName.iPAddress, "127.0.0.1");

    @TempDir
    Path temp;

    private final SSLSocketFactory usual = HttpsURLConnection.getDefaultSSLSocketFactory();

    private HttpsServer server;

    @AfterEach
    void stop() {
        HttpsURLConnection.setDefaultSSLSocketFactory(usual);
        server.stop(0);
    }

    /**
     * Serves with a certificate, and looks.
     *
     * @param name whose it is
     * @param trusted whether this machine knows who signed it
     */
    private LiveCheck.Seen look(GeneralName name, Instant from, Instant to, boolean trusted) throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
        KeyPair authority = pairs.generateKeyPair();
        KeyPair own = pairs.generateKeyPair();
        Extension mayCertify = new Extension(Extension.basicConstraints, true, new BasicConstraints(true).getEncoded());
        X509Certificate authoritys =
                signed(authority, authority, mayCertify, NOW.minus(400, DAYS), NOW.plus(400, DAYS));
        Extension names = new Extension(Extension.subjectAlternativeName, false, new GeneralNames(name).getEncoded());
        KeyStore ownKeys = KeyStore.getInstance("PKCS12");
        ownKeys.load(null, null);
        ownKeys.setKeyEntry(
                "own", own.getPrivate(), PASSWORD, new X509Certificate[] {signed(authority, own, names, from, to)});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(ownKeys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            byte[] page = "<!doctype html><title>Heron Yard</title>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        if (trusted) {
            KeyStore known = KeyStore.getInstance("PKCS12");
            known.load(null, null);
            known.setCertificateEntry("authority", authoritys);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(known);
            SSLContext visitor = SSLContext.getInstance("TLS");
            visitor.init(null, trust.getTrustManagers(), null);
            HttpsURLConnection.setDefaultSSLSocketFactory(visitor.getSocketFactory());
        }
        SiteFolder site = new SiteFolder(temp.resolve("site"));
        site.write("index.html", "<!doctype html><title>Heron Yard</title>");
        return LiveCheck.of(
                site.folder(),
                "https://127.0.0.1:" + server.getAddress().getPort() + "/",
                Clock.systemUTC(),
                millis -> {},
                Progress.NONE);
    }

    private static X509Certificate signed(KeyPair by, KeyPair of, Extension extension, Instant from, Instant to)
            throws Exception {
        V3TBSCertificateGenerator certificate = new V3TBSCertificateGenerator();
        certificate.setSerialNumber(new ASN1Integer(1));
        certificate.setIssuer(new X500Name("CN=Authority"));
        certificate.setSubject(new X500Name(by == of ? "CN=Authority" : "CN=Heron Yard"));
        certificate.setStartDate(new Time(Date.from(from)));
        certificate.setEndDate(new Time(Date.from(to)));
        certificate.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(of.getPublic().getEncoded()));
        certificate.setExtensions(new Extensions(extension));
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        certificate.setSignature(algorithm);
        TBSCertificate unsigned = certificate.generateTBSCertificate();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(by.getPrivate());
        signature.update(unsigned.getEncoded());
        byte[] whole = new DERSequence(new ASN1Encodable[] {unsigned, algorithm, new DERBitString(signature.sign())})
                .getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static List<String> told(LiveCheck.Seen seen) {
        return seen.problems().stream().map(Problem::told).toList();
    }

    @Test
    void oneThatCountsForLongIsNamedWithItsEnd() throws Exception {
        LiveCheck.Seen seen = look(HERE, NOW.minus(1, DAYS), NOW.plus(89, DAYS), true);

        assertThat(seen.lines())
                .contains("certificate until "
                        + LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusDays(89));
        assertThat(told(seen)).noneMatch(line -> line.contains("certificate"));
    }

    @Test
    void oneThatEndsWithinTwoWeeksIsAWarning() throws Exception {
        LiveCheck.Seen seen = look(HERE, NOW.minus(80, DAYS), NOW.plus(10, DAYS), true);

        assertThat(told(seen))
                .anyMatch(line -> line.contains(" ends on "
                        + LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusDays(10) + ". See that it is renewed"));
    }

    @Test
    void oneThatHasEndedIsAnErrorWithoutTheTextOfJava() throws Exception {
        assertThat(told(look(HERE, NOW.minus(90, DAYS), NOW.minus(10, DAYS), true)))
                .singleElement()
                .asString()
                .contains("cannot be reached: its certificate has ended, and browsers keep everybody out.")
                .doesNotContain("PKIX");
    }

    @Test
    void oneThatNobodyKnownHasSignedIsAnError() throws Exception {
        assertThat(told(look(HERE, NOW.minus(1, DAYS), NOW.plus(89, DAYS), false)))
                .singleElement()
                .asString()
                .contains("nobody whom browsers trust has signed its certificate")
                .doesNotContain("PKIX");
    }

    @Test
    void oneOfAnotherNameIsAnError() throws Exception {
        assertThat(told(look(
                        new GeneralName(GeneralName.dNSName, "www.heron-yard.example"),
                        NOW.minus(1, DAYS),
                        NOW.plus(89, DAYS),
                        true)))
                .singleElement()
                .asString()
                .contains("its certificate is not one for this name");
    }
}
