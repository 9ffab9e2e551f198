package dev.portolan.lint;

import java.util.List;
import java.util.function.UnaryOperator;

/** Remarks as a person reads them on a terminal: one a line, the way compilers write. */
public final class RemarkText {

  private RemarkText() {}

  /**
   * All remarks and how many they are, each line ended by a line feed.
   *
   * @param clean makes harmless what a document may have written
   * @param ink sets off a severity
   */
  public static String render(
      List<Remark> remarks, int files, UnaryOperator<String> clean, UnaryOperator<String> ink) {
    StringBuilder text = new StringBuilder();
    for (Remark remark : remarks) {
      text.append(clean.apply(remark.location().toString()))
          .append(": ")
          .append(ink.apply(remark.severity().name()))
          .append(clean.apply(": %s [%s]".formatted(remark.message(), remark.rule())))
          .append('\n');
    }
    return text.append(summary(remarks, files)).append('\n').toString();
  }

  private static String summary(List<Remark> remarks, int files) {
    return "%s, %s and %s in %s."
        .formatted(
            counted(remarks, Severity.error, "error", "errors"),
            counted(remarks, Severity.warning, "warning", "warnings"),
            counted(remarks, Severity.info, "remark", "remarks"),
            counted(files, "file", "files"));
  }

  private static String counted(
      List<Remark> remarks, Severity severity, String one, String several) {
    return counted(
        (int) remarks.stream().filter(remark -> remark.severity() == severity).count(),
        one,
        several);
  }

  private static String counted(int count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
