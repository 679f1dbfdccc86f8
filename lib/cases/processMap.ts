import { statuses, transitions, verbs } from "#lib/cases/workflow.ts";

/** The workflow table as a Mermaid state diagram: one arrow for each verb and status that it leaves. */
export function processDiagram(): string {
  const arrows = verbs.flatMap((verb) => {
    const { from, to } = transitions[verb];
    const target = to === "before" ? "before_closing" : to;
    return from.map((status) => `  ${status} --> ${target} : ${verb}`);
  });
  return ["stateDiagram-v2", "  [*] --> received", ...arrows, "  closed --> [*]"].join("\n");
}

/** The workflow table as a Markdown table: verb, from, to, who. */
export function processTable(): string {
  const order = (list: readonly string[]) => statuses.filter((status) => list.includes(status)).join(", ");
  const rows = verbs.map((verb) => {
    const { from, to, roles } = transitions[verb];
    return `| \`${verb}\` | ${order(from)} | ${to === "before" ? "the status before closing" : to} | ${roles.join(", ")} |`;
  });
  return ["| verb | from | to | who |", "|---|---|---|---|", ...rows].join("\n");
}
