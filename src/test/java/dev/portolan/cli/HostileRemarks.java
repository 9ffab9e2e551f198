package dev.portolan.cli;

import dev.portolan.lint.Remark;
import dev.portolan.lint.Severity;
import dev.portolan.reading.Location;
import dev.portolan.yaml.Position;
import java.util.List;

/** Remarks of every severity, in words and about files that are hard to write into a format. */
final class HostileRemarks {

  private static final List<String> FILES =
      List.of(
          "apps/shop.yaml",
          "/srv/häfen/größe 1,5.yaml",
          "港/端口 #1?.yaml",
          "a:b,c%25.yaml",
          "[x]|^`{y}\\\"<z>.yaml",
          "⚓/../\uD83D\uDEA2.yaml",
          "-");

  private static final List<String> MESSAGES =
      List.of(
          "8080/TCP in namespace apps is held",
          "100 %, %0A and %25\r\n::error::owned",
          "file=x,line=1::y",
          "Häfen: ⚓ \uD83D\uDEA2 \"quoted\" \\ {0} [a](b)");

  private HostileRemarks() {}

  static List<Remark> all() {
    return FILES.stream()
        .flatMap(
            file ->
                MESSAGES.stream()
                    .map(
                        message ->
                            new Remark(
                                new Location(file, new Position(7, message.length())),
                                severity(file, message),
                                "rule-broken",
                                message)))
        .toList();
  }

  private static Severity severity(String file, String message) {
    Severity[] all = Severity.values();
    return all[(FILES.indexOf(file) + MESSAGES.indexOf(message)) % all.length];
  }
}
