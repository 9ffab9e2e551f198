package dev.portolan.manifest;

import dev.portolan.api.PortDeclaration;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A port of a pod, by number or by name, as policies open it. */
record Target(String protocol, IntOrString port) {

  /** Whether a rule opens it. */
  enum Hit {
    No,
    /** A name may stand for any number, and another name for the same one. */
    Maybe,
    Yes
  }

  static Target of(ServedPort port) {
    return new Target(port.protocol(), port.targetPort());
  }

  static Target of(PortDeclaration port) {
    return new Target(
        port.protocol().name(),
        Objects.requireNonNullElse(port.targetPort(), new IntOrString(port.port())));
  }

  /** A rule without ports opens all. */
  Hit hitBy(@Nullable List<NetworkPolicyPort> opened) {
    if (opened == null || opened.isEmpty()) {
      return Hit.Yes;
    }
    return opened.stream().map(this::hitBy).max(Hit::compareTo).orElse(Hit.No);
  }

  private Hit hitBy(NetworkPolicyPort opened) {
    if (!Objects.requireNonNullElse(opened.getProtocol(), "TCP").equals(protocol)) {
      return Hit.No;
    }
    IntOrString theirs = opened.getPort();
    if (theirs == null || theirs.equals(port)) {
      return Hit.Yes;
    }
    boolean numbers = theirs.getStrVal() == null && port.getStrVal() == null;
    return numbers ? inRange(theirs.getIntVal(), opened.getEndPort()) : Hit.Maybe;
  }

  private Hit inRange(int first, @Nullable Integer last) {
    int number = port.getIntVal();
    return first <= number && number <= Objects.requireNonNullElse(last, first) ? Hit.Yes : Hit.No;
  }

  @Override
  public String toString() {
    return port.getValue() + "/" + protocol;
  }
}
