package dev.portolan.document.word;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is commonly known of products and their numbers. */
public final class Products {

  private static final Set<Integer> DATABASE_NUMBERS = Set.of(1433, 1521, 3306, 6379, 9042, 27017);

  /** Numbers that speak UDP whatever the name, and with which words others do. */
  private static final Map<Integer, List<String>> UDP =
      Map.ofEntries(
          Map.entry(
              53,
              Words.phrases(
                  """
            dns; bind; coredns; named; unbound; dnsmasq; pihole; pi hole; adguard; powerdns;
            nameserver""")),
          Map.entry(67, List.of("dhcp")),
          Map.entry(68, List.of("dhcp")),
          Map.entry(69, List.of("tftp")),
          Map.entry(123, List.of("ntp", "chrony", "time")),
          Map.entry(161, List.of("snmp")),
          Map.entry(162, List.of("snmp", "trap")),
          Map.entry(500, List.of("ipsec", "ike", "vpn")),
          Map.entry(4500, List.of("ipsec", "nat t", "vpn")),
          Map.entry(514, List.of("syslog", "rsyslog")),
          Map.entry(1194, List.of("openvpn", "vpn")),
          Map.entry(1701, List.of("l2tp")),
          Map.entry(1812, List.of("radius")),
          Map.entry(1813, List.of("radius")),
          Map.entry(1900, List.of("ssdp", "upnp", "dlna")),
          Map.entry(3478, List.of("turn", "stun", "coturn", "unifi")),
          Map.entry(5353, List.of("mdns", "avahi", "bonjour")),
          Map.entry(5060, List.of("sip")),
          Map.entry(6343, List.of("sflow")),
          Map.entry(8125, List.of("statsd", "dogstatsd")),
          Map.entry(12201, List.of("gelf")),
          Map.entry(51820, List.of("wireguard", "wg", "wg easy", "vpn")),
          Map.entry(41641, List.of("tailscale")));

  private static final List<String> MANAGED_DATA =
      Words.phrases(
          """
            rds; elasticache; aurora; documentdb; dynamodb; cloud sql; memorystore; cosmos db;
            amazon mq; msk""");
  private static final List<String> MANAGED_FRONT =
      Words.phrases(
          """
            cloudfront; api gateway; alb; elb; nlb; application load balancer; cloudflare""");
  private static final List<String> FRONT =
      Words.phrases(
          """
            load balancer; loadbalancer; balancer; alb; elb; nlb; cdn; gateway; cloudfront; ingress;
            reverse proxy; traefik; nginx; haproxy; caddy; proxy; envoy; 负载均衡; 网关""");

  private static final Set<String> INSTANCE =
      Set.copyOf(
          Words.phrases(
              """
            instance; instances; node; nodes; replica; replicas; primary; secondary; master; slave;
            standby; worker; workers; shard; member; task; tasks; pod; n; all"""));

  private static final Set<String> OUTSIDE =
      Set.copyOf(
          Words.phrases(
              """
            browser; browsers; client; clients; user; users; app; mobile; internet; external; www;
            web; public; customer; customers; desktop; ios; android"""));

  private Products() {}

  /** A number that people and firewalls take for a database. */
  public static boolean isDatabaseNumber(int port) {
    return DATABASE_NUMBERS.contains(port) || (port >= 5432 && port <= 5439);
  }

  /** Whether a service of this name is known to speak UDP on this number. */
  public static boolean speaksUdp(int port, String words) {
    return UDP.containsKey(port) && Words.anyOf(words, UDP.get(port));
  }

  /** A managed data service of a cloud, by name. */
  public static boolean isManagedData(String text) {
    return Words.anyOf(text, MANAGED_DATA);
  }

  /** A managed front door of a cloud, by name. */
  public static boolean isManagedFront(String text) {
    return Words.anyOf(text, MANAGED_FRONT);
  }

  /** Something that stands before services and hands on to them. */
  public static boolean isFront(String text) {
    return Words.anyOf(text, FRONT);
  }

  /** Whether a name says which of several, not what: Instance 1, Replica 2, Primary. */
  public static boolean isInstance(String name) {
    List<String> words = Words.list(name);
    return !words.isEmpty()
        && words.stream().allMatch(word -> INSTANCE.contains(word) || word.matches("\\d+"))
        && words.stream().anyMatch(INSTANCE::contains);
  }

  /** Whether somebody of this name comes from outside of the system. */
  public static boolean isOutside(String name) {
    return Words.set(name).stream().anyMatch(OUTSIDE::contains);
  }

  /** One port of a product as everybody knows it. */
  public record Role(String product, int port, String name, Set<String> words) {}

  private static final List<Role> ROLES =
      List.of(
          new Role("nats", 4222, "client", Set.of("client", "clients")),
          new Role(
              "nats", 6222, "cluster routing", Set.of("cluster", "route", "routing", "routes")),
          new Role("nats", 8222, "monitoring", Set.of("monitoring", "monitor", "http")),
          new Role("nats", 7422, "leaf node", Set.of("leaf", "leafnode", "leafnodes")),
          new Role("zookeeper", 2181, "client", Set.of("client", "clients")),
          new Role("zookeeper", 2888, "follower", Set.of("follower", "peer", "quorum")),
          new Role("zookeeper", 3888, "election", Set.of("election", "leader")),
          new Role("etcd", 2379, "client", Set.of("client", "clients")),
          new Role("etcd", 2380, "peer", Set.of("peer", "peers")),
          new Role("rabbitmq", 5672, "AMQP", Set.of("amqp", "broker", "messaging")),
          new Role(
              "rabbitmq",
              15672,
              "management",
              Set.of("management", "ui", "admin", "console", "dashboard")),
          new Role("elasticsearch", 9200, "HTTP", Set.of("http", "rest", "api")),
          new Role("elasticsearch", 9300, "transport", Set.of("transport", "node", "cluster")),
          new Role("cassandra", 9042, "CQL", Set.of("cql", "native")),
          new Role("cassandra", 7199, "JMX", Set.of("jmx")),
          new Role("minio", 9000, "API", Set.of("api", "s3")),
          new Role("minio", 9001, "console", Set.of("console", "ui", "web")),
          new Role("clickhouse", 8123, "HTTP", Set.of("http")),
          new Role("clickhouse", 9000, "native", Set.of("native", "tcp")),
          new Role("jaeger", 16686, "UI", Set.of("ui", "web", "query")),
          new Role("qdrant", 6333, "HTTP", Set.of("http", "rest")),
          new Role("qdrant", 6334, "gRPC", Set.of("grpc")));

  /** What the product's number is commonly for. */
  public static Optional<Role> role(String product, int port) {
    return ROLES.stream().filter(r -> r.product().equals(product) && r.port() == port).findFirst();
  }

  /** The other role of the product that these words name, if they do not name the number's own. */
  public static Optional<Role> otherRole(Role own, Collection<String> words) {
    return words.stream().anyMatch(own.words()::contains)
        ? Optional.empty()
        : ROLES.stream()
            .filter(role -> role.product().equals(own.product()) && role.port() != own.port())
            .filter(role -> words.stream().anyMatch(role.words()::contains))
            .findFirst();
  }
}
