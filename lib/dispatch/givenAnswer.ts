import type { Lock } from "#lib/documents/scanning/lock.ts";
import { ConflictError } from "#lib/errors.ts";

/** One version of an answer, as it is shown to whoever may see the recipient. */
export type GivenAnswer = {
  version: number;
  concerned: "yes" | "no";
  quantity: number | null;
  comment: string | null;
  respondentName: string;
  closesHandling: boolean;
  closureReport: string | null;
  submittedBy: string | null;
  submittedAt: Date;
  actions: { position: number; text: string; done: boolean; note: string | null }[];
  files: { id: string; fileName: string; size: number; lock?: Lock | null }[];
};

/** Exactly the parts of a row that may be shown: no ids of people, no hashes. */
function shownOf(row: GivenAnswer): GivenAnswer {
  return {
    version: row.version,
    concerned: row.concerned,
    quantity: row.quantity,
    comment: row.comment,
    respondentName: row.respondentName,
    closesHandling: row.closesHandling,
    closureReport: row.closureReport,
    submittedBy: row.submittedBy,
    submittedAt: row.submittedAt,
    actions: row.actions.map(({ position, text, done, note }) => ({ position, text, done, note })),
    files: row.files.map(({ id, fileName, size }) => ({ id, fileName, size })),
  };
}

/** Somebody else answered for the same recipient meanwhile: says what, so that the next save can build on it. */
export class AnswerConflict extends ConflictError {
  readonly newest: GivenAnswer;

  constructor(newest: GivenAnswer) {
    super([{ key: "answer", values: { who: newest.respondentName } }]);
    this.newest = shownOf(newest);
  }
}
