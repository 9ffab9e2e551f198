package dev.portolan.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who else takes a number by default, and where people conventionally go instead: the one table of
 * both.
 *
 * <p>Sources are the products' own documentation of their default ports, and the registry of IANA
 * (RFC 6335) where a number is assigned.
 *
 * @param products what is known to listen there, in the order of their names
 * @param instead conventional alternatives, the best first; to be checked before they are offered
 * @param source where the defaults stand
 */
public record Rivals(int port, List<String> products, List<Integer> instead, String source) {

  private static final Map<Integer, Rivals> TABLE =
      Stream.of(
              of(22, "sshd of the node", "RFC 4253 section 4.1", 2222),
              of(53, "CoreDNS, systemd-resolved", "RFC 1035 section 4.2", 5353),
              of(80, "Apache, ingress controllers, nginx", "RFC 9110 section 4.2.1", 8080, 8000),
              of(443, "Apache, ingress controllers, nginx", "RFC 9110 section 4.2.2", 8443, 9443),
              of(
                  3000,
                  "Gitea, Grafana, Node and Next.js servers, Rails",
                  "Grafana: http_port; Rails guides: bin/rails server",
                  3030,
                  3100),
              of(3306, "MariaDB, MySQL", "MySQL manual: --port", 3307, 13306),
              of(
                  5000,
                  "AirPlay receiver of macOS, ASP.NET Core, Docker registry, Flask",
                  "Flask: flask run; distribution: http.addr",
                  5050,
                  5500),
              of(5432, "PgBouncer in front, PostgreSQL", "PostgreSQL manual: port", 5433, 15432),
              of(6379, "Redis, Valkey", "Redis: redis.conf, port", 6380, 16379),
              of(
                  8000,
                  "Django, Kong proxy, Splunk, uvicorn",
                  "Django: runserver; uvicorn: --port",
                  8080,
                  8888),
              of(
                  8080,
                  "cAdvisor, Jenkins, Spring Boot, Tomcat",
                  "IANA: http-alt; Spring Boot: server.port",
                  8888,
                  18080),
              of(
                  8081,
                  "Flink, Nexus, Schema Registry",
                  "Schema Registry: listeners; Nexus: application-port",
                  8082,
                  18081),
              of(
                  8443,
                  "Kubernetes dashboards, Tomcat (TLS), UniFi",
                  "IANA: pcsync-https; Tomcat: Connector",
                  9443,
                  18443),
              of(
                  9000,
                  "ClickHouse, MinIO, PHP-FPM, Portainer, SonarQube",
                  "PHP manual: fpm listen; SonarQube: sonar.web.port",
                  9010,
                  19000),
              of(
                  9090,
                  "Cockpit, Prometheus",
                  "Prometheus: --web.listen-address; Cockpit: cockpit.socket",
                  9095,
                  19090),
              of(9092, "Kafka, Redpanda", "Kafka: listeners", 9094, 19092),
              of(
                  9100,
                  "node_exporter, raw printing",
                  "Prometheus: default port allocations; IANA: hp-pdl-datastr",
                  9101,
                  19100),
              of(9200, "Elasticsearch, OpenSearch", "Elasticsearch: http.port", 9201, 19200),
              of(27017, "MongoDB", "MongoDB manual: net.port", 27018, 37017))
          .collect(Collectors.toUnmodifiableMap(Rivals::port, Function.identity()));

  public Rivals {
    products = List.copyOf(products);
    instead = List.copyOf(instead);
  }

  /** The rivals of a number; empty where none are well known. */
  public static Optional<Rivals> of(int port) {
    return Optional.ofNullable(TABLE.get(port));
  }

  private static Rivals of(int port, String products, String source, Integer... instead) {
    return new Rivals(port, List.of(products.split(", ")), List.of(instead), source);
  }
}
