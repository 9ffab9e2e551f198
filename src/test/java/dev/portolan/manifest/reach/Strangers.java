package dev.portolan.manifest.reach;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.List;

/** NetworkPolicies as others write them. */
final class Strangers {

  private final Dice dice;
  private int made;

  Strangers(Dice dice) {
    this.dice = dice;
  }

  NetworkPolicy policy() {
    List<String> types =
        dice.of(List.of("Ingress"), List.of("Egress"), List.of("Ingress", "Egress"));
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withNamespace(dice.of(Worlds.NAMESPACES))
        .withName("stranger-" + made++)
        .endMetadata()
        .withNewSpec()
        .withPodSelector(pods())
        .withPolicyTypes(types)
        .withIngress(types.contains("Ingress") ? dice.some(0, 2, this::ingress) : List.of())
        .withEgress(types.contains("Egress") ? dice.some(0, 2, this::egress) : List.of())
        .endSpec()
        .build();
  }

  private NetworkPolicyIngressRule ingress() {
    return new NetworkPolicyIngressRuleBuilder()
        .withFrom(dice.some(0, 2, this::peer))
        .withPorts(dice.some(0, 2, this::port))
        .build();
  }

  private NetworkPolicyEgressRule egress() {
    return new NetworkPolicyEgressRuleBuilder()
        .withTo(dice.some(0, 2, this::peer))
        .withPorts(dice.some(0, 2, this::port))
        .build();
  }

  private NetworkPolicyPeer peer() {
    return switch (dice.upTo(3)) {
      case 0 -> new NetworkPolicyPeerBuilder().withPodSelector(pods()).build();
      case 1 -> new NetworkPolicyPeerBuilder().withNamespaceSelector(teams()).build();
      case 2 ->
          new NetworkPolicyPeerBuilder()
              .withNamespaceSelector(teams())
              .withPodSelector(pods())
              .build();
      default ->
          new NetworkPolicyPeerBuilder()
              .withNewIpBlock()
              .withCidr(dice.of(Worlds.RANGES))
              .endIpBlock()
              .build();
    };
  }

  private NetworkPolicyPort port() {
    World.Door door = dice.of(World.DOORS);
    NetworkPolicyPortBuilder port = new NetworkPolicyPortBuilder().withProtocol(door.protocol());
    return switch (dice.upTo(3)) {
      case 0 -> port.build();
      case 1 -> port.withProtocol("TCP").withPort(new IntOrString("web")).build();
      case 2 -> port.withPort(new IntOrString(door.port())).withEndPort(door.port() + 1).build();
      default -> port.withPort(new IntOrString(door.port())).build();
    };
  }

  private LabelSelector pods() {
    return switch (dice.upTo(3)) {
      case 0 -> new LabelSelector();
      case 1 ->
          new LabelSelectorBuilder().addToMatchLabels("tier", dice.of("front", "back")).build();
      case 2 ->
          new LabelSelectorBuilder()
              .addNewMatchExpression()
              .withKey("app")
              .withOperator(dice.of("In", "NotIn"))
              .withValues("web", "db")
              .endMatchExpression()
              .build();
      default -> new LabelSelectorBuilder().addToMatchLabels("app", dice.of("web", "job")).build();
    };
  }

  private LabelSelector teams() {
    return dice.oneIn(3)
        ? new LabelSelector()
        : new LabelSelectorBuilder().addToMatchLabels("team", dice.of("red", "blue")).build();
  }
}
