package dev.portolan.intake;

import dev.portolan.api.Holder;
import dev.portolan.api.LeaseState;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortLeaseSpec;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.Protocol;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** PortLease objects read into the ledger, and written from it. */
public final class Leases {

  /** {@code metav1.MicroTime}. */
  private static final DateTimeFormatter MICRO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Leases() {}

  /** An instant as {@code metav1.MicroTime} writes it. */
  public static String microTime(Instant instant) {
    return MICRO_TIME.format(instant);
  }

  /** What a lease says; the key is read from its fields, which its schema ties to its name. */
  public static Lease read(PortLease lease) {
    PortLeaseSpec spec = lease.getSpec();
    return new Lease(
        key(spec),
        spec.holder().namespace(),
        spec.holder().name(),
        spec.holder().uid(),
        new TreeSet<>(spec.claims()),
        Lease.State.valueOf(spec.state().name()),
        Optional.ofNullable(spec.forService()),
        Optional.ofNullable(spec.acquireTime()).map(time -> OffsetDateTime.parse(time).toInstant()),
        Optional.ofNullable(spec.expireTime()).map(time -> OffsetDateTime.parse(time).toInstant()));
  }

  /** A lease that says this, not yet anywhere. */
  public static PortLease write(LeaseChange.Entry entry, Instant acquired) {
    return lease(entry, MICRO_TIME.format(acquired));
  }

  /** The same where nobody knows when it was acquired. */
  public static PortLease write(LeaseChange.Entry entry) {
    return lease(entry, null);
  }

  private static PortLease lease(LeaseChange.Entry entry, @Nullable String acquired) {
    PortLease lease = new PortLease();
    lease.setMetadata(new ObjectMetaBuilder().withName(entry.key().name()).build());
    lease.setSpec(spec(entry, acquired));
    return lease;
  }

  private static PortLeaseSpec spec(LeaseChange.Entry entry, @Nullable String acquired) {
    Key key = entry.key();
    return new PortLeaseSpec(
        scope(key),
        key instanceof Key.InNamespace k ? k.namespace() : null,
        protocol(key),
        key.number(),
        new Holder(entry.owner().namespace(), entry.owner().name(), entry.owner().uid()),
        List.copyOf(entry.claims()),
        key instanceof Key.OnLoadBalancer k ? k.pool() : null,
        entry.forService().orElse(null),
        LeaseState.valueOf(entry.state().name()),
        acquired,
        entry.expires().map(Instant::toString).orElse(null));
  }

  private static dev.portolan.api.Scope scope(Key key) {
    return switch (key) {
      case Key.InNamespace k -> dev.portolan.api.Scope.Namespace;
      case Key.OnNode k -> dev.portolan.api.Scope.Node;
      case Key.OnLoadBalancer k -> dev.portolan.api.Scope.LoadBalancer;
      case Key.OnHost k -> dev.portolan.api.Scope.Host;
      case Key.InCluster k -> dev.portolan.api.Scope.Cluster;
      case Key.InService k -> throw new IllegalArgumentException("no lease records " + k.name());
      case Key.ServiceName k -> throw new IllegalArgumentException("no lease records " + k.name());
    };
  }

  private static dev.portolan.api.@Nullable Protocol protocol(Key key) {
    return switch (key) {
      case Key.InNamespace k -> api(k.protocol());
      case Key.OnLoadBalancer k -> api(k.protocol());
      case Key.OnHost k -> api(k.protocol());
      case Key.InCluster k -> api(k.protocol());
      case Key.OnNode k -> null;
      case Key.InService k -> null;
      case Key.ServiceName k -> null;
    };
  }

  private static dev.portolan.api.Protocol api(Protocol protocol) {
    return dev.portolan.api.Protocol.valueOf(protocol.name());
  }

  private static Key key(PortLeaseSpec spec) {
    int port = spec.port();
    return switch (spec.scope()) {
      case Node -> new Key.OnNode(port);
      case Namespace ->
          new Key.InNamespace(Objects.requireNonNull(spec.namespace()), protocol(spec), port);
      case LoadBalancer ->
          new Key.OnLoadBalancer(Objects.requireNonNull(spec.pool()), protocol(spec), port);
      case Host -> new Key.OnHost(protocol(spec), port);
      case Cluster -> new Key.InCluster(protocol(spec), port);
    };
  }

  private static Protocol protocol(PortLeaseSpec spec) {
    return Protocol.valueOf(Objects.requireNonNull(spec.protocol()).name());
  }
}
