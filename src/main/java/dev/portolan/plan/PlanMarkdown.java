package dev.portolan.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A plan for a pull request: the ports in sight, the objects folded away, all of it in listings of
 * GitHub's {@code diff} language.
 *
 * <p>Every line of a listing begins with its sign, so nothing that somebody declared can end it.
 */
public final class PlanMarkdown {

  private static final String FENCE = "```";

  private final List<String> lines = new ArrayList<>();
  private final Function<HasMetadata, String> yaml;

  private PlanMarkdown(Function<HasMetadata, String> yaml) {
    this.yaml = yaml;
  }

  /**
   * The whole plan, a line an entry.
   *
   * @param yaml how an object is written
   */
  public static List<String> render(Plan plan, Function<HasMetadata, String> yaml) {
    PlanMarkdown markdown = new PlanMarkdown(yaml);
    markdown.lines.add("### Ports: " + PlanText.endings(plan.ports()));
    markdown.listing(plan.ports().stream().map(PlanText::line).toList());
    markdown.objects("Services", plan.services());
    markdown.objects("NetworkPolicies", plan.networkPolicies());
    if (!plan.findings().isEmpty()) {
      markdown.lines.addAll(List.of("", "### Worth knowing"));
      markdown.listing(plan.findings().stream().map(finding -> "# " + finding).toList());
    }
    return List.copyOf(markdown.lines);
  }

  private <T extends HasMetadata> void objects(String title, List<ObjectChange<T>> changes) {
    if (!changes.isEmpty()) {
      String summary = title + ": " + PlanText.actions(changes);
      lines.addAll(List.of("", "<details><summary>" + summary + "</summary>"));
      listing(changes.stream().flatMap(this::object).toList());
      lines.addAll(List.of("", "</details>"));
    }
  }

  private void listing(List<String> listed) {
    if (!listed.isEmpty()) {
      lines.addAll(List.of("", FENCE + "diff"));
      lines.addAll(listed);
      lines.add(FENCE);
    }
  }

  private <T extends HasMetadata> Stream<String> object(ObjectChange<T> change) {
    String name = change.namespace() + "/" + change.name();
    return switch (change.action()) {
      case Add -> Stream.of("+ " + name);
      case Remove -> Stream.of("- " + name);
      case Change ->
          Stream.concat(
              Stream.of("@@ " + name + " @@"), PlanText.difference(change, yaml).stream());
    };
  }
}
