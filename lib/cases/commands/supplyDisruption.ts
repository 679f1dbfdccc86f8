import type { Actor } from "#lib/auth/actor.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { mayCoordinate } from "#lib/cases/policy.ts";
import { lockVisibleCase } from "#lib/cases/queries.ts";
import type { ConfirmSupplyDisruptionInput } from "#lib/cases/schema.ts";
import { db, type Tx } from "#lib/db.ts";
import { splitBySize } from "#lib/dispatch/attachments.ts";
import { noticeDocuments } from "#lib/dispatch/queries/documents.ts";
import { env } from "#lib/env.ts";
import { ConflictError, ForbiddenError, RefusedError } from "#lib/errors.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import type { Case } from "#prisma/generated/client.ts";

/** The text of the mail that starts RH-13659. The routine's owners read Swedish. */
function startMail(found: Case, assessment: string, by: string, leftOut: string[]) {
  const t = translatorFor("sv");
  const values = {
    number: found.number,
    title: found.title,
    assessment,
    by,
    link: `${env().VIGILANS_URL}/cases/${found.number}/handling#supply-disruption`,
    leftOut: leftOut.length > 0 ? t("handling.supplyMail.leftOut", { files: leftOut.join(", ") }) : "",
  };
  return {
    subject: t("handling.supplyMail.subject", values),
    text: t("handling.supplyMail.text", values),
  };
}

/**
 * Starts the routine RH-13659 Leveransstörning och ersättningsprodukt for the withdrawal of a contracted product
 * (RH-15405, Underlag): mails its owners with the notice and keeps it in sight until they confirm. Started once:
 * a second decision on the same case leaves it as it is. Refused when the directory has no address of its owners.
 */
export async function startSupplyDisruption(
  tx: Tx,
  actor: Actor,
  found: Case,
  assessment: string,
  at: Date,
): Promise<void> {
  const started = await tx.supplyDisruption.findUnique({ where: { caseId: found.id } });
  if (started) return;
  const owners = await mailboxesOf("supply_disruption", tx);
  if (owners.length === 0) throw new RefusedError([{ key: "supplyDisruptionMailbox", href: "/directory" }]);
  const documents = (await noticeDocuments(found.id, tx)).filter((file) => file.chosen);
  const { attached, behindLink } = splitBySize(documents);
  const leftOut = behindLink.map((file) => file.fileName);
  const [coordinators] = await mailboxesOf("coordinator", tx);
  await tx.supplyDisruption.create({ data: { caseId: found.id, startedAt: at, startedBy: actor.name } });
  await queueMail(tx, {
    purpose: "supply_disruption",
    caseId: found.id,
    to: owners.map((box) => box.address),
    ...startMail(found, assessment, actor.name, leftOut),
    replyTo: coordinators?.address,
    attachments: attached.map(({ fileName, sha256 }) => ({ fileName, sha256 })),
  });
  const to = owners.map((box) => box.address).join(", ");
  const event = { type: "supply_disruption_started", data: { to } } as const;
  await recordCaseEvent(tx, found.id, event, actor, at);
}

/** Notes that the owners of RH-13659 have confirmed that they took over: who did, and what they said. */
export async function confirmSupplyDisruption(
  actor: Actor,
  input: ConfirmSupplyDisruptionInput,
  at: Date,
): Promise<void> {
  const { caseId, version, by, note } = input;
  await db.$transaction(async (tx) => {
    const found = await lockVisibleCase(tx, actor, caseId);
    if (!mayCoordinate(actor)) throw new ForbiddenError();
    if (found.status === "closed") throw new ConflictError([{ key: "status.closed" }]);
    const { count } = await tx.supplyDisruption.updateMany({
      where: { caseId, version, confirmedAt: null },
      data: { confirmedAt: at, confirmedBy: by, note: note ?? null, version: { increment: 1 } },
    });
    if (count !== 1) throw new ConflictError();
    const event = { type: "supply_disruption_confirmed", data: { by, note: note ?? "–" } } as const;
    await recordCaseEvent(tx, caseId, event, actor, at);
  });
}
