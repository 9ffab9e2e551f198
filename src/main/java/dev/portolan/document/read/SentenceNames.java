package dev.portolan.document.read;

import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Words in the place of a name that are a sentence, or a part of one. */
final class SentenceNames {

  private static final int SHORTEST = 3;
  private static final int LONG = 5;

  /** What somebody or something is, does or has to do. */
  private static final Set<String> VERBS =
      Set.copyOf(
          Words.phrases(
              """
            is; are; was; were; be; been; has; have; remain; remains; stay; stays; must; should;
            can; cannot; will; may; does; do; needs; requires; listens; runs; uses; ist; sind; wird;
            werden; muss; hat; est; sont; doit; es; son; debe; sao; deve; sono"""));

  /** "10-port gaps", "8-bit": the number is a part of a word. */
  private static final Pattern COMPOUND = Pattern.compile("^:?\\d+-\\p{Ll}.*");

  private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");

  /** What a program is told, cut at the colon of a mapping. */
  private static final Pattern SPLIT = Pattern.compile("\\s\\d{4,5}$");

  private static final Pattern ON = Pattern.compile("(?i)\\s*\\b(?:on|auf|sur|en)\\s");

  private static final Pattern VERB =
      Pattern.compile(
          "(?i)(?:is|are|was|were|and|or|to|of|in|on|for|must|should|can|will|ist|sind|oder|und|users?|ms|seconds?|percent|times|requests?|connections?|ports?)\\b.*");

  /** Scripts without spaces: "is", or a pause. */
  private static final Pattern SCRIPT_SENTENCE =
      Pattern.compile("^(?:端口|ポート|포트)?\\s*(?:是|为|只|用于|被)|[，。、；]");

  private SentenceNames() {}

  static boolean is(String name) {
    List<String> words = Words.list(name);
    return ADDRESS.matcher(name).find()
        || SPLIT.matcher(name).find()
        || (words.size() >= SHORTEST
            && words.subList(1, words.size()).stream().anyMatch(VERBS::contains));
  }

  /** Many words, none but the first of them written as names are. */
  static boolean isRunning(String name) {
    String[] words = name.strip().split("\\s+");
    if (words.length < LONG
        || name.contains("/")
        || !Character.isUpperCase(name.strip().codePointAt(0))) {
      return false;
    }
    for (int i = 1; i < words.length; i++) {
      if (!words[i].codePoints().allMatch(c -> Character.isLetter(c) && Character.isLowerCase(c))) {
        return false;
      }
    }
    return true;
  }

  /** A sentence that leads to its numbers with "on": "Guests come in by the gate on port 80". */
  static boolean goesOn(String line, int end) {
    return ON.matcher(line.substring(end)).lookingAt() && isRunning(line.substring(0, end));
  }

  static boolean isCompound(String line) {
    return COMPOUND.matcher(line).matches();
  }

  /** Whether words behind a number go on as a sentence. */
  static boolean follows(String rest, boolean spoken) {
    return VERB.matcher(rest).matches()
        || (Words.list(rest).size() > 4 && !spoken)
        || SCRIPT_SENTENCE.matcher(rest).find();
  }
}
