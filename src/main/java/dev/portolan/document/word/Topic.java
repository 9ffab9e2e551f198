package dev.portolan.document.word;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a heading announces, where it is something else than allocations. */
public enum Topic {
  FIREWALL(
      """
            firewall; firewalls; security group; security groups; 防火墙; 安全组; 방화벽; 보안그룹; ufw; iptables;
            egress rules; ingress rules; inbound rules; outbound rules; network policies"""),
  HEALTH("health;healthcheck;health check;health checks;健康检查;ヘルスチェック"),
  /** Conflicts, repairs, commands, examples: talk about ports, no allocation. */
  ADVICE(
      """
            conflict; conflicts; troubleshooting; troubleshoot; checking; check; resolving;
            resolution; resolutions; best practices; examples; usage example; commands; command;
            guidelines; migration; faq; how to; history; changelog; change log; changes;
            verification; verify; debugging; konflikte; fehlerbehebung; problembehandlung;
            conflictos; solucion; depannage; conflits; conflitos; конфликты; 冲突; 排查; 故障排查; 故障排除; 示例;
            变更记录; 更新日志; 历史; トラブルシューティング; 変更履歴; 문제 해결; usage examples; quick commands; known issues;
            recent changes; revision history; alternatives; alternative ports; references; see also;
            related; next steps; recommendations; recommended fixes; recommended changes;
            recommended strategy; recommended actions; action items; testing checklist; test plan; adding; how; considerations; commonly used; why; warum; 方案; not recommended; proposal; proposals;
            outbound connections; outgoing connections; outgoing ports; outbound ports; outgoing traffic; upstream services; external dependencies;
            testing instructions; root cause; expected behavior; expected behaviour; constants;
            formula; formulas; sample output; example output; statistics; files modified;
            files updated; 実行例; 出力例; 示例输出; 예시"""),
  FORBIDDEN(
      """
            forbidden; do not use; blocked; prohibited; avoid; ports to avoid; off limits; verboten;
            prohibidos; interdits; a evitar; evitar; eviter; vermeiden; запрещённые; запрещенные; 禁止; 禁用; 避免使用; never use; banned; 使用禁止"""),
  FREE(
      """
            available ports; free ports; unused ports; unallocated; next available; next free;
            unassigned; available port numbers; freie ports; puertos libres; puertos disponibles;
            ports libres; ports disponibles; portas livres; свободные порты; 空闲端口; 可用端口; 未使用端口;
            空きポート; available for; free to use; dai trong; cong trong; con trong"""),
  RANGES(
      """
            ranges; range; port ranges; port range; convention; conventions; convencoes; convenciones;
            scheme; numbering;
            blocks; bands; allocation strategy; bereiche; portbereiche; rangos; plages; faixas;
            диапазоны; 范围; 区间; 规划; 端口段; 規則; 範囲; 범위; reserved port ranges; policy; 原则; principles;
            分配规则; 分配策略; 端口策略; 使用规范"""),
  RESERVED(
      """
            reserved; reservation; reservations; proposed; future; planned; upcoming; reservierung;
            reservierungen; reservas; reserviert; geplant; reservado; reservados;
            reserve; reserves; futuro; зарезервированные; 预留; 保留; 规划中; 予約; 예약; future use; محجوز;
            محجوزة"""),
  /** What once was. */
  GONE(
      """
            archived; archive; former; removed; retired; obsolete; decommissioned; deprecated;
            veraltet; obsoleto; 废弃; 已废弃; 已删除"""),
  FLOWS(
      """
            flow; flows; connection; connections; communication; communications; traffic flow;
            data flow; 通信; 连接; 数据流"""),
  SECURITY(
      """
            security; production considerations; sicherheit; seguridad; securite; seguranca;
            безопасность; 安全; セキュリティ""");

  /** What tells that there is nothing to solve. */
  private static final List<String> SOLVED =
      Words.phrases(
          "conflict free; konfliktfrei; no conflict; no conflicts; without conflicts; 无冲突;"
              + "development debugging; monitoring debugging; debugging tools");

  /** What tells why these numbers were chosen, rather than forbids them. */
  private static final List<String> AVOIDING =
      Words.phrases("avoid conflict; avoid conflicts; avoid collisions; avoid port conflicts");

  /** What makes "reserved" mean taken. */
  private static final List<String> IN_USE =
      Words.phrases("in use; active; occupied; currently used; used ports; in benutzung; 已使用");

  @SuppressWarnings("ImmutableEnumChecker") // phrases are an unmodifiable list
  private final List<String> words;

  Topic(String words) {
    this.words = Words.phrases(words);
  }

  /** The topic of a heading. */
  public static Optional<Topic> of(String heading) {
    return Arrays.stream(values()).filter(topic -> topic.isIn(heading)).findFirst();
  }

  /** Whether a heading is about this. */
  public boolean isIn(String heading) {
    return switch (this) {
      case ADVICE ->
          Words.anyOf(Brackets.of(heading).outside(), words) && !Words.anyOf(heading, SOLVED);
      case FREE -> Words.anyOf(heading, words) && !Words.anyOf(heading, SOLVED);
      case FORBIDDEN -> Words.anyOf(heading, words) && !Words.anyOf(heading, AVOIDING);
      case RESERVED ->
          Words.anyOf(heading, words)
              && !Words.anyOf(heading, IN_USE)
              && !MapWords.areAllOfProposal(Brackets.of(heading).outside());
      default -> Words.anyOf(heading, words);
    };
  }
}
