import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { returnChecklist, submitChecklist } from "#lib/cases/commands/gathering.ts";
import { recordPdf } from "#lib/cases/record/pdf.ts";
import { answerSearch } from "#lib/checklist/commands/answers.ts";
import { checklistMailDraft, mailChecklist } from "#lib/checklist/commands/mail.ts";
import { checklistFileOf } from "#lib/checklist/download.ts";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, RefusedError } from "#lib/errors.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { type Case, Prisma } from "#prisma/generated/client.ts";
import { answerChecklist, caseAt, eventsOf, noticeIn } from "#tests/factories/cases.ts";
import { mailboxOf } from "#tests/factories/directory.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");

let procurement: Actor;
let coordinator: Actor;

beforeAll(async () => {
  procurement = await personWith("procurement");
  coordinator = await personWith("coordinator");
  await mailboxOf("coordinator", "samordnare@region.example");
  await mailboxOf("logistics", "logistik@region.example");
  await mailboxOf("intake", "fsn@region.example");
});

const form = (found: Case) => ({ caseId: found.id, version: found.version });
const failure = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  );
const mailsOf = (caseId: string) =>
  db.outgoingMail.findMany({
    where: { caseId },
    include: { attachments: { include: { file: true }, orderBy: { position: "asc" } } },
  });

async function filledIn(): Promise<Case> {
  const found = await caseAt("gathering");
  await noticeIn(found.id);
  await answerChecklist(found.id);
  return found;
}

describe("submitting", () => {
  test("is refused with every open row, and with a contract hit that lacks its number", async () => {
    const found = await filledIn();
    await db.checklistRow.update({
      where: { caseId_key: { caseId: found.id, key: "contract_search" } },
      data: { answer: { result: "hit", searchTerm: "Evita" } },
    });
    await db.checklistRow.update({
      where: { caseId_key: { caseId: found.id, key: "sesam" } },
      data: { answer: Prisma.DbNull, answeredAt: null },
    });
    const error = await failure(submitChecklist(procurement, form(found), at));
    expect((error as RefusedError).missing).toEqual([
      { key: "row.sesam", href: `/cases/${found.number}/checklist#row-sesam` },
      { key: "contractNumber", href: `/cases/${found.number}/checklist#row-contract_search` },
    ]);
    expect(await mailsOf(found.id)).toEqual([]);
  });

  test("mails the notice and Bilaga 1 to the coordinators in the same transaction", async () => {
    const found = await filledIn();
    const customer = { caseId: found.id, key: "external_customers" as const, addedBy: "x" };
    await db.checklistEntry.create({ data: { ...customer, name: "Kustens Läkargrupp" } });
    await submitChecklist(procurement, form(found), at);
    const [mail, ...others] = await mailsOf(found.id);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ purpose: "checklist_submitted", to: ["samordnare@region.example"] });
    expect(mail?.text).toContain("- Kustens Läkargrupp");
    expect(mail?.text).toContain("☒ Ingen träff");
    expect(mail?.attachments.map((file) => file.fileName)).toEqual([
      `Bilaga 1 ${found.number}.pdf`,
      "Urgent Field Safety Notice.eml",
    ]);
    expect(Buffer.from(mail?.attachments[0]?.file.content ?? []).toString("latin1", 0, 5)).toBe("%PDF-");
    expect(await db.case.findUnique({ where: { id: found.id } })).toMatchObject({ status: "coordinating" });
    expect((await eventsOf(found.id)).at(-1)).toMatchObject({
      type: "checklist_submitted",
      data: { recipients: "samordnare@region.example" },
    });
  });

  test("twice at the same time mails once", async () => {
    const found = await filledIn();
    const both = await Promise.allSettled([
      submitChecklist(procurement, form(found), at),
      submitChecklist(coordinator, form(found), at),
    ]);
    expect(both.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await mailsOf(found.id)).toHaveLength(1);
  });

  test("without a mailbox for coordinators leaves everything as it was", async () => {
    const found = await filledIn();
    await db.mailbox.updateMany({ where: { kind: "coordinator" }, data: { active: false } });
    const error = await failure(submitChecklist(procurement, form(found), at));
    await db.mailbox.updateMany({ where: { kind: "coordinator" }, data: { active: true } });
    expect(error).toBeInstanceOf(RefusedError);
    expect(await db.case.findUnique({ where: { id: found.id } })).toMatchObject({ status: "gathering" });
    expect(await mailsOf(found.id)).toEqual([]);
  });

  test("is sent back with what is missing, and the form is open again", async () => {
    const found = await filledIn();
    await submitChecklist(procurement, form(found), at);
    const version = found.version + 1;
    const input = { caseId: found.id, version, reason: "Sesam saknas" };
    expect(await failure(returnChecklist(procurement, input, at))).toBeInstanceOf(ForbiddenError);
    await returnChecklist(coordinator, input, at);
    expect(await db.case.findUnique({ where: { id: found.id } })).toMatchObject({
      status: "gathering",
      returnedBecause: "Sesam saknas",
    });
    const row = { caseId: found.id, key: "contract_search", version: 1, result: "no_hit" } as const;
    await answerSearch(procurement, { ...row, searchTerm: "Evita V800" }, at);
    await submitChecklist(procurement, { caseId: found.id, version: version + 1 }, at);
    expect(await db.case.findUnique({ where: { id: found.id } })).toMatchObject({ returnedBecause: null });
  });
});

describe("mailing Bilaga 1 between the functions", () => {
  const input = (caseId: string, fingerprint: string, more: object = {}) =>
    ({ caseId, fingerprint, functions: ["logistics"], ...more }) as Parameters<typeof mailChecklist>[1];

  test("sends what was shown, once to each address, with the notice", async () => {
    const found = await filledIn();
    const draft = await checklistMailDraft(procurement, found.id);
    const address = "logistik@region.example";
    const sent = input(found.id, draft.fingerprint, { address, message: "Avtalsnummer: AVT-1" });
    await mailChecklist(procurement, sent, at);
    const [mail] = await mailsOf(found.id);
    expect(mail).toMatchObject({ to: [address], subject: draft.subject, purpose: "checklist_mailed" });
    expect(mail?.text.startsWith("Avtalsnummer: AVT-1\n")).toBe(true);
    expect(mail?.text.endsWith(draft.body)).toBe(true);
    expect(mail?.attachments.map((file) => file.fileName)).toEqual(draft.attached);
    expect((await eventsOf(found.id)).at(-1)).toMatchObject({
      type: "checklist_mailed",
      data: { to: address },
    });
  });

  test("refuses when the form was changed since it was shown", async () => {
    const found = await filledIn();
    const { fingerprint } = await checklistMailDraft(procurement, found.id);
    const row = { caseId: found.id, key: "contract_search", version: 1, result: "no_hit" } as const;
    await answerSearch(procurement, { ...row, searchTerm: "Annat" }, at);
    const error = await failure(mailChecklist(procurement, input(found.id, fingerprint), at));
    expect(error).toMatchObject({ changes: [{ key: "checklistChanged" }] });
  });

  test("refuses a function without a mailbox, and a closed case", async () => {
    const found = await filledIn();
    const { fingerprint } = await checklistMailDraft(procurement, found.id);
    const technician = input(found.id, fingerprint, { functions: ["technician"] });
    expect(await failure(mailChecklist(procurement, technician, at))).toBeInstanceOf(RefusedError);
    await db.case.update({ where: { id: found.id }, data: { status: "closed" } });
    expect(await failure(mailChecklist(procurement, input(found.id, fingerprint), at))).toBeInstanceOf(
      ConflictError,
    );
    expect(await mailsOf(found.id)).toEqual([]);
  });
});

describe("the documents", () => {
  test("are made for those who see the working material only", async () => {
    const found = await filledIn();
    const outsider = await personWith("unit_manager");
    for (const kind of ["pdf", "word"] as const) {
      expect(
        (await checklistFileOf(procurement, found.number, kind, "en", at))?.content.length,
      ).toBeGreaterThan(2000);
      expect(await checklistFileOf(outsider, found.number, kind, "sv", at)).toBeNull();
    }
    expect(await recordPdf(outsider, found.number, "sv", at)).toBeNull();
    expect(await recordPdf(procurement, "SM-1999-0001", "sv", at)).toBeNull();
  });

  test("the record holds the case and its files, and never a personal link", async () => {
    const found = await filledIn();
    await submitChecklist(procurement, form(found), at);
    const secret = "GVOq4egBugaTtuxEQeObGP1ALMRS40UC21shitV2Lxk";
    await db.$transaction((tx) =>
      queueMail(tx, {
        ...{
          purpose: "dispatch",
          caseId: found.id,
          to: ["iva@region.example"],
          subject: "För åtgärd",
          secret,
        },
        text: `Svara här: https://x.example/answer/${secret}`,
        attachments: [
          { fileName: "citat.eml", mediaType: "text/plain", content: Buffer.from(`> answer/${secret}`) },
        ],
      }),
    );
    const record = await recordPdf(coordinator, found.number, "sv", at);
    const { getDocumentProxy } = await import("unpdf");
    const document = await getDocumentProxy(new Uint8Array(record?.content ?? []));
    let text = "";
    for (let page = 1; page <= document.numPages; page++) {
      const { items } = await (await document.getPage(page)).getTextContent();
      text += items.map((item) => ("str" in item ? item.str : "")).join(" ");
    }
    const plain = text.replaceAll("\u200b", "").replace(/\s+/g, " ");
    expect(plain).toContain(`Ärende ${found.number}`);
    expect(plain).toContain("Underlaget skickades till samordning");
    expect(plain).toContain("[…]");
    expect(plain.replaceAll(" ", "")).not.toContain(secret);
    const attached = Object.values((await document.getAttachments()) as Record<string, { filename: string }>);
    expect(attached.map((file) => file.filename).sort()).toEqual([
      `Bilaga 1 ${found.number}.pdf`,
      "Urgent Field Safety Notice.eml",
    ]);
  });
});
