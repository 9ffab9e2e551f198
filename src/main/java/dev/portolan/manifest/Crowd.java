package dev.portolan.manifest;

import dev.portolan.address.Cidr;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whom a peer of a NetworkPolicy stands for, as far as selectors and ranges tell. */
sealed interface Crowd {

  /** Everybody, inside of the cluster and outside. */
  record Everyone() implements Crowd {}

  /** The pods that fit, in the namespaces that fit. */
  record Pods(LabelTerms namespaces, LabelTerms pods) implements Crowd {}

  /** The addresses of a range but for the excepted ones. */
  record Addresses(Cidr range, List<Cidr> except) implements Crowd {
    public Addresses {
      except = List.copyOf(except);
    }

    boolean covers(Addresses other) {
      return range.covers(other.range)
          && except.stream()
              .allMatch(
                  closed ->
                      closed.disjoint(other.range)
                          || other.except.stream().anyMatch(theirs -> theirs.covers(closed)));
    }

    boolean disjoint(Addresses other) {
      return range.disjoint(other.range)
          || except.stream().anyMatch(closed -> closed.covers(other.range))
          || other.except.stream().anyMatch(closed -> closed.covers(range));
    }

    boolean isEveryAddress() {
      return range.isEveryAddress() && except.isEmpty();
    }
  }

  /** A peer in a policy of this namespace; empty for a peer in no form, which fits nobody. */
  static Optional<Crowd> of(NetworkPolicyPeer peer, String namespace) {
    if (peer.getIpBlock() != null) {
      return addresses(peer.getIpBlock());
    }
    if (peer.getNamespaceSelector() == null && peer.getPodSelector() == null) {
      return Optional.empty();
    }
    LabelTerms namespaces =
        peer.getNamespaceSelector() == null
            ? LabelTerms.namespace(namespace)
            : LabelTerms.of(peer.getNamespaceSelector());
    return Optional.of(new Pods(namespaces, LabelTerms.of(peer.getPodSelector())));
  }

  private static Optional<Crowd> addresses(IPBlock block) {
    List<Cidr> except = new ArrayList<>();
    Objects.requireNonNullElse(block.getExcept(), List.<String>of())
        .forEach(range -> Cidr.of(range).ifPresent(except::add));
    return Cidr.of(block.getCidr()).map(range -> new Addresses(range, except));
  }

  /** Whether this surely takes in everybody of the other. */
  default boolean covers(Crowd other) {
    return switch (this) {
      case Everyone everyone -> true;
      case Pods pods ->
          other instanceof Pods(LabelTerms namespaces, LabelTerms theirs)
              && pods.namespaces.covers(namespaces)
              && pods.pods.covers(theirs);
      case Addresses range ->
          switch (other) {
            case Addresses theirs -> range.covers(theirs);
            // Pods have addresses, too.
            case Pods pods -> range.isEveryAddress();
            case Everyone everyone -> false;
          };
    };
  }

  /** Whether surely nobody is in both; which pods are in a range of addresses is not known. */
  default boolean disjoint(Crowd other) {
    return switch (this) {
      case Everyone everyone -> false;
      case Pods pods ->
          other instanceof Pods(LabelTerms namespaces, LabelTerms theirs)
              && (pods.namespaces.disjoint(namespaces) || pods.pods.disjoint(theirs));
      case Addresses range -> other instanceof Addresses theirs && range.disjoint(theirs);
    };
  }

  /** Whether nobody can be in it. */
  default boolean isEmpty() {
    return this instanceof Pods(LabelTerms namespaces, LabelTerms pods)
        && (namespaces.isEmpty() || pods.isEmpty());
  }

  /** The same crowd as several smaller ones, where a label may have one of several values. */
  default List<Crowd> parts() {
    List<Crowd> parts = new ArrayList<>();
    if (this instanceof Pods(LabelTerms namespaces, LabelTerms pods)) {
      for (LabelTerms there : namespaces.parts()) {
        pods.parts().forEach(some -> parts.add(new Pods(there, some)));
      }
    } else {
      parts.add(this);
    }
    return parts;
  }
}
