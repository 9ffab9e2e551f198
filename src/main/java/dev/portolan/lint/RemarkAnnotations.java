package dev.portolan.lint;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Remarks as workflow commands of GitHub Actions, which it shows beside the lines: {@code ::error
 * file=…,line=…,col=…,title=…::message}. What ends a command or a property is written in percents,
 * so that a document cannot give commands of its own.
 */
public final class RemarkAnnotations {

  private RemarkAnnotations() {}

  /**
   * All remarks, a line each.
   *
   * @param clean makes harmless what a document may have written
   */
  public static String render(List<Remark> remarks, UnaryOperator<String> clean) {
    return remarks.stream()
        .map(remark -> clean.apply(command(remark)) + "\n")
        .collect(Collectors.joining());
  }

  private static String command(Remark remark) {
    return "::%s file=%s,line=%d,col=%d,title=%s::%s"
        .formatted(
            name(remark.severity()),
            property(remark.location().file()),
            remark.location().position().line(),
            remark.location().position().column(),
            property(remark.rule()),
            data(remark.message()));
  }

  private static String name(Severity severity) {
    return switch (severity) {
      case error -> "error";
      case warning -> "warning";
      case info -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
