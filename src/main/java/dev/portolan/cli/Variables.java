package dev.portolan.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The section of a help that says which variables of the environment count. */
final class Variables {

  private static final String SECTION = "environment";

  private Variables() {}

  /** Puts it behind the exit status, where manual pages have it. */
  static void onto(CommandLine command) {
    List<String> sections = new ArrayList<>(command.getHelpSectionKeys());
    sections.remove(SECTION);
    sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING), SECTION);
    command.setHelpSectionKeys(sections);
    command.getHelpSectionMap().put(SECTION, Variables::section);
  }

  private static String section(Help help) {
    boolean verb = help.commandSpec().parent() != null;
    return help.createHeading((verb ? "%n" : "") + "Environment:%n")
        + help.createTextTable(
            known(!verb || help.commandSpec().findOption("--kubeconfig") != null));
  }

  private static Map<String, String> known(boolean cluster) {
    Map<String, String> known = new LinkedHashMap<>();
    if (cluster) {
      known.put("KUBECONFIG", "Where the kubeconfig is, or several, as kubectl takes it.");
    }
    known.put("NO_COLOR", "Where it is not empty, nothing is coloured.");
    known.put("TERM", "Where it is dumb, nothing is coloured and no progress is shown.");
    known.put("JAVA_HOME", "The JDK that bin/portolan takes where that of make build is gone.");
    known.put("PORTOLAN_JAVA_OPTIONS", "What bin/portolan tells Java, such as -Xmx4g.");
    return known;
  }
}
