package dev.portolan.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remarks as plain maps and lists, for JSON: {@code {"findings": [{"file": …, "line": …}]}}. */
public final class RemarkShape {

  private RemarkShape() {}

  /** All remarks, in their order. */
  public static Map<String, Object> of(List<Remark> remarks) {
    return Map.of("findings", remarks.stream().map(RemarkShape::of).toList());
  }

  private static Map<String, Object> of(Remark remark) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("file", remark.location().file());
    shape.put("line", remark.location().position().line());
    shape.put("column", remark.location().position().column());
    shape.put("severity", remark.severity().name());
    shape.put("rule", remark.rule());
    shape.put("message", remark.message());
    return shape;
  }
}
