import { db } from "#lib/db.ts";
import type { NewRecipient } from "#lib/dispatch/addressees.ts";
import { createDispatch, type NewDispatch } from "#lib/dispatch/commands/create.ts";
import { storeFile } from "#lib/documents/store.ts";

const pdf = Buffer.from("%PDF-1.4\nsafety notice");

/** A dispatch with two requested actions and one document, sent as the application sends it. */
export async function dispatchTo(
  caseId: string,
  recipients: Partial<NewRecipient>[],
  at: Date,
  more: Partial<NewDispatch> = {},
) {
  const rows = recipients.map((recipient, index) => ({
    kind: "unit_manager" as const,
    purpose: "for_action" as const,
    name: `Mottagare ${index + 1}`,
    email: `mottagare${index + 1}@region.example`,
    ...recipient,
  }));
  const { recipientIds } = await db.$transaction(async (tx) => {
    const sha256 = await storeFile(tx, pdf, "application/pdf");
    return createDispatch(
      tx,
      {
        ...{ caseId, track: "equipment", subject: "Evita V800", body: "Batteriet kan ta slut." },
        requestedActions: ["Kontrollera serienummer", "Byt batteri"],
        replyBy: "2026-04-01",
        documents: [{ fileName: "fsn.pdf", sha256 }],
        recipients: rows,
        ...more,
      },
      { id: null, name: "Maja Lindqvist", roles: [] },
      at,
    );
  });
  return db.recipient.findMany({ where: { id: { in: recipientIds } }, orderBy: { id: "asc" } });
}

/** The secret of a recipient's newest link, as its mail carries it. */
export async function tokenOf(recipientId: string): Promise<string> {
  const { mail } = await db.recipient.findUniqueOrThrow({
    where: { id: recipientId },
    include: { mail: true },
  });
  if (!mail?.secret) throw new Error("no link was mailed");
  return mail.secret;
}
