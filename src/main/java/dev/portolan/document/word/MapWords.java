package dev.portolan.document.word;

import java.util.List;
import java.util.Set;

/** Words of a title that only say that this is the map. */
public final class MapWords {

  private static final Set<String> MAP_WORDS =
      Set.copyOf(
          Words.phrases(
              """
            port; ports; allocation; allocations; table; tables; map; mapping; mappings; summary;
            quick; reference; overview; list; guide; assignment; assignments; matrix; registry;
            register; all; current; the; of; complete; full; index; inventory; documentation; used;
            in; use; and; service; services; master; detailed; breakdown; default; usage; network;
            for; by; our; active; details; allocated; assigned; configuration; number; numbers;
            portbelegung; ubersicht; tabelle; puertos; asignacion; tabla; de; resumen; des; liste;
            端口; порты; портов; таблица"""));
  private static final List<String> HAN_MAP_WORDS =
      Words.phrases(
          """
            端口分配; 端口列表; 端口总览; 端口一览; 端口映射; 端口表; ポート一覧; ポート割り当て; 포트 목록; 端口清单; 端口汇总; 端口""");

  private static final String PROPOSED = "proposed";

  private MapWords() {}

  /** Whether a title says nothing else. */
  public static boolean areAll(String title) {
    return MAP_WORDS.containsAll(Words.set(title)) || HAN_MAP_WORDS.contains(Words.normal(title));
  }

  /** Whether a title says that this is the map, as somebody proposes it. */
  static boolean areAllOfProposal(String title) {
    List<String> words = Words.list(title);
    return words.contains(PROPOSED)
        && words.size() > 2
        && MAP_WORDS.containsAll(Words.without(words, List.of(PROPOSED)));
  }

  /** What a title says beside them. */
  public static String without(String title) {
    return String.join(" ", Words.without(Words.list(title), MAP_WORDS));
  }
}
