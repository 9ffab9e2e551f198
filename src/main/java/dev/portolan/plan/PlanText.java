package dev.portolan.plan;

import dev.portolan.ledger.Wish;
import dev.portolan.plan.ObjectChange.Action;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A plan as a reviewer reads it.
 *
 * <pre>
 *  +  comes     ~  changes     -  goes     !  does not get what it asks for
 * </pre>
 */
public final class PlanText {

  private final List<String> lines = new ArrayList<>();
  private final Function<HasMetadata, String> yaml;

  private PlanText(Function<HasMetadata, String> yaml) {
    this.yaml = yaml;
  }

  /**
   * The whole plan, a line an entry.
   *
   * @param yaml how an object is written
   */
  public static List<String> render(Plan plan, Function<HasMetadata, String> yaml) {
    PlanText text = new PlanText(yaml);
    text.ports(plan.ports());
    text.objects("Services", plan.services());
    text.objects("NetworkPolicies", plan.networkPolicies());
    text.findings(plan.findings());
    text.lines.add(summary(plan));
    return List.copyOf(text.lines);
  }

  private void ports(List<PortChange> ports) {
    if (!ports.isEmpty()) {
      lines.add("Ports");
      ports.forEach(port -> lines.add("  " + line(port)));
      lines.add("");
    }
  }

  /** A port, what becomes of it and why. */
  static String line(PortChange port) {
    Wish wish = port.claim().wish();
    String title =
        "%s/%s %s %s"
            .formatted(
                port.claim().id().namespace(),
                port.claim().id().allocation(),
                port.claim().id().path(),
                asked(wish));
    String standing =
        port.becomes().map(Enum::name).orElse("declared no more")
            + port.was()
                .map(was -> ", was " + former(port).map(asked -> asked + " ").orElse("") + was)
                .orElse("");
    return "%s %s: %s%s"
        .formatted(
            sign(port), title, standing, port.sentence().isEmpty() ? "" : ". " + port.sentence());
  }

  /** What was asked for before, where it reads otherwise than what is asked for now. */
  private static Optional<String> former(PortChange port) {
    return port.wished()
        .map(PlanText::asked)
        .filter(asked -> !asked.equals(asked(port.claim().wish())));
  }

  private static String asked(Wish wish) {
    return "%d/%s %s%s%s"
        .formatted(
            wish.port(),
            wish.protocol(),
            wish.exposure(),
            wish.nodePort().map(node -> " node " + node.number()).orElse(""),
            wish.hostPort().map(number -> " host " + number).orElse(""));
  }

  private static String sign(PortChange port) {
    if (port.refused()) {
      return "!";
    }
    return port.goes() ? "-" : port.comes() ? "+" : "~";
  }

  private <T extends HasMetadata> void objects(String title, List<ObjectChange<T>> changes) {
    if (!changes.isEmpty()) {
      lines.add(title);
      changes.forEach(this::object);
      lines.add("");
    }
  }

  private <T extends HasMetadata> void object(ObjectChange<T> change) {
    String name = change.namespace() + "/" + change.name();
    switch (change.action()) {
      case Add -> lines.add("  + " + name);
      case Remove -> lines.add("  - " + name);
      case Change -> {
        lines.add("  ~ " + name);
        difference(change, yaml).forEach(line -> lines.add("      " + line));
      }
    }
  }

  /** The lines of a changed object that go and come. */
  static <T extends HasMetadata> List<String> difference(
      ObjectChange<T> change, Function<HasMetadata, String> yaml) {
    return LineDiff.of(
        yaml.apply(change.before().orElseThrow()).lines().toList(),
        yaml.apply(change.after().orElseThrow()).lines().toList());
  }

  private void findings(List<String> findings) {
    if (!findings.isEmpty()) {
      lines.add("Worth knowing");
      findings.forEach(finding -> lines.add("  " + finding));
      lines.add("");
    }
  }

  private static String summary(Plan plan) {
    return "%s. Services: %s. NetworkPolicies: %s."
        .formatted(
            endings(plan.ports()), actions(plan.services()), actions(plan.networkPolicies()));
  }

  /** How many ports end how. */
  static String endings(List<PortChange> ports) {
    return "%d granted, %d refused or contested, %d given up"
        .formatted(
            count(
                ports,
                port -> port.becomes().filter(PortChange.Standing.Granted::equals).isPresent()),
            count(ports, PortChange::refused),
            count(ports, PortChange::goes));
  }

  /** How many objects come, change and go. */
  static <T extends HasMetadata> String actions(List<ObjectChange<T>> changes) {
    return "%d to add, %d to change, %d to remove"
        .formatted(
            count(changes, change -> change.action() == Action.Add),
            count(changes, change -> change.action() == Action.Change),
            count(changes, change -> change.action() == Action.Remove));
  }

  private static <T> long count(List<T> list, Predicate<T> condition) {
    return list.stream().filter(condition).count();
  }
}
