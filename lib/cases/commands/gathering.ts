import type { Actor } from "#lib/auth/actor.ts";
import { transition } from "#lib/cases/commands/transition.ts";
import type { CaseFormInput, ReasonInput } from "#lib/cases/schema.ts";
import { type ChecklistDocument, checklistDocument } from "#lib/checklist/document.ts";
import { checklistPdf } from "#lib/checklist/pdf.ts";
import { checklistPlainText } from "#lib/checklist/plainText.ts";
import { checklistOf, checklistSubject, type SubjectOfCase } from "#lib/checklist/queries.ts";
import { db, type Tx } from "#lib/db.ts";
import { splitBySize } from "#lib/dispatch/attachments.ts";
import { noticeDocuments } from "#lib/dispatch/queries/documents.ts";
import { env } from "#lib/env.ts";
import { ConflictError, RefusedError } from "#lib/errors.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";

// The coordinators' mailbox is read by many: it is written to in the region's own language.
const locale = "sv";
const t = translatorFor(locale) as unknown as Translate;

/** Opens Bilaga 1 to the functions that fill it in (RH-15405, Underlag). */
export async function startGathering(actor: Actor, input: CaseFormInput, at: Date): Promise<void> {
  const event = { type: "gathering_started", data: {} } as const;
  await db.$transaction((tx) => transition(tx, actor, { verb: "startGathering", ...input, event }, at));
}

async function readForm(actor: Actor, caseId: string, tx: Tx = db) {
  const subject = await checklistSubject(actor, caseId, tx);
  const document = checklistDocument(subject, await checklistOf(actor, caseId, tx), t);
  return { subject, document };
}

/**
 * Hands the collected facts to the coordinators: the notice and Bilaga 1, as text and PDF, with private providers
 * and municipal staff who ordered, are mailed to their mailbox (RH-15405, Samordning). Refused while a required row
 * is open. The PDF is made before the transaction; throws ConflictError when the form changed meanwhile.
 */
export async function submitChecklist(actor: Actor, input: CaseFormInput, at: Date): Promise<void> {
  const { caseId, version } = input;
  const { subject, document } = await readForm(actor, caseId);
  const pdf = await checklistPdf(document, { number: subject.number, locale, at });
  await db.$transaction(async (tx) => {
    const to = (await mailboxesOf("coordinator", tx)).map((box) => box.address);
    const event = { type: "checklist_submitted", data: { recipients: to.join(", ") } } as const;
    const data = { returnedBecause: null };
    await transition(tx, actor, { verb: "submitChecklist", caseId, version, data, event }, at);
    if (to.length === 0)
      throw new RefusedError([{ key: "noMailbox", values: { function: t("roles.coordinator") } }]);
    const now = await readForm(actor, caseId, tx);
    if (JSON.stringify(now.document) !== JSON.stringify(document))
      throw new ConflictError([{ key: "checklistChanged" }]);
    await mailSubmission(tx, actor, { caseId, subject, document, pdf, to });
  });
}

type Submission = {
  caseId: string;
  subject: SubjectOfCase;
  document: ChecklistDocument;
  pdf: Uint8Array;
  to: string[];
};

async function mailSubmission(tx: Tx, actor: Actor, submission: Submission): Promise<void> {
  const { caseId, subject, document, pdf, to } = submission;
  const { number, title } = subject;
  const documents = (await noticeDocuments(caseId, tx)).filter((file) => file.chosen);
  const { attached, behindLink } = splitBySize(documents);
  const link = `${env().VIGILANS_URL}/cases/${number}`;
  const external = document.external.length > 0 ? document.external : [t("checklist.mail.noExternal")];
  const leftOut = behindLink.map((file) => file.fileName).join(", ");
  const opening = [
    t("checklist.mail.submitted", { who: actor.name, number, title }),
    link,
    [document.externalHeading, ...external.map((name) => `- ${name}`)].join("\n"),
    ...(leftOut ? [t("checklist.mail.leftOut", { files: leftOut })] : []),
  ];
  await queueMail(tx, {
    purpose: "checklist_submitted",
    caseId,
    to,
    subject: t("checklist.mail.submittedSubject", { number, title }),
    text: `${opening.join("\n\n")}\n\n${checklistPlainText(document)}`,
    attachments: [
      { fileName: `Bilaga 1 ${number}.pdf`, mediaType: "application/pdf", content: pdf, made: true },
      ...attached.map(({ sha256, fileName }) => ({ sha256, fileName })),
    ],
  });
}

/** Sends the form back to those who gather the facts, with what is missing. */
export async function returnChecklist(actor: Actor, input: ReasonInput, at: Date): Promise<void> {
  const { caseId, version, reason } = input;
  const event = { type: "checklist_returned", data: { reason } } as const;
  const data = { returnedBecause: reason };
  await db.$transaction((tx) =>
    transition(tx, actor, { verb: "returnChecklist", caseId, version, input: { reason }, data, event }, at),
  );
}
