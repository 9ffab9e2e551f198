package dev.portolan.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete verbs and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Print a script by which a shell completes verbs and options.",
      "kubectl completes `kubectl ports` by itself where bin/ of Portolan is on the PATH."
    },
    exitCodeList = {"0:the script is printed", "2:misuse"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(portolan completion bash)",
      "  portolan completion zsh > ~/.portolan.zsh",
      "  echo 'source ~/.portolan.zsh' >> ~/.zshrc"
    })
final class Completion implements Callable<Integer> {

  /** Whose shell. */
  enum Shell {
    bash,
    zsh
  }

  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.bash;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway") // picocli sets the field before it runs anything
  Completion() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (shell) {
          case bash -> "";
          case zsh ->
              "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";
        });
    out.print(AutoComplete.bash("portolan", Portolan.line(Terminals.NONE)));
    out.print(Bundled.text("completion.bash"));
    out.flush();
    return Portolan.CLEAN;
  }
}
