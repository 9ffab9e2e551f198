package dev.portolan.ledger;

/**
 * What must be unique: one number in one place, or one Service name.
 *
 * <pre>
 *  key            name (of its lease)               two ports of one allocation may share it
 *  InNamespace    ns.NAMESPACE.PROTOCOL.PORT        yes
 *  OnNode         node.NUMBER                       within one Service: equal port, other protocol
 *  OnLoadBalancer lb.POOL.PROTOCOL.PORT             no
 *  OnHost         host.PROTOCOL.PORT                no
 *  InCluster      cluster.PROTOCOL.PORT             yes
 *  InService      (the schema holds it)             no
 *  ServiceName    (the Service is the lease)        yes
 * </pre>
 */
public sealed interface Key extends Comparable<Key> {

  /** The key as text; for all but {@link ServiceName} the name of its PortLease. */
  String name();

  /** Whether a PortLease records it. */
  default boolean leased() {
    return true;
  }

  /** What a person would call it, e.g. {@code 3000/TCP on load balancer pool "shop"}. */
  String title();

  /** Who would refuse a second owner, were there no Portolan. */
  Kind kind();

  /** Whether several claims of one allocation may have it together, whatever their Service. */
  boolean shareable();

  /** The number in question, 1-65535; 0 for a Service name. */
  int number();

  /** What the names of all keys of its kind begin with, and of no other. */
  String prefix();

  /** By name; of two kinds, the beginnings of their names tell. */
  @Override
  default int compareTo(Key other) {
    return getClass() == other.getClass()
        ? name().compareTo(other.name())
        : prefix().compareTo(other.prefix());
  }

  /** A port number among the Services of a namespace. */
  record InNamespace(String namespace, Protocol protocol, int number) implements Key {
    // By hand, as below: Java makes those of a record at their first use, with a dozen classes
    // more.
    @Override
    public boolean equals(Object other) {
      return other instanceof InNamespace key
          && number == key.number
          && protocol == key.protocol
          && namespace.equals(key.namespace);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * namespace.hashCode() + protocol.hashCode()) + number;
    }

    @Override
    public String prefix() {
      return "ns.";
    }

    @Override
    public String name() {
      return prefix() + namespace + "." + protocol.lower() + "." + number;
    }

    @Override
    public String title() {
      return number + "/" + protocol + " in namespace " + namespace;
    }

    @Override
    public Kind kind() {
      return Kind.Governance;
    }

    @Override
    public boolean shareable() {
      return true;
    }
  }

  /** A node port: the number alone, whatever the protocol (core/v1 allocator, seen on v1.36). */
  record OnNode(int number) implements Key {
    @Override
    public String prefix() {
      return "node.";
    }

    @Override
    public String name() {
      return prefix() + number;
    }

    @Override
    public String title() {
      return "node port " + number;
    }

    @Override
    public Kind kind() {
      return Kind.Physical;
    }

    @Override
    public boolean shareable() {
      return false;
    }
  }

  /** A port of a load balancer's address that several Services share. */
  record OnLoadBalancer(String pool, Protocol protocol, int number) implements Key {
    @Override
    public String prefix() {
      return "lb.";
    }

    @Override
    public String name() {
      return prefix() + pool + "." + protocol.lower() + "." + number;
    }

    @Override
    public String title() {
      return number + "/" + protocol + " on load balancer pool \"" + pool + "\"";
    }

    @Override
    public Kind kind() {
      return Kind.Platform;
    }

    @Override
    public boolean shareable() {
      return false;
    }
  }

  /** A port of every node: a pod may land on any of them. */
  record OnHost(Protocol protocol, int number) implements Key {
    @Override
    public String prefix() {
      return "host.";
    }

    @Override
    public String name() {
      return prefix() + protocol.lower() + "." + number;
    }

    @Override
    public String title() {
      return "host port " + number + "/" + protocol;
    }

    @Override
    public Kind kind() {
      return Kind.Physical;
    }

    @Override
    public boolean shareable() {
      return false;
    }
  }

  /** A port number among the Services of the whole cluster. */
  record InCluster(Protocol protocol, int number) implements Key {
    @Override
    public String prefix() {
      return "cluster.";
    }

    @Override
    public String name() {
      return prefix() + protocol.lower() + "." + number;
    }

    @Override
    public String title() {
      return number + "/" + protocol + " in the cluster";
    }

    @Override
    public Kind kind() {
      return Kind.Governance;
    }

    @Override
    public boolean shareable() {
      return true;
    }
  }

  /** A port of one Service: it only ever stands between ports of the same allocation. */
  record InService(String namespace, String service, Protocol protocol, int number) implements Key {
    @Override
    public String prefix() {
      return "port.";
    }

    @Override
    public String name() {
      return prefix() + namespace + "." + service + "." + protocol.lower() + "." + number;
    }

    @Override
    public boolean leased() {
      return false;
    }

    @Override
    public String title() {
      return number + "/" + protocol + " of Service " + namespace + "/" + service;
    }

    @Override
    public Kind kind() {
      return Kind.Physical;
    }

    @Override
    public boolean shareable() {
      return false;
    }
  }

  /** A Service's name in a namespace; it has no lease, the Service object itself is one. */
  record ServiceName(String namespace, String service) implements Key {
    /** By 31, as in a text, shop-2/a1 and shop-1/b1 would have one hash; names often count up. */
    private static final int SPREAD = 0x9E3779B1;

    @Override
    public boolean equals(Object other) {
      return other instanceof ServiceName key
          && service.equals(key.service)
          && namespace.equals(key.namespace);
    }

    @Override
    public int hashCode() {
      return SPREAD * namespace.hashCode() + service.hashCode();
    }

    @Override
    public String prefix() {
      return "service.";
    }

    @Override
    public String name() {
      return prefix() + namespace + "." + service;
    }

    @Override
    public boolean leased() {
      return false;
    }

    @Override
    public String title() {
      return "the Service name " + namespace + "/" + service;
    }

    @Override
    public Kind kind() {
      return Kind.Physical;
    }

    @Override
    public boolean shareable() {
      return true;
    }

    @Override
    public int number() {
      return 0;
    }
  }
}
