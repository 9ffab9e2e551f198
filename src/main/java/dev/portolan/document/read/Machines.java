package dev.portolan.document.read;

import dev.portolan.document.fact.Statement;
import dev.portolan.document.markdown.Block;
import dev.portolan.document.markdown.Section.Heading;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Headings that name machines: two or more side by side, each with what runs on it. What stands
 * below different ones has different addresses, and restates nothing.
 */
final class Machines {

  private static final List<String> WORDS =
      Words.phrases(
          """
            server; machine; host; vm; vps; pi; raspberry; nas; box; laptop; desktop; proxmox; lxc;
            mac; workstation; droplet; ec2; node; rechner; servidor; serveur; maquina; сервер; 主机;
            服务器; 機器; サーバー; 서버; docker compose; kubernetes; k8s; minikube; bare metal; podman;
            docker swarm""");
  private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b");

  private final List<Block> blocks;
  private final Set<Integer> machines = new HashSet<>();

  Machines(List<Block> blocks) {
    this.blocks = blocks;
    Map<List<Heading>, List<Heading>> families = new HashMap<>();
    for (Block block : blocks) {
      if (block instanceof Block.Table || block instanceof Block.Listing) {
        List<Heading> path = block.section().headings();
        for (int i = 0; i < path.size(); i++) {
          List<Heading> family =
              families.computeIfAbsent(path.subList(0, i), p -> new ArrayList<>());
          if (!family.contains(path.get(i))) {
            family.add(path.get(i));
          }
        }
      }
    }
    families.values().forEach(this::family);
  }

  private void family(List<Heading> siblings) {
    List<Integer> named =
        siblings.stream()
            .filter(heading -> isMachine(heading.text().plain()))
            .map(heading -> heading.text().line())
            .toList();
    if (named.size() > 1) {
      machines.addAll(named);
    }
  }

  private static boolean isMachine(String heading) {
    return ADDRESS.matcher(heading).find() || Words.anyOf(heading, WORDS);
  }

  /** The statement with the machine below whose heading it stands. */
  Statement placed(Statement said) {
    Optional<String> machine =
        blocks.get(said.spot().block()).section().headings().stream()
            .filter(heading -> machines.contains(heading.text().line()))
            .map(heading -> heading.text().flat())
            .reduce((above, nearest) -> nearest);
    return machine.isEmpty() ? said : said.with(said.where().on(machine));
  }
}
