import { statuses, transitions, verbs } from "#lib/cases/workflow.ts";
import type { CaseStatus, Track } from "#prisma/generated/enums.ts";

type Way = {
  status: CaseStatus;
  statusBeforeClose: CaseStatus | null;
  tracks: Track[];
  assessment: string | null;
};

/**
 * The steps that a case has behind it. One that was closed on its way has not been through the rest, and one that was
 * handed over from Mottagande has neither been gathered for nor assessed.
 */
export function passedStatuses(found: Way): CaseStatus[] {
  const { status, statusBeforeClose, tracks, assessment } = found;
  const last = status === "closed" ? (statusBeforeClose ?? "following_up") : status;
  const position = statuses.indexOf(last);
  const behind = statuses.slice(0, status === "closed" ? position + 1 : position);
  const handedOver = assessment === null && tracks.includes("own_handling");
  return behind.filter((step) => !handedOver || (step !== "gathering" && step !== "coordinating"));
}

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
