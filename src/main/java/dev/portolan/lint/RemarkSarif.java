package dev.portolan.lint;

import dev.portolan.reading.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Remarks as a SARIF 2.1.0 log, as plain maps and lists (OASIS sarif-v2.1.0, section 3). */
public final class RemarkSarif {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private static final String HELP =
      "Each result says what to do. All rules: docs/reasons.md of Portolan.";

  private final UnaryOperator<String> uri;

  private RemarkSarif(UnaryOperator<String> uri) {
    this.uri = uri;
  }

  /**
   * One run with all remarks, in their order.
   *
   * @param uri makes a URI reference of the path of a file
   */
  public static Map<String, Object> of(List<Remark> remarks, UnaryOperator<String> uri) {
    return new RemarkSarif(uri).log(remarks);
  }

  private Map<String, Object> log(List<Remark> remarks) {
    SortedSet<String> rules = new TreeSet<>();
    remarks.forEach(remark -> rules.add(remark.rule()));
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "portolan");
    driver.put("rules", rules.stream().map(RemarkSarif::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "unicodeCodePoints");
    run.put(
        "results",
        remarks.stream()
            .map(remark -> result(remark, rules.headSet(remark.rule()).size()))
            .toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  /** With the texts that code-scanning pages show; each of them is asked for. */
  private static Map<String, Object> rule(String id) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", id);
    Meanings.of(id)
        .ifPresent(
            meaning -> {
              rule.put("shortDescription", Map.of("text", meaning));
              rule.put("fullDescription", Map.of("text", meaning));
              rule.put("help", Map.of("text", HELP));
            });
    return rule;
  }

  private Map<String, Object> result(Remark remark, int rule) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", remark.rule());
    result.put("ruleIndex", rule);
    result.put("level", level(remark.severity()));
    result.put("message", Map.of("text", remark.message()));
    result.put("locations", List.of(Map.of("physicalLocation", place(remark.location()))));
    return result;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case error -> "error";
      case warning -> "warning";
      case info -> "note";
    };
  }

  private Map<String, Object> place(Location location) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", location.position().line());
    region.put("startColumn", location.position().column());
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("artifactLocation", Map.of("uri", uri.apply(location.file())));
    place.put("region", region);
    return place;
  }
}
