package dev.portolan.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line; its verbs run without Quarkus. */
@Command(
    name = "portolan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "The port map of a cluster, declared and enforced. In the image the operator starts where"
            + " no verb is given.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:clean",
      "1:not clean: the help of each verb says in what way",
      Portolan.MISUSE
    })
public final class Portolan implements Callable<Integer> {

  private static final List<Class<?>> VERBS =
      List.of(
          Lint.class,
          Plan.class,
          Report.class,
          Free.class,
          Explain.class,
          Import.class,
          Export.class,
          Completion.class);

  /** Whatever they are given, no schema is held against it. */
  private static final Set<String> WITHOUT_DECLARATIONS = Set.of("import", "completion");

  static final String MISUSE = "2:misuse, or input that cannot be read";

  static final int CLEAN = 0;
  static final int REFUSED = 1;
  static final int UNREADABLE = 2;

  private final Terminals terminals;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway") // picocli sets the field before it runs anything
  private Portolan(Terminals terminals) {
    this.terminals = terminals;
  }

  /** Runs a verb and ends with its exit status; {@code bin/portolan} begins here. */
  public static void main(String... args) {
    System.exit(run(System.out, System.err, args));
  }

  /**
   * Runs a verb.
   *
   * @return the exit status: 0 clean, 1 not clean in the verb's own way, 2 misuse or input that
   *     cannot be read
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    if (args.length > 1 && !WITHOUT_DECLARATIONS.contains(args[0])) {
      Schemas.readAhead();
    }
    return line(Terminals.ofThisProcess(), args)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(Portolan::misuse)
        .setExecutionExceptionHandler(Portolan::unreadable)
        .execute(args);
  }

  /** With the verb that is called, since each takes its time to bring up; else with all of them. */
  static CommandLine line(Terminals terminals, String... args) {
    CommandLine line = new CommandLine(new Portolan(terminals));
    List<Class<?>> called =
        VERBS.stream().filter(verb -> args.length > 0 && args[0].equals(name(verb))).toList();
    (called.isEmpty() ? VERBS : called).forEach(line::addSubcommand);
    if (called.isEmpty()) {
      line.addSubcommand(CommandLine.HelpCommand.class);
    }
    String heading = "%n" + line.getCommandSpec().usageMessage().exitCodeListHeading();
    for (CommandLine verb : line.getSubcommands().values()) {
      verb.getCommandSpec()
          .versionProvider(line.getCommandSpec().versionProvider())
          .usageMessage()
          .exitCodeListHeading(heading);
      Variables.onto(verb);
    }
    Variables.onto(line);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminals.outColours()));
  }

  Terminals terminals() {
    return terminals;
  }

  private static String name(Class<?> verb) {
    return verb.getAnnotation(Command.class).name();
  }

  // What is wrong stands alone: below a page of options nobody would look for it.
  private static int misuse(CommandLine.ParameterException e, String... args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("portolan: " + Printed.clean(reason(e)));
    Stream.of(args)
        .filter(Portolan::isFileTakenForOption)
        .forEach(
            name ->
                command
                    .getErr()
                    .println(Printed.clean("The file of that name is given as ./" + name)));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help.");
    return UNREADABLE;
  }

  private static String reason(CommandLine.ParameterException e) {
    return e instanceof CommandLine.UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
            && e.getCommandLine().getParent() == null
        ? "there is no verb '" + unmatched.getUnmatched().getFirst() + "'"
        : String.valueOf(e.getMessage());
  }

  private static boolean isFileTakenForOption(String word) {
    return word.startsWith("-") && word.indexOf('\0') < 0 && Files.isRegularFile(Path.of(word));
  }

  private static int unreadable(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command
        .getErr()
        .println(
            "portolan: "
                + switch (e) {
                  case FileSystemException file -> sentence(file);
                  case IOException told -> told.getMessage();
                  default -> "this is a mistake of portolan: " + Printed.clean(e.toString());
                });
    return UNREADABLE;
  }

  /** Java says the name alone. */
  private static String sentence(FileSystemException e) {
    String why =
        e instanceof AccessDeniedException
            ? "permission denied"
            : Objects.requireNonNullElse(e.getReason(), "cannot be read");
    return Printed.clean(Path.of(e.getFile()).normalize() + ": " + why);
  }

  /** Who named no verb is shown all of them. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr(), terminals.errColours());
    return UNREADABLE;
  }
}
