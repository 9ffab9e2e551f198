package dev.portolan.document.word;

import java.util.List;
import java.util.Set;

/** Words that begin a sentence about ports: where a name should stand, somebody does something. */
public final class Deeds {

  private static final Set<String> FIRST =
      Set.copyOf(
          Words.phrases(
              """
            no; never; always; do; don; use; enable; disable; configure; check; add; added; updated;
            removed; changed; moved; created; fixed; starts; started; ensure; requires; assume;
            avoid; restrict; allow; choose; verify; falls; freed; nothing; anything; everything;
            if; when; then; once; expects; replaced; migrated; resolved; couldn; proxies; serves;
            start; launch; restart; stop; kill; visit; navigate; install; scrapes; fetches; forwards; redirects; routes; calls; connects"""));

  /** Words that tell what a service does on its port, behind its name. */
  private static final Set<String> LAST =
      Set.copyOf(
          Words.phrases(
              """
            runs; running; listens; listening; available; accessible; exposed; served; started;
            now; is; at; on; uses; using"""));

  private static final Set<String> LEADING =
      Set.copyOf(Words.phrases("to; and; or; the; your; with; from; of; into; at; in; via"));

  private Deeds() {}

  /** Whether the words tell what somebody does rather than who it is. */
  public static boolean begins(String name) {
    String[] words = name.strip().split("[\\s']+", 2);
    return words.length > 1 && FIRST.contains(Words.normal(words[0]));
  }

  /** Whether the words only lead to what follows them, as no name does: "open it and go to". */
  public static boolean leadsOn(String name) {
    List<String> words = Words.list(name);
    return words.size() > 1 && LEADING.contains(words.getLast());
  }

  /** The name without the words behind it that lead to the number. */
  public static String withoutVerb(String name) {
    String rest = name.strip();
    int cut = rest.lastIndexOf(' ');
    while (cut > 0 && LAST.contains(Words.normal(rest.substring(cut + 1)))) {
      rest = rest.substring(0, cut).strip();
      cut = rest.lastIndexOf(' ');
    }
    return rest;
  }
}
