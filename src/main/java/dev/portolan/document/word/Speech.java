package dev.portolan.document.word;

import dev.portolan.api.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is spoken on a port.
 *
 * @param stated whether the document says so, rather than the importer
 * @param odd the word, if it is neither a transport nor a protocol that is known
 */
public record Speech(
    Protocol transport, Optional<String> application, boolean stated, Optional<String> odd) {

  private static final Set<String> PRODUCTS =
      Set.copyOf(
          Words.phrases(
              """
            kafka; nats; redis; postgres; postgresql; mysql; mariadb; mongodb; mongo; oracle;
            cassandra; memcached; clickhouse; elasticsearch; neo4j; zookeeper; rabbitmq; minio;
            etcd; rest; graphql; syslog; dns; ssh; ftp; sftp; smtp; ldap; ntp; snmp; smb; nfs; mqtt;
            s3; vnc; rdp; rpc; mssql; otlp; rtmp; rtsp; sip; imap; pop3; thrift"""));

  /** Nothing is said: TCP. */
  public static final Speech UNSTATED =
      new Speech(Protocol.TCP, Optional.empty(), false, Optional.empty());

  private static final Set<String> TRANSPORTS = Set.of("tcp", "udp", "sctp");
  private static final Set<String> NOTHING =
      Set.of(
          "",
          "n a",
          "na",
          "none",
          "any",
          "all",
          "any port",
          "various",
          "tbd",
          "v4",
          "v6",
          "tcp4",
          "tcp6");
  private static final Pattern OPTIONAL_S =
      Pattern.compile("(?i)\\b(http|ws)\\(s\\)|\\bhttp\\s*/\\s*https\\b");
  private static final Set<String> KNOWN =
      Set.copyOf(
          Words.phrases(
              """
            http; https; http2; h2; h2c; http3; quic; grpc; grpcs; grpc-web; websocket; websockets;
            ws; wss; tls; ssl; mtls; ssh; sftp; ftp; ftps; smtp; smtps; imap; imaps; pop3; dns;
            ldap; ldaps; amqp; amqps; mqtt; mqtts; stomp; kafka; nats; redis; resp; rediss;
            postgres; postgresql; mysql; mariadb; mongodb; mongo; mssql; tds; oracle; cassandra;
            cql; memcached; clickhouse; elasticsearch; neo4j; bolt; rtsp; rtmp; rtp; sip; rdp; vnc;
            smb; nfs; syslog; snmp; ntp; otlp; thrift; graphql; rest; sse; socket-io; jdbc;
            zookeeper; rabbitmq; minio; s3; etcd; json-rpc; jsonrpc; rpc; modbus; opc-ua; coap"""));

  /** What a Protocol cell says about a number; several where it names several transports. */
  public static List<Speech> of(String cell, int port) {
    String words = plain(cell, port);
    Set<Protocol> transports = new LinkedHashSet<>();
    List<String> others = new ArrayList<>();
    for (String word : words.split("[\\s/,;+&|()（）、]+")) {
      String slug = Words.slug(word);
      if (TRANSPORTS.contains(slug)) {
        transports.add(Protocol.valueOf(slug.toUpperCase(java.util.Locale.ROOT)));
      } else if (!NOTHING.contains(slug) && !slug.matches("and|or|over|und|et|y|\\d+|only|based")) {
        others.add(slug);
      }
    }
    if (transports.isEmpty() && others.isEmpty()) {
      return words.equalsIgnoreCase("both") ? both() : List.of(UNSTATED);
    }
    Optional<String> application = application(words, others);
    Set<Protocol> spoken = transports.isEmpty() ? Set.of(Protocol.TCP) : transports;
    Optional<String> odd =
        application.filter(word -> transports.isEmpty() && !KNOWN.contains(word));
    return spoken.stream().map(transport -> new Speech(transport, application, true, odd)).toList();
  }

  private static List<Speech> both() {
    return List.of(transport(Protocol.TCP), transport(Protocol.UDP));
  }

  private static String plain(String cell, int port) {
    String secure = port == 443 || port == 8443 ? "s" : "";
    return OPTIONAL_S
        .matcher(cell)
        .replaceAll(match -> (match.group(1) == null ? "http" : match.group(1)) + secure)
        .strip();
  }

  /** A known word, else all of them as one. */
  private static Optional<String> application(String words, List<String> others) {
    Optional<String> known = others.stream().filter(KNOWN::contains).findFirst();
    if (known.isPresent() || others.isEmpty() || NOTHING.contains(Words.normal(words))) {
      return known.map(word -> word.equals("websockets") ? "websocket" : word);
    }
    return Optional.of(String.join("-", others));
  }

  /** A transport that stands beside the number. */
  public static Speech transport(Protocol transport) {
    return new Speech(transport, Optional.empty(), true, Optional.empty());
  }

  /** The transport that a word names. */
  public static Optional<Protocol> transport(String word) {
    String slug = Words.slug(word);
    return TRANSPORTS.contains(slug)
        ? Optional.of(Protocol.valueOf(slug.toUpperCase(java.util.Locale.ROOT)))
        : Optional.empty();
  }

  /** The transports that a text names, if it names nothing else. */
  public static List<Protocol> transports(String text) {
    List<String> words = Words.without(Words.list(text), List.of("and", "or", "und", "et", "y"));
    return words.stream().allMatch(TRANSPORTS::contains)
        ? words.stream().distinct().map(Speech::transport).flatMap(Optional::stream).toList()
        : List.of();
  }

  /** The transports that a remark begins with: "TCP/UDP data transfer", "UDP discovery". */
  public static Optional<String> firstTransports(String remark) {
    return Optional.of(remark.strip().split("\\s", 2)[0])
        .filter(first -> first.length() < remark.strip().length())
        .filter(first -> !Words.list(first).isEmpty() && !transports(first).isEmpty());
  }

  /** Whether a text is a protocol and nothing else. */
  public static boolean isProtocol(String text) {
    List<String> words = Words.list(OPTIONAL_S.matcher(text).replaceAll("http"));
    return !words.isEmpty()
        && words.size() <= 3
        && words.stream()
            .allMatch(
                word -> TRANSPORTS.contains(word) || KNOWN.contains(word) || word.equals("both"))
        && words.stream().noneMatch(Speech::isProduct);
  }

  /** Whether one of the words is a transport or a known protocol. */
  public static boolean isSpoken(String text) {
    return Words.list(OPTIONAL_S.matcher(text).replaceAll("http")).stream()
        .anyMatch(word -> TRANSPORTS.contains(word) || KNOWN.contains(word) || word.equals("both"));
  }

  /** Names of products are protocols in a Protocol column only. */
  private static boolean isProduct(String word) {
    return PRODUCTS.contains(word);
  }

  /** The same, taken for UDP because the service is known to speak it. */
  public Speech asUdp() {
    return new Speech(Protocol.UDP, application, stated, odd);
  }
}
