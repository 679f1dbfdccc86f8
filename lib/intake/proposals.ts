import { z } from "zod";
import type messages from "#messages/sv.json";

/** A sentence under `inbox.proposals.reasons` in the messages: a reason without one does not compile. */
export type ProposalReasonKey = keyof (typeof messages)["inbox"]["proposals"]["reasons"];

/** Why a message may belong to a case or be like an earlier message, with the values of its sentence. */
export type ProposalReason = { key: ProposalReasonKey; values: Record<string, string | number> };

/**
 * What a message may belong to, for a person to decide: a case, an earlier message that it is like and that has no
 * case yet, or an earlier message in its case. Kept with the message (`MessageProposal`), best first.
 */
export type Proposal = { caseId: string | null; earlierId: string | null; reasons: ProposalReason[] };

/** The most proposals that a message has. */
export const proposalLimit = 5;

/** Proposals for the same case or message made one, its reasons without repetition; best first, within bounds. Pure. */
export function mergeProposals(proposals: readonly Proposal[]): Proposal[] {
  const merged: Proposal[] = [];
  for (const proposal of proposals) {
    const same = merged.find((other) => isSameTarget(other, proposal));
    if (!same) {
      merged.push({ ...proposal, reasons: distinct(proposal.reasons) });
      continue;
    }
    same.earlierId ??= proposal.earlierId;
    same.reasons = distinct([...same.reasons, ...proposal.reasons]);
  }
  return merged.slice(0, proposalLimit);
}

function isSameTarget(one: Proposal, other: Proposal): boolean {
  if (one.caseId !== null || other.caseId !== null) return one.caseId === other.caseId;
  return one.earlierId === other.earlierId;
}

/** Reasons that are told once for a case, however many of its messages give them. */
const TOLD_ONCE: ReadonlySet<ProposalReasonKey> = new Set(["sameText", "sameAttachment"]);

/** Each reason once; of texts that are alike the likest. */
function distinct(reasons: readonly ProposalReason[]): ProposalReason[] {
  const told = new Map<string, ProposalReason>();
  for (const reason of reasons) {
    const name = TOLD_ONCE.has(reason.key) ? reason.key : JSON.stringify(reason);
    const before = told.get(name);
    const stronger = Number(reason.values.percent ?? 0) > Number(before?.values.percent ?? 0);
    if (!before || stronger) told.set(name, reason);
  }
  return [...told.values()].slice(0, 20);
}

const kept = z.array(
  z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
);

/** The reasons as they are kept. The page leaves out those that it has no sentence for. */
export function storedReasons(value: unknown): { key: string; values: Record<string, string | number> }[] {
  const parsed = kept.safeParse(value);
  return parsed.success ? parsed.data : [];
}
