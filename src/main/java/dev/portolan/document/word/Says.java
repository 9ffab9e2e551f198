package dev.portolan.document.word;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a few words say about visibility, use and advice. */
public final class Says {

  private static final List<String> FACING =
      Words.phrases(
          """
            external; public; localhost; publicly; internet facing; internet; wan; publicas; publicos; publica;
            publico; publique; publiques; offentlich; offentliche; externas; externos; externes; exposes; exposed; exposees; expuestos; expuestas; expostos;
            expostas; extern zuganglich; extern erreichbar; von aussen; externally accessible;
            accessible externally; наружу; снаружи; 公网; 对外; 外网""");
  private static final List<String> NOTHING =
      Words.phrases(
          """
            n a; na; none; nil; null; no; not applicable; not used; unused; disabled; off;
            not exposed; no port; keine; kein; aucun; ninguno; нет; 无; なし; 없음; not deployed;
            internal only; absent; entfallt; pas utilise; no aplica; nao se aplica""");
  private static final List<String> HISTORY =
      Words.phrases(
          """
            was; were; formerly; previously; former; previous; old; moved from; changed from;
            instead of; avoids; avoid; avoiding; not; vs; ehemals; fruher; vorher; statt; antes;
            anteriormente; ancien; anciennement; avant; ранее; раньше; 原; 旧; 以前; 原来; 避开; 避免;
            originally; replaces; replaced; migrated from; remapped from; instead; default;
            standard; unlike; except; conflicts; conflict""");
  private static final List<String> FREE =
      Words.phrases(
          """
            free; available; unused; open; empty; vacant; unassigned; unallocated; not used; frei;
            libre; disponible; livre; disponivel; свободен; свободно; 空闲; 未使用; 可用; 空き; 미사용;
            next available; next free; available ranges; available ports; free ports; free ranges;
            not in use; free slot; متاح; متاحة""");
  private static final List<String> RESERVED =
      Words.phrases(
          """
            reserved; planned; future; tbd; coming soon; todo; not yet; reserviert; geplant;
            reservado; planificado; futuro; reserve; prevu; зарезервирован; 预留; 保留; 计划; 予約; 예약;
            upcoming; wip; 향후; 예정; 미구현; 今後; 将来; محجوز; محجوزة""");
  private static final List<String> GONE =
      Words.phrases(
          """
            removed; retired; decommissioned; deleted; obsolete; 已删除; 废弃; entfernt""");
  private static final List<String> FORBIDDEN =
      Words.phrases(
          """
            forbidden; do not use; don t use; never use; blocked; prohibited; banned; off limits;
            verboten; prohibido; proibido; interdit; запрещено; запрещён; запрещен; 禁止; 禁用; 不可用;
            使用禁止""");

  private static final List<String> HIDDEN =
      Words.phrases(
          """
            internal; private; no direct access; cluster only; internal only; clusterip;
            localhost only; host only; loopback only; only localhost; only on localhost; bind to localhost; binds to localhost;
            bound to localhost; bind to 127 0 0 1; binds to 127 0 0 1; bound to 127 0 0 1; lan only;
            local network only; vpn only; tailnet only; tailscale only; not public; non public; nur lokal;
            not exposed; not published; unpublished; intern; interne; interno; interna; internas; internos; internes; interner; docker network; container network; docker only;
            sem publish; no host port; without host port; nao publicado; no publicado; non publie;
            nicht veroffentlicht; kein host port;  internen; privado; noi bo; khong public; 内部; 内网; 内部のみ""");
  private static final List<String> OUTRIGHT =
      Words.phrases(
          """
            internal only; localhost only; loopback only; only localhost; only on localhost; lan only; vpn only;
            tailnet only; tailscale only; local network only; cluster only; never exposed;
            not exposed to the internet; not public; non public; khong public; nao publico;
            no publico; non public; nicht offentlich; nur lokal; 仅内网; 仅本机; 不对外""");
  private static final List<String> OPEN =
      Words.phrases(
          """
            external; public; publicly; public interface; localhost; 0 0 0 0; internet; exposed;
            extern; externe; externo; offentlich; publico; 外部; 公网; 公开; 对外; 外网; nodeport;
            loadbalancer; host; all ips; all interfaces; every interface; any interface""");
  private static final List<String> YES =
      Words.phrases(
          """
            yes; y; true; ja; oui; si; sim; да; 是; ✓; ✔; ✅; 有; on; x; はい; 예; open""");
  private static final List<String> NO =
      Words.phrases(
          """
            no; n; false; nein; non; nao; нет; 否; ✗; ✘; ❌; ✖; 🚫; 无; off; never; none; いいえ; closed""");

  /** "External:Internal" tells which number is which, or that both kinds follow. */
  private static final Pattern SIDES =
      Pattern.compile(
          "(?i)\\b(?:(?:external|public|host)\\s?(?:[:/&→]|->|and|or)\\s?(?:internal|private|container)"
              + "|(?:internal|private|container)\\s?(?:[:/&→]|->|and|or)\\s?(?:external|public|host))\\b");

  /** Who can be reached from both sides can be reached from outside. */
  private static final Pattern BOTH_SIDES =
      Pattern.compile(
          "(?i)\\b(?:extern|public)\\w*\\s?(?:[+/&,]|and|und)\\s?(?:intern|private)\\w*\\b"
              + "|\\b(?:intern|private)\\w*\\s?(?:[+/&,]|and|und)\\s?(?:extern|public)\\w*\\b");

  private static final Pattern EVERY_INTERFACE =
      Pattern.compile("(?<![\\d.])0\\.0\\.0\\.0|\\[::\\]|(?<![:\\w])::(?![\\w:])|^\\*(?::\\d+)?$");
  private static final Pattern LOOPBACK =
      Pattern.compile("(?<![\\d.])127\\.0\\.0\\.1|(?<!:):{2}1(?!\\w)|\\b(?:localhost|loopback)\\b");

  private static final Pattern DOT = Pattern.compile("^[🔴🟢🟡🟠🔵⚪⚫🔒🔓🌐🏠\\uFE0F\\s]+");

  private static final List<String> FOR = List.of("for", "fur", "para", "pour");
  private static final Pattern FOR_SOMEBODY =
      Pattern.compile(" (?:" + String.join("|", FOR) + ") ");

  private Says() {}

  /**
   * Whether the words say hidden (false) or exposed (true); the words of a bracket or a heading.
   */
  public static Optional<Boolean> exposed(String text) {
    if (SIDES.matcher(text).find()) {
      return Optional.empty();
    }
    if (Words.anyOf(text, HIDDEN)) {
      return Optional.of(false);
    }
    return Words.anyOf(text, FACING) ? Optional.of(true) : Optional.empty();
  }

  /** Whether a remark leaves no doubt that nobody outside reaches it: "loopback only". */
  public static boolean isHiddenOutright(String remark) {
    return Words.anyOf(remark, OUTRIGHT);
  }

  /** Whether the words say nothing but who can see it. */
  public static boolean isVisibility(String text) {
    String normal = Words.normal(text);
    return HIDDEN.contains(normal)
        || FACING.contains(normal)
        || BOTH_SIDES.matcher(text.strip()).matches();
  }

  /** Whether a cell begins with yes or no. */
  public static boolean isAnswer(String cell) {
    String word = Words.normal(answer(cell));
    return YES.contains(word) || NO.contains(word);
  }

  /** The first word, behind whatever dot or flag stands before it. */
  private static String answer(String cell) {
    return DOT.matcher(cell.strip()).replaceFirst("").split("[\\s(（,;:/-]", 2)[0];
  }

  /** Whether it is an address at which every interface of a machine listens. */
  public static boolean isEveryInterface(String cell) {
    return EVERY_INTERFACE.matcher(cell).find();
  }

  /** Whether it is the address at which only the machine itself can be reached. */
  public static boolean isLoopback(String cell) {
    return LOOPBACK.matcher(cell).find() && !isEveryInterface(cell);
  }

  /** Written as a number, it is what a program binds, and it binds it so as not to be reached. */
  private static boolean isNumericLoopback(String cell) {
    return cell.contains("127.0.0.1") && !isEveryInterface(cell);
  }

  /** What a cell of an Exposed column says. */
  public static Optional<Boolean> exposedCell(String cell) {
    String word = answer(cell);
    if (isMark(cell, word, NO)) {
      return Optional.of(false);
    }
    if (isMark(cell, word, YES)) {
      return Optional.of(true);
    }
    if (BOTH_SIDES.matcher(cell).find()) {
      return Optional.of(true);
    }
    if (Words.anyOf(cell, HIDDEN) || isNumericLoopback(cell)) {
      return Optional.of(false);
    }
    return Words.anyOf(cell, OPEN) ? Optional.of(true) : Optional.empty();
  }

  private static boolean isMark(String cell, String word, List<String> marks) {
    return marks.contains(Words.normal(word))
        || marks.stream()
            .anyMatch(mark -> !Character.isLetter(mark.codePointAt(0)) && cell.contains(mark));
  }

  /** Whether a cell says that there is nothing. */
  public static boolean isNothing(String cell) {
    String outside = Brackets.of(cell).outside();
    String normal = Words.normal(outside);
    return !cell.isBlank()
        && (normal.isEmpty()
            ? outside.strip().matches("[-–—−―~./❌✗✖]+")
            : NOTHING.contains(normal));
  }

  /** Whether a cell repeats what stands above it. */
  public static boolean isDitto(String cell) {
    return cell.isBlank()
        || List.of("\"", "''", "〃", "″", "”", "同上", "ditto", "same").contains(cell.strip());
  }

  /** Whether the words tell of former times: the number in them no longer stands. */
  public static boolean isHistory(String text) {
    return Words.anyOf(text, HISTORY);
  }

  /** Whether a number is free, says a cell. */
  public static boolean isFree(String text) {
    String normal = Words.normal(Brackets.of(text).outside());
    return FREE.contains(FOR_SOMEBODY.split(normal, 2)[0]);
  }

  /** Whether what follows a word such as "free" or "reserved" tells for whom. */
  public static boolean isFor(String word) {
    return FOR.contains(word);
  }

  /** Whether a number is kept for later, says a cell. */
  public static boolean isReserved(String text) {
    return Words.anyOf(text, RESERVED);
  }

  /** Whether something no longer exists, says a cell. */
  public static boolean isGone(String text) {
    return Words.anyOf(text, GONE);
  }

  /** Whether nobody may take a number, says a text. */
  public static boolean isForbidden(String text) {
    return Words.anyOf(text, FORBIDDEN) || Words.normal(text).equals("avoid");
  }
}
