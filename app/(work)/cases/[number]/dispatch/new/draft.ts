import type { Proposal } from "#lib/dispatch/proposals.ts";
import type { RecipientCandidate } from "#lib/organisation/recipients.ts";
import type { RecipientPurpose, Track } from "#prisma/generated/enums.ts";

/** Somebody who can be ticked: proposed from the matches, or added by hand. */
export type Addressee = RecipientCandidate & {
  purpose: RecipientPurpose;
  chosen: boolean;
  /** Why it is proposed, in words; empty when it was added by hand. */
  reasons: string[];
  /** An earlier dispatch of the case went to this address. */
  sentBefore: boolean;
};

/** What one track's form begins with, in words already translated. */
export type TrackStart = {
  track: Track;
  addressees: Addressee[];
  unplaced: string[];
  drafts: Record<"sv" | "en", { subject: string; body: string; actions: string; replyHow: string }>;
};

/** Tells addressees apart: a manager of two units is two, and an owner of two devices. */
export function keyOf(row: { email: string; unitId: string | null; projectId?: string | null }): string {
  return `${row.email.toLowerCase()} ${row.unitId ?? ""} ${row.projectId ?? ""}`;
}

/** Proposals as rows of the list, those for action first: who has had a dispatch already is left unticked. */
export function addresseesFrom(
  proposals: Proposal[],
  sent: ReadonlySet<string>,
  reason: (reason: Proposal["reasons"][number]) => string,
): Addressee[] {
  const rank = { for_action: 0, for_information: 1 };
  const ordered = [...proposals].sort((a, b) => rank[a.purpose] - rank[b.purpose]);
  return ordered.map((proposal) => {
    const sentBefore = sent.has(proposal.email.toLowerCase());
    return {
      ...proposal,
      chosen: proposal.chosen && !sentBefore,
      sentBefore,
      reasons: proposal.reasons.map(reason),
    };
  });
}

/** The form's fields and its chosen recipients, as the server's schema names them. */
export function formDataOf(form: HTMLFormElement, addressees: Addressee[]): FormData {
  const data = new FormData(form);
  const lines = String(data.get("actions") ?? "").split("\n");
  data.delete("actions");
  const actions = lines.map((line) => line.replace(/^\s*(?:\d+[.)]|[-*•])\s*/, "").trim()).filter(Boolean);
  for (const [index, action] of actions.entries()) data.set(`requestedActions[${index}]`, action);
  const chosen = addressees.filter((row) => row.chosen);
  for (const [index, row] of chosen.entries())
    for (const field of [
      "kind",
      "purpose",
      "name",
      "email",
      "administrationId",
      "unitId",
      "externalId",
      "projectId",
    ] as const) {
      const value = row[field];
      if (value) data.set(`recipients[${index}].${field}`, value);
    }
  return data;
}
