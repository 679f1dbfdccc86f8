import type { CaseFacts } from "#lib/cases/workflow.ts";
import { lacksContractNumber, unansweredRows } from "#lib/checklist/rules.ts";
import { searchAnswerSchema } from "#lib/checklist/schema.ts";
import type { Tx } from "#lib/db.ts";

function searchesIn(rows: { answer: unknown }[]): number {
  return rows.filter((row) => {
    const parsed = searchAnswerSchema.safeParse(row.answer);
    return parsed.success && parsed.data.result !== "not_applicable";
  }).length;
}

/**
 * The picture of a case that the guards look at. Pass a transaction that holds the case's row lock when the
 * answer decides a write.
 */
export async function loadCaseFacts(tx: Tx, caseId: string): Promise<CaseFacts> {
  const found = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    include: {
      checklist: true,
      actionItems: {
        where: { state: "open" },
        select: { id: true, description: true },
        orderBy: { createdAt: "asc" },
      },
      senderReplies: { where: { state: "wanted" }, select: { kind: true } },
      supplyDisruption: { select: { confirmedAt: true } },
      recipients: {
        where: { waivedAt: null },
        select: {
          id: true,
          name: true,
          kind: true,
          purpose: true,
          answeredAt: true,
          closureReportedAt: true,
          mail: { select: { state: true, bouncedAt: true } },
        },
      },
    },
  });
  const ownHandlers = found.recipients.filter(
    (row) => row.kind === "own_handling" && row.purpose === "for_action",
  );
  const others = found.recipients.filter(
    (row) => row.kind !== "own_handling" && row.purpose === "for_action",
  );
  return {
    number: found.number,
    status: found.status,
    outcome: found.outcome,
    checklist: {
      unanswered: unansweredRows(found.checklist),
      lacksContractNumber: lacksContractNumber(found.checklist),
    },
    searches: searchesIn(found.checklist),
    assessment: found.assessment,
    severity: found.severity,
    tracks: found.tracks,
    openActions: found.actionItems,
    unanswered: others
      .filter((row) => row.answeredAt === null)
      .map(({ id, name, mail }) => ({
        id,
        name,
        undelivered: mail?.state === "failed" || !!mail?.bouncedAt,
      })),
    unreported: ownHandlers.filter((row) => row.closureReportedAt === null),
    outstandingReplies: found.senderReplies.map((row) => row.kind),
    ownHandlingRecipients: ownHandlers.length,
    recipients: found.recipients.length,
    supplyDisruptionUnconfirmed:
      found.supplyDisruption !== null && found.supplyDisruption.confirmedAt === null,
  };
}
