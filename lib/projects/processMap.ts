import { markdownTable, stateDiagram } from "#lib/processMap.ts";
import { phases, transitions, verbs } from "#lib/projects/workflow.ts";

/** Arrows of a verb whose target depends on where the project stands or stood. */
function targetOf(to: string, from: string): string {
  if (to === "before") return "phase_before";
  return to === "previous" ? (phases[phases.indexOf(from as (typeof phases)[number]) - 1] ?? from) : to;
}

/** The workflow table of projects as a Mermaid state diagram. */
export function projectDiagram(): string {
  return stateDiagram(transitions, { first: "initiate", last: "retired" }, targetOf);
}

/** The same as a Markdown table: verb, from, to. The product owner takes every one of them. */
export function projectTable(): string {
  const named: Record<string, string> = {
    previous: "the phase before",
    before: "the phase where it was stopped",
  };
  const rows = verbs.map((verb) => {
    const { from, to } = transitions[verb];
    return [`\`${verb}\``, from.join(", "), named[to] ?? to];
  });
  return markdownTable(["verb", "from", "to"], rows);
}
