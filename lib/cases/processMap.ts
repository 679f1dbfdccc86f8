import { statuses, transitions, verbs } from "#lib/cases/workflow.ts";
import { markdownTable, stateDiagram } from "#lib/processMap.ts";
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

/** The workflow table as a Mermaid state diagram. */
export function processDiagram(): string {
  return stateDiagram(transitions, { first: "received", last: "closed" }, (to) =>
    to === "before" ? "before_closing" : to,
  );
}

/** The workflow table as a Markdown table: verb, from, to, who. */
export function processTable(): string {
  const order = (list: readonly string[]) => statuses.filter((status) => list.includes(status)).join(", ");
  const rows = verbs.map((verb) => {
    const { from, to, roles } = transitions[verb];
    const target = to === "before" ? "the status before closing" : to;
    return [`\`${verb}\``, order(from), target, roles.join(", ")];
  });
  return markdownTable(["verb", "from", "to", "who"], rows);
}
