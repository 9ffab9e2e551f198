package dev.portolan.document.word;

import java.util.List;
import java.util.Set;

/** Headers above numbers that are no port in use: tallies, examples, defaults, where one is set. */
public final class StrayHeaders {

  private static final Set<String> COUNTERS =
      Set.copyOf(
          Words.phrases(
              """
            since; released; 年; jahr; año; id; no; nr; num; index; order; priority; year; version; timeout; replicas; count; size;
            memory; ram; cpu; line; phase; step; date; weight; score; total; quantity; instances;
            workers; rate; limit; ttl; interval; latency; uid; gid; pid; vlan; tier; level;
            stage number; amount; 序号; 编号; 版本; 数量"""));

  /** Headers above how many there are, of whatever it is. */
  private static final Set<String> TALLIES =
      Set.copyOf(Words.phrases("count; counts; total; quantity; amount; anzahl; 数量; cantidad"));

  /** Headers above where a number is set, rather than who has it. */
  private static final List<String> SOURCES =
      Words.phrases(
          "variable; variables; env var; file; files; datei; fichero; archivo; fichier; 变量; 变数; 文件; ファイル; 파일; 변수");

  private static final Set<String> EXAMPLES =
      Set.copyOf(Words.phrases("example; examples; beispiel; ejemplo; exemple; exemplo; 示例; 例"));

  /** Headers above what several services belong to. */
  private static final Set<String> WHOLES =
      Set.copyOf(
          Words.phrases(
              """
            project; projects; stack; repo; repository; package; system; product; module; team;
            proyecto; projekt; projet; proiect; progetto; projeto; 项目; 项目名称; 모듈; プロジェクト"""));

  /** Words above the numbers that a service had, would have or falls back on. */
  static final List<String> FORMER =
      Words.phrases(
          """
            old; previous; former; before; default; original; alternative; fallback; suggested;
            standard; 旧; 原; 默认; 备用; alternate; vorheriger; alter; backup; spare; forward;
            forwarding""");

  private static final Set<String> BLOCKS =
      Set.copyOf(Words.phrases("range; ranges; block; blocks; band; bereich; rango; faixa; plage"));

  /** What else comes in blocks and ranges. */
  private static final Set<String> NO_BLOCKS =
      Set.copyOf(Words.phrases("ip; cidr; address; addresses; time; date; code; price"));

  /** Headers above the machines that the services run on. */
  private static final Set<String> MACHINES =
      Set.copyOf(
          Words.phrases(
              """
            host; machine; server; vm; node; rechner; servidor; serveur; maquina; сервер; 主机; 服务器;
            ホスト; サーバー"""));

  private StrayHeaders() {}

  /** Whether it names where a service runs, where the service stands beside it. */
  public static boolean isMachine(String header) {
    return MACHINES.contains(Headers.normal(header));
  }

  /** Whether it is not the number in use that stands below. */
  static boolean isFormer(String header) {
    return Words.anyOf(header, FORMER);
  }

  /** Whether the words end in one for a block of numbers. */
  static boolean isBlock(List<String> words) {
    return words.size() > 1
        && BLOCKS.contains(words.getLast())
        && words.stream().noneMatch(NO_BLOCKS::contains);
  }

  /** Whether it names what a service belongs to, where the service stands beside it. */
  public static boolean isWhole(String header) {
    return WHOLES.contains(Headers.normal(header)) || isMachine(header);
  }

  static boolean isTally(String header) {
    return Words.set(header).stream().anyMatch(TALLIES::contains);
  }

  static boolean isSource(String header) {
    return Words.anyOf(header, SOURCES);
  }

  /** Whether it is the number that is meant to be published, unless somebody changes it. */
  public static boolean isStandard(String header) {
    return Words.anyOf(header, List.of("standard", "default", "默认", "padrao", "defecto", "defaut"));
  }

  /** Whether what stands below this header only shows how one would write it. */
  public static boolean isExample(String header) {
    return Words.set(header).stream().anyMatch(EXAMPLES::contains);
  }

  /** Whether numbers below this header count something that is no port. */
  public static boolean counts(String header) {
    return header.strip().equals("#") || Words.set(header).stream().anyMatch(COUNTERS::contains);
  }
}
