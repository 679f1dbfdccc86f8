import type { CaseFacts } from "#lib/cases/workflow.ts";

/** A case with nothing left to do, to be spoiled in one place. */
export function caseFacts(change: Partial<CaseFacts> = {}): CaseFacts {
  return {
    number: "SM-2026-0001",
    status: "received",
    outcome: null,
    checklist: { unanswered: [], lacksContractNumber: false },
    searches: 1,
    assessment: "Berör två avdelningar.",
    severity: "high",
    tracks: ["equipment"],
    openActions: [],
    unanswered: [],
    unreported: [],
    outstandingReplies: [],
    ownHandlingRecipients: 0,
    recipients: 1,
    supplyDisruptionUnconfirmed: false,
    ...change,
  };
}
