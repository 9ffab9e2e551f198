package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Optional;

/** Spec and status of an object, whatever its kind. */
final class Contents {

  private Contents() {}

  static Optional<Object> spec(HasMetadata object) {
    return switch (object) {
      case PortAllocation allocation -> Optional.of(allocation.getSpec());
      case PortPolicy policy -> Optional.of(policy.getSpec());
      case PortLease lease -> Optional.ofNullable(lease.getSpec());
      case Service service -> Optional.of(service.getSpec());
      case NetworkPolicy policy -> Optional.ofNullable(policy.getSpec());
      default -> Optional.empty();
    };
  }

  static Optional<Object> status(HasMetadata object) {
    return switch (object) {
      case PortAllocation allocation -> Optional.ofNullable(allocation.getStatus());
      case PortPolicy policy -> Optional.ofNullable(policy.getStatus());
      default -> Optional.empty();
    };
  }
}
