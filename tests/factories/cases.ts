import { systemActor } from "#lib/audit/record.ts";
import { createCase } from "#lib/cases/commands/create.ts";
import { db } from "#lib/db.ts";
import { sha256Of, storeFile } from "#lib/documents/store.ts";
import type { Case, Prisma } from "#prisma/generated/client.ts";
import type { CaseStatus, ChecklistKey, RecipientKind, RecipientPurpose } from "#prisma/generated/enums.ts";

const at = new Date("2026-03-23T08:00:00Z");

/** A case put straight to a status, with the rows of Bilaga 1 and one event. */
export async function caseAt(
  status: CaseStatus = "received",
  change: Prisma.CaseUncheckedUpdateInput = {},
): Promise<Case> {
  const created = await db.$transaction((tx) =>
    createCase(
      tx,
      { title: "Evita V800: batteri", source: "mail", sender: "safety@maker.example", receivedAt: at },
      systemActor,
      at,
    ),
  );
  return db.case.update({ where: { id: created.id }, data: { status, ...change } });
}

/** A mail in a case with the notice that it brought. */
export async function noticeIn(caseId: string, mail: { replyTo?: string; references?: string[] } = {}) {
  const messageId = `<${crypto.randomUUID()}@maker.example>`;
  const head = [
    "From: Safety <safety@maker.example>",
    ...(mail.replyTo ? [`Reply-To: ${mail.replyTo}`] : []),
    `Message-ID: ${messageId}`,
    "Subject: Urgent Field Safety Notice",
  ];
  const raw = Buffer.from(`${head.join("\r\n")}\r\n\r\nEvita V800`);
  await db.$transaction((tx) => storeFile(tx, raw, "message/rfc822"));
  const message = await db.incomingMessage.create({
    data: {
      channel: "mail",
      sha256: sha256Of(raw),
      contentKey: sha256Of(raw),
      messageId,
      references: mail.references ?? [],
      fromAddress: "safety@maker.example",
      subject: "Urgent Field Safety Notice",
      fate: "case_created",
      caseId,
    },
  });
  const notice = await db.notice.create({
    data: {
      caseId,
      messageId: message.id,
      facts: {},
      manufacturer: "Dräger",
      devices: ["Evita V800"],
      fsnReferences: ["FSN-12"],
    },
  });
  return { message, notice };
}

/** Answers rows of Bilaga 1 as searched without a hit, or all that must be answered. */
export async function answerChecklist(caseId: string): Promise<void> {
  const search = { result: "no_hit", searchTerm: "Evita" };
  const reply = { wanted: "no" };
  const rows = await db.checklistRow.findMany({ where: { caseId } });
  for (const { id, key } of rows) {
    const answer = (["receipt_reply", "result_reply"] as ChecklistKey[]).includes(key) ? reply : search;
    if (key !== "suggested_handling")
      await db.checklistRow.update({ where: { id }, data: { answer, answeredAt: at } });
  }
}

/** A recipient of a dispatch made for it. */
export async function recipientOf(
  caseId: string,
  more: { kind?: RecipientKind; purpose?: RecipientPurpose; name?: string; replyBy?: string } & Partial<
    Pick<
      Prisma.RecipientUncheckedCreateInput,
      "unitId" | "administrationId" | "projectId" | "answeredAt" | "waivedAt" | "closureReportedAt"
    >
  > = {},
) {
  const { replyBy, ...recipient } = more;
  const dispatch = await db.dispatch.create({
    data: {
      ...{ caseId, track: "equipment", subject: "Evita V800", body: "Kontrollera.", sentBy: "Test" },
      replyBy: replyBy ? new Date(`${replyBy}T00:00:00Z`) : null,
    },
  });
  return db.recipient.create({
    data: {
      ...{ caseId, dispatchId: dispatch.id, kind: "unit_manager", purpose: "for_action", name: "IVA" },
      email: "iva@region.example",
      ...recipient,
    },
  });
}

/** How many events a case's history has. */
export function eventsOf(caseId: string) {
  return db.auditEvent.findMany({
    where: { streamType: "case", streamId: caseId },
    orderBy: { sequence: "asc" },
  });
}
