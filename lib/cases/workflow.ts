import type { Missing } from "#lib/errors.ts";
import type {
  CaseOutcome,
  CaseStatus,
  ChecklistKey,
  Role,
  Severity,
  Track,
} from "#prisma/generated/enums.ts";

export const statuses = [
  "received",
  "gathering",
  "coordinating",
  "acting",
  "following_up",
  "closed",
] as const satisfies readonly CaseStatus[];

export const openStatuses = [
  "received",
  "gathering",
  "coordinating",
  "acting",
  "following_up",
] as const satisfies readonly CaseStatus[];

/** Where actions can be added and settled: from the coordinators' assessment on, until the case is closed. */
export const actionStatuses = [
  "coordinating",
  "acting",
  "following_up",
] as const satisfies readonly CaseStatus[];

/** How a case can be closed at the end of its way, and how without going it. */
export const closingOutcomes = [
  "actioned",
  "handled_by_unit",
  "not_concerned",
  "information_only",
] as const satisfies readonly CaseOutcome[];
export const dismissOutcomes = [
  "not_concerned",
  "information_only",
] as const satisfies readonly CaseOutcome[];

/** What the guards look at: a picture of one case, taken inside the transaction that changes it. */
export type CaseFacts = {
  number: string;
  status: CaseStatus;
  outcome: CaseOutcome | null;
  checklist: { unanswered: ChecklistKey[]; lacksContractNumber: boolean };
  /** Searches of Bilaga 1 that were made, hit or not. */
  searches: number;
  assessment: string | null;
  severity: Severity | null;
  tracks: Track[];
  openActions: { id: string; description: string }[];
  /** Recipients "for action" who have neither answered nor been waived; `undelivered` when the mail came back. */
  unanswered: { id: string; name: string; undelivered?: boolean }[];
  /** Own handlers who have not reported closure. */
  unreported: { id: string; name: string }[];
  /** Sender replies that are wanted and not sent. */
  outstandingReplies: ("receipt" | "result")[];
  ownHandlingRecipients: number;
  /** Everybody whom something was sent to and whose answer is not waived. */
  recipients: number;
  /** RH-13659 was started and its owners have not confirmed that they took over. */
  supplyDisruptionUnconfirmed: boolean;
};

/** What the person gives with a verb. */
export type VerbInput = {
  reason?: string;
  assessment?: string;
  severity?: Severity;
  tracks?: Track[];
  outcome?: CaseOutcome;
  summary?: string;
  duplicateOf?: string;
  ownHandlers?: number;
};

export type Verb =
  | "startGathering"
  | "submitChecklist"
  | "returnChecklist"
  | "decideHandling"
  | "completeActions"
  | "close"
  | "dismiss"
  | "markDuplicate"
  | "undoDuplicate"
  | "handOver"
  | "reopen";

export type Transition = {
  from: readonly CaseStatus[];
  /** `before` is the status that the case had when it was closed. */
  to: CaseStatus | "before";
  roles: readonly Role[];
  /** Everything that stands in the way, each with a link to where it is put right; empty when nothing does. */
  guard: (facts: CaseFacts, input: VerbInput) => Missing[];
};

const free = (): Missing[] => [];
const needs = (present: unknown, key: string, href?: string): Missing[] => (present ? [] : [{ key, href }]);
const page = (facts: CaseFacts, rest: string) => `/cases/${facts.number}${rest}`;

function checklistGuard(facts: CaseFacts): Missing[] {
  const rows: Missing[] = facts.checklist.unanswered.map((key) => ({
    key: `row.${key}`,
    href: page(facts, `/checklist#row-${key}`),
  }));
  const contract = { key: "contractNumber", href: page(facts, "/checklist#row-contract_search") };
  return facts.checklist.lacksContractNumber ? [...rows, contract] : rows;
}

function decisionGuard(facts: CaseFacts, input: VerbInput): Missing[] {
  return [
    ...needs((input.assessment ?? facts.assessment)?.trim(), "assessment", "#field-assessment"),
    ...needs((input.tracks ?? facts.tracks).length > 0, "track", "#field-tracks"),
    ...needs(input.severity ?? facts.severity, "severity", "#field-severity"),
  ];
}

function actionsGuard(facts: CaseFacts): Missing[] {
  return [
    ...facts.openActions.map((action) => ({
      key: "openAction",
      values: { what: action.description },
      href: page(facts, `/handling#action-${action.id}`),
    })),
    ...facts.unanswered.map((recipient) => ({
      key: recipient.undelivered ? "undeliveredRecipient" : "unansweredRecipient",
      values: { who: recipient.name },
      href: page(facts, `/dispatch/${recipient.id}`),
    })),
  ];
}

/** A started routine RH-13659 is tracked until its owners confirm: no closed case leaves it behind. */
function disruptionGuard(facts: CaseFacts): Missing[] {
  const href = page(facts, "/handling#supply-disruption");
  return needs(!facts.supplyDisruptionUnconfirmed, "supplyDisruption", href);
}

function closeGuard(facts: CaseFacts, input: VerbInput): Missing[] {
  return [
    // What was added after the actions were completed counts as well.
    ...actionsGuard(facts),
    ...facts.outstandingReplies.map((kind) => ({
      key: `reply.${kind}`,
      href: page(facts, `/handling#reply-${kind}`),
    })),
    ...facts.unreported.map((recipient) => ({
      key: "unreportedHandler",
      values: { who: recipient.name },
      href: page(facts, `/dispatch/${recipient.id}`),
    })),
    ...disruptionGuard(facts),
    ...needs((closingOutcomes as readonly unknown[]).includes(input.outcome), "outcome", "#field-outcome"),
    ...needs(input.summary?.trim(), "summary", "#field-summary"),
  ];
}

function dismissGuard(facts: CaseFacts, input: VerbInput): Missing[] {
  const allowed = (dismissOutcomes as readonly unknown[]).includes(input.outcome);
  return [
    ...needs(allowed, "dismissOutcome", "#field-outcome"),
    ...needs(input.reason?.trim(), "reason", "#field-reason"),
    ...(input.outcome === "not_concerned"
      ? needs(facts.searches > 0, "searches", page(facts, "/checklist"))
      : []),
    ...disruptionGuard(facts),
  ];
}

/**
 * The life of a case: the one table that buttons, guards, the process map and the documentation come from.
 * Source: RH-15405, Genomförande; design, "The life of a case".
 */
export const transitions: Record<Verb, Transition> = {
  startGathering: { from: ["received"], to: "gathering", roles: ["procurement", "coordinator"], guard: free },
  submitChecklist: {
    from: ["gathering"],
    to: "coordinating",
    roles: ["procurement", "logistics", "technician", "coordinator"],
    guard: checklistGuard,
  },
  returnChecklist: {
    from: ["coordinating"],
    to: "gathering",
    roles: ["coordinator"],
    guard: (_facts, input) => needs(input.reason?.trim(), "reason", "#field-reason"),
  },
  decideHandling: { from: ["coordinating"], to: "acting", roles: ["coordinator"], guard: decisionGuard },
  completeActions: { from: ["acting"], to: "following_up", roles: ["coordinator"], guard: actionsGuard },
  close: { from: ["following_up"], to: "closed", roles: ["coordinator"], guard: closeGuard },
  dismiss: {
    from: ["received", "gathering", "coordinating"],
    to: "closed",
    roles: ["procurement", "coordinator"],
    guard: dismissGuard,
  },
  markDuplicate: {
    from: openStatuses,
    to: "closed",
    roles: ["procurement", "coordinator"],
    guard: (facts, input) => [
      ...needs(input.duplicateOf, "duplicateOf", "#field-duplicateOf"),
      ...disruptionGuard(facts),
    ],
  },
  undoDuplicate: {
    from: ["closed"],
    to: "before",
    roles: ["coordinator"],
    guard: (facts) => needs(facts.outcome === "duplicate", "notDuplicate"),
  },
  handOver: {
    from: ["received"],
    to: "acting",
    roles: ["procurement", "coordinator"],
    guard: (_facts, input) => needs((input.ownHandlers ?? 0) > 0, "ownHandler", "#field-recipients"),
  },
  reopen: {
    from: ["closed"],
    to: "coordinating",
    roles: ["coordinator"],
    guard: (facts, input) => [
      ...needs(input.reason?.trim(), "reason", "#field-reason"),
      ...needs(facts.outcome !== "duplicate", "undoInstead"),
    ],
  },
};

export const verbs = Object.keys(transitions) as Verb[];

/** The verbs that the table allows from a status. */
export function verbsFrom(status: CaseStatus): Verb[] {
  return verbs.filter((verb) => (transitions[verb].from as readonly CaseStatus[]).includes(status));
}

/** Everything that a person can give with a verb, so that only what the case itself lacks is left. */
const everythingGiven: VerbInput = {
  reason: "given",
  assessment: "given",
  severity: "low",
  tracks: ["equipment"],
  outcome: "information_only",
  summary: "given",
  duplicateOf: "given",
  ownHandlers: 1,
};

/** What stands in the way of a verb before its form is filled in: shown beside the button that it would refuse. */
export function obstacles(verb: Verb, facts: CaseFacts): Missing[] {
  return transitions[verb].guard(facts, everythingGiven);
}
