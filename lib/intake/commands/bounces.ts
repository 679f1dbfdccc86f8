import type { CaseEvent } from "#lib/cases/events.ts";
import type { Tx } from "#lib/db.ts";
import { reportsOn } from "#lib/intake/bounceReports.ts";
import type { Decision, Known } from "#lib/intake/fate.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";

type Reported = { id: string; message: PreparedMessage; known: Known; decision: Decision };

/**
 * Ties a delivery report to the mail that it is about and to the addresses of that mail that it names. The mail counts
 * as come back when one of them failed; one that is only late is still on its way. Returns the events for the mail's
 * case: one for each address that failed for the first time.
 */
export async function markBounced(
  tx: Tx,
  { id, message, known, decision }: Reported,
  at: Date,
): Promise<CaseEvent[]> {
  const { bounce } = message;
  const mail = known.bouncedMail;
  if (decision.fate !== "bounce" || !bounce || !mail) return [];
  await tx.$queryRaw`SELECT "id" FROM "OutgoingMail" WHERE "id" = ${mail.id}::uuid FOR UPDATE`;
  const sent = await tx.outgoingMail.findUniqueOrThrow({
    where: { id: mail.id },
    select: { to: true, cc: true, bounces: { select: { address: true, action: true } } },
  });
  const reports = reportsOn([...sent.to, ...sent.cc], bounce.reports);
  const failedBefore = new Set(
    sent.bounces.filter(({ action }) => action === "failed").map(({ address }) => address),
  );
  await tx.mailBounce.createMany({
    data: reports.map((report) => ({ mailId: mail.id, messageId: id, at, ...report })),
  });
  const failed = reports.filter(({ action, address }) => action === "failed" && !failedBefore.has(address));
  const [first] = failed;
  if (!first) return [];
  await tx.outgoingMail.updateMany({
    where: { id: mail.id, bouncedAt: null },
    data: { bouncedAt: at, bounceText: first.diagnostic },
  });
  return failed.map(({ address, diagnostic }) => ({
    type: "mail_bounced",
    data: { recipient: address, diagnostic },
  }));
}
