type Transitions = Record<string, { from: readonly string[]; to: string }>;

/**
 * A workflow table as a Mermaid state diagram: one arrow for each verb and state that it leaves. `targetOf` names the
 * end of the arrows whose target depends on where the thing stands or stood.
 */
export function stateDiagram(
  transitions: Transitions,
  ends: { first: string; last: string },
  targetOf: (to: string, from: string) => string,
): string {
  const arrows = Object.entries(transitions).flatMap(([verb, { from, to }]) =>
    from.map((state) => `  ${state} --> ${targetOf(to, state)} : ${verb}`),
  );
  return ["stateDiagram-v2", `  [*] --> ${ends.first}`, ...arrows, `  ${ends.last} --> [*]`].join("\n");
}

/** A Markdown table of these columns. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(columns), `|${columns.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}
