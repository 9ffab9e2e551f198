package dev.portolan.document.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The container's number that a remark tells beside the host's: "(mapped from container 3000)". */
final class InnerPort {

  private static final Pattern INNER =
      Pattern.compile(
          "(?i)\\b(?:mapped|maps|forwarded|forwards|container|docker|inside)\\b[\\p{L}\\s:→>-]{0,30}?:?(\\d{2,5})$"
              + "|(?:容器|コンテナ)[^\\d]{0,6}(\\d{2,5})$");

  private InnerPort() {}

  /** What the remark says, if it says nothing else. */
  static Optional<Integer> in(Optional<String> remark) {
    return remark
        .map(words -> INNER.matcher(words.strip()))
        .filter(Matcher::find)
        .map(match -> Integer.valueOf(match.group(1) == null ? match.group(2) : match.group(1)))
        .filter(Mentions::isPort);
  }

  /** Whether the remark is about the inside of a container, rather than about who can see it. */
  static boolean speaksOfContainers(String remark) {
    return remark.matches("(?is).*(?:\\b(?:container|docker|pod|mapped)\\b|容器|コンテナ).*")
        && !remark.matches("(?is).*\\b(?:networks?|réseaux?|netz|netzwerk|red|rede|rete)\\b.*");
  }
}
