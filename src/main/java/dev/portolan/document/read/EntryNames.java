package dev.portolan.document.read;

import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Products;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whose the numbers of a line are. */
final class EntryNames {

  private static final Set<String> PORT =
      Set.copyOf(
          Words.phrases(
              """
            port; ports; number; default; runs; running; listens; listening; used; required; needed; host; container; internal; external; puerto; puertos;
            porta; portas; porte; poort; порт; порты; 端口; ポート; 포트; value; 默认值; 默认; 默认端口; 缺省值; 主机端口; 宿主机端口; 外部端口; 容器端口; 内部端口; 服务端口;
            デフォルト; 기본값; range; ranges; 范围; 端口范围; 範囲; 범위; rango; faixa; plage; bereich;
            диапазон"""));
  private static final Set<String> ROLES =
      Set.copyOf(
          Words.phrases(
              """
            port; metrics; health; debug; admin; ui; http; https; grpc; management; api; web;
            dashboard; console; interface; rpc; p2p; pprof; jmx; gossip; raft; private; discovery; engine"""));

  /** What a remote call is made for is a role whatever stands before it: "Auth RPC". */
  private static final String CALL = "rpc";

  /** "Agent port": the word tells what follows, not who has it. */
  private static final Pattern PORT_BEHIND =
      Pattern.compile("(?i)(?<=\\p{L}{2})(?:\\s+[-–—]|[,:])?\\s+ports?$");

  private static final int FIRST_UNPRIVILEGED = 1024;
  private static final int HIGHEST = 65_535;

  private final Setting setting;

  EntryNames(Setting setting) {
    this.setting = setting;
  }

  /** The name as it is written, where it comes from, and what the numbers are for. */
  record Named(String title, Naming naming, Optional<String> role) {}

  /** By the line itself, else by the item above it, else by the heading. */
  Named of(Entry said, Optional<String> group, Optional<String> owner, Optional<String> front) {
    if (said.arrow() && front.isPresent()) {
      return new Named(said.name(), Naming.TARGET, Optional.empty());
    }
    boolean onlyRole = said.name().isEmpty() || isRole(said.name()) || isEnvironment(said.name());
    if (onlyRole && owner.isPresent()) {
      return new Named(owner.get(), Naming.OWN, role(said));
    }
    Optional<String> bracket = said.description().filter(words -> said.name().isEmpty());
    if (bracket.filter(words -> isNamedByBracket(words, group)).isPresent()) {
      return new Named(bracket.get(), Naming.OWN, Optional.empty());
    }
    if (onlyRole && group.isPresent() && !isRole(group.get())) {
      String title = group.get().split("\\s*[:：]", 2)[0];
      return new Named(
          title, Products.isInstance(title) ? Naming.INSTANCE : Naming.OWN, role(said));
    }
    if (onlyRole && setting.headingIsService()) {
      return new Named(setting.nearest().orElse(said.name()), Naming.HEADING, role(said));
    }
    return new Named(
        PORT_BEHIND.matcher(said.name()).replaceFirst(""),
        Products.isInstance(said.name()) ? Naming.INSTANCE : Naming.OWN,
        Optional.empty());
  }

  private static Optional<String> role(Entry said) {
    return said.name().isEmpty() || isPortWord(said.name()) || isEnvironment(said.name())
        ? Optional.empty()
        : Optional.of(said.name());
  }

  /** A word for a port, and nothing above it that says whose: a setting of some program. */
  boolean isNobodys(Entry said, Optional<String> group, Optional<String> owner) {
    return !said.name().isEmpty()
        && said.ports().stream().allMatch(port -> port.to().isEmpty() || isWhole(port))
        && isPortWord(said.name())
        && group.isEmpty()
        && owner.isEmpty()
        && !setting.headingIsService();
  }

  /** All numbers that a program may have: what somebody may set, nobody's range. */
  private static boolean isWhole(Mention range) {
    return range.port() <= FIRST_UNPRIVILEGED && range.to().filter(to -> to == HIGHEST).isPresent();
  }

  /** Beside a bare number, below what only speaks of ports, a bracket says whose it is. */
  private boolean isNamedByBracket(String words, Optional<String> group) {
    boolean named =
        group.filter(line -> !Headers.speaksOfPorts(line)).isPresent()
            || (group.isEmpty() && setting.headingIsService());
    return !named && Speech.transports(words).isEmpty() && Words.list(words).size() <= 4;
  }

  /** Whether the name only says where: "dev: 3000". */
  private static boolean isEnvironment(String name) {
    return Environments.ofHeader(name).isPresent();
  }

  /** Whether the name says no more than that these are ports. */
  static boolean isPortWord(String name) {
    return PORT.containsAll(Words.list(name));
  }

  static boolean isRole(String name) {
    List<String> words = Words.list(name);
    return isPortWord(name)
        || Speech.isProtocol(name)
        || ROLES.containsAll(words)
        || words.getLast().equals(CALL);
  }
}
