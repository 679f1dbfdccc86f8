import type { OutgoingMailState, RecipientKind, RecipientPurpose } from "#prisma/generated/enums.ts";

export type ProgressFields = {
  purpose: RecipientPurpose;
  kind: RecipientKind;
  answeredAt: Date | null;
  waivedAt: Date | null;
  closureReportedAt: Date | null;
  mail: { state: OutgoingMailState; bouncedAt: Date | null } | null;
};

export type RecipientState =
  | "closure_reported"
  | "answered"
  | "waived"
  | "bounced"
  | "failed"
  | "overdue"
  | "queued"
  | "sent";

/** Whether the coordinators wait for this recipient: an own handler until it has reported closure. */
export function isAwaited(row: ProgressFields): boolean {
  if (row.purpose !== "for_action" || row.waivedAt) return false;
  return row.kind === "own_handling" ? row.closureReportedAt === null : row.answeredAt === null;
}

/**
 * Where one recipient stands: what has come back counts before what went wrong on the way. `replyBy` and `today`
 * are days, `YYYY-MM-DD`.
 */
export function recipientState(row: ProgressFields, replyBy: string | null, today: string): RecipientState {
  if (row.closureReportedAt) return "closure_reported";
  if (row.answeredAt) return "answered";
  if (row.waivedAt) return "waived";
  if (row.mail?.bouncedAt) return "bounced";
  if (row.mail?.state === "failed") return "failed";
  if (isAwaited(row) && replyBy !== null && replyBy < today) return "overdue";
  return row.mail?.state === "sent" ? "sent" : "queued";
}

export type Progress = { asked: number; answered: number; waived: number; informed: number; closed: number };

/** "7 av 12 har svarat": of those who are asked to act and whose answer is not waived. */
export function progressOf(rows: ProgressFields[]): Progress {
  const asked = rows.filter((row) => row.purpose === "for_action");
  const waiting = asked.filter((row) => !row.waivedAt);
  return {
    asked: waiting.length,
    answered: waiting.filter((row) => row.answeredAt || row.closureReportedAt).length,
    waived: asked.length - waiting.length,
    informed: rows.length - asked.length,
    closed: waiting.filter((row) => row.closureReportedAt).length,
  };
}
