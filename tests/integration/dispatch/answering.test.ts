import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { loadCaseFacts } from "#lib/cases/facts.ts";
import { db } from "#lib/db.ts";
import { reportClosure } from "#lib/dispatch/commands/closure.ts";
import { renewLink, revokeLink } from "#lib/dispatch/commands/recipients.ts";
import { respondByLink, respondSignedIn } from "#lib/dispatch/commands/respond.ts";
import { answerPageOf, documentByLink } from "#lib/dispatch/queries/link.ts";
import { dispatchFile, dispatchOverview, recipientOfCase } from "#lib/dispatch/queries/overview.ts";
import type { AnswerInput } from "#lib/dispatch/schema.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { caseAt, eventsOf, noticeIn } from "#tests/factories/cases.ts";
import { mailboxOf, unitWith } from "#tests/factories/directory.ts";
import { dispatchTo, tokenOf } from "#tests/factories/dispatches.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");
const later = (days: number) => new Date(at.getTime() + days * 24 * 3600 * 1000);

const answer: AnswerInput = {
  keepFiles: [],
  readVersion: 0,
  concerned: "yes",
  quantity: 4,
  actions: [
    { position: 1, done: "yes" },
    { position: 2, done: "no", note: "Vid nästa service" },
  ],
  comment: "Två står i förråd.",
  respondentName: "Anna Öberg",
};

let coordinator: Actor;

beforeAll(async () => {
  coordinator = await personWith("coordinator");
  await mailboxOf("coordinator", "samordnare@region.example");
});

async function oneRecipient(more: Parameters<typeof dispatchTo>[1][number] = {}) {
  const found = await caseAt("acting", { tracks: ["equipment"] });
  await noticeIn(found.id);
  const [recipient] = await dispatchTo(found.id, [more], at);
  if (!recipient) throw new Error("no recipient");
  return { found, recipient, token: await tokenOf(recipient.id) };
}

/** Everything that reading might have changed. */
async function pictureOf(recipientId: string, caseId: string) {
  const recipient = await db.recipient.findUniqueOrThrow({ where: { id: recipientId } });
  return JSON.stringify([recipient, await db.case.findUniqueOrThrow({ where: { id: caseId } })]);
}

describe("the personal link", () => {
  test("shows the recipient its own part and changes nothing", async () => {
    const { found, recipient, token } = await oneRecipient({ name: "IVA" });
    const before = await pictureOf(recipient.id, found.id);
    const events = (await eventsOf(found.id)).length;
    const page = await answerPageOf(token, at);
    expect(page).toMatchObject({
      caseNumber: found.number,
      open: true,
      recipient: { name: "IVA", purpose: "for_action" },
      notice: { manufacturer: "Dräger", devices: ["Evita V800"] },
      responses: [],
    });
    expect(page?.actions.map((action) => action.text)).toEqual(["Kontrollera serienummer", "Byt batteri"]);
    expect(await pictureOf(recipient.id, found.id)).toBe(before);
    expect((await eventsOf(found.id)).length).toBe(events);
  });

  test("gives the dispatch's documents and no others", async () => {
    const { token } = await oneRecipient();
    const other = await oneRecipient();
    const page = await answerPageOf(token, at);
    const own = page?.documents[0]?.id ?? "";
    expect(Buffer.from((await documentByLink(token, own, at))?.content ?? []).toString()).toContain("%PDF");
    expect(await documentByLink(other.token, own, at)).toBeNull();
    expect(await documentByLink(token, own, later(91))).toBeNull();
  });

  test("says nothing of other recipients", async () => {
    const found = await caseAt("acting");
    const [first, second] = await dispatchTo(
      found.id,
      [
        { name: "IVA", email: "iva@region.example" },
        { name: "Hemlig vårdcentral", email: "hemlig@region.example" },
      ],
      at,
    );
    await respondByLink(await tokenOf(second?.id ?? ""), { ...answer, comment: "Hemligt svar" }, [], at);
    const page = JSON.stringify(await answerPageOf(await tokenOf(first?.id ?? ""), at));
    expect(page).not.toMatch(/hemlig/i);
  });

  test.each([
    ["unknown", async () => "A".repeat(43)],
    ["no link at all", async () => "'; DROP TABLE"],
    [
      "of another kind of secret: the hash",
      async () => (await oneRecipient()).recipient.linkHash?.slice(0, 43) ?? "",
    ],
  ])("%s: not found", async (_name, make) => {
    const token = await make();
    expect(await answerPageOf(token, at)).toBeNull();
    await expect(respondByLink(token, answer, [], at)).rejects.toThrow(NotFoundError);
  });

  test("expires", async () => {
    const { token } = await oneRecipient();
    expect(await answerPageOf(token, later(89))).not.toBeNull();
    expect(await answerPageOf(token, later(90))).toBeNull();
    await expect(respondByLink(token, answer, [], later(90))).rejects.toThrow(NotFoundError);
  });

  test("holds as long as the region has set", async () => {
    await db.setting.create({ data: { key: "linkDays", value: 7 } });
    const { token } = await oneRecipient();
    await db.setting.delete({ where: { key: "linkDays" } });
    expect(await answerPageOf(token, later(6))).not.toBeNull();
    expect(await answerPageOf(token, later(7))).toBeNull();
  });

  test("is replaced by a renewed one, and revoked at once", async () => {
    const { recipient, token } = await oneRecipient();
    const row = () => db.recipient.findUniqueOrThrow({ where: { id: recipient.id } });
    await renewLink(coordinator, { recipientId: recipient.id, version: (await row()).version }, at);
    const renewed = await tokenOf(recipient.id);
    expect(renewed).not.toBe(token);
    expect(await answerPageOf(token, at)).toBeNull();
    expect(await answerPageOf(renewed, at)).not.toBeNull();
    await revokeLink(coordinator, { recipientId: recipient.id, version: (await row()).version }, at);
    expect(await answerPageOf(renewed, at)).toBeNull();
    await expect(respondByLink(renewed, answer, [], at)).rejects.toThrow(NotFoundError);
  });

  test("is kept as a hash: its secret stands in the outbox alone", async () => {
    const { found, recipient, token } = await oneRecipient();
    await respondByLink(token, answer, [], at);
    const rows = [
      await db.recipient.findMany(),
      await db.response.findMany({ include: { actions: true } }),
      await db.dispatch.findMany(),
      await db.auditEvent.findMany(),
      await dispatchOverview(coordinator, found.id, {}, at),
      await recipientOfCase(coordinator, found.id, recipient.id),
      await answerPageOf(token, at),
    ];
    const text = JSON.stringify(rows, (_key, value) => (typeof value === "bigint" ? String(value) : value));
    expect(text).not.toContain(token);
  });
});

describe("answers", () => {
  test("are kept with what was done, files and who answered", async () => {
    const { found, recipient, token } = await oneRecipient();
    const content = Buffer.from("<html><script>alert(1)</script>");
    const file = { fileName: "../../blankett\u202efdp.exe", mediaType: "application/pdf", content };
    await respondByLink(token, answer, [file], at);
    const kept = await recipientOfCase(coordinator, found.id, recipient.id);
    expect(kept.answeredAt).toEqual(at);
    expect(kept.responses[0]).toMatchObject({
      version: 1,
      concerned: "yes",
      quantity: 4,
      comment: "Två står i förråd.",
      respondentName: "Anna Öberg",
      submittedBy: null,
    });
    expect(kept.responses[0]?.actions.map(({ done, note }) => [done, note])).toEqual([
      [true, null],
      [false, "Vid nästa service"],
    ]);
    const stored = kept.responses[0]?.files[0];
    expect(stored).toMatchObject({ fileName: "blankettfdp.exe", mediaType: "text/html" });
    const fetched = await dispatchFile(coordinator, found.id, stored?.id ?? "");
    expect(Buffer.from(fetched.content)).toEqual(content);
    const event = (await eventsOf(found.id)).at(-1);
    expect(event).toMatchObject({ type: "response_received", actorId: null });
    expect(event?.data).toMatchObject({ respondent: "Anna Öberg", by: "link", version: 1 });
  });

  test("that are amended keep every version", async () => {
    const { found, recipient, token } = await oneRecipient();
    await respondByLink(token, answer, [], at);
    await respondByLink(token, { ...answer, readVersion: 1, quantity: 5 }, [], later(1));
    const kept = await recipientOfCase(coordinator, found.id, recipient.id);
    expect(kept.responses.map((row) => [row.version, row.quantity])).toEqual([
      [2, 5],
      [1, 4],
    ]);
  });

  test("that are amended keep their files, but those taken away", async () => {
    const { found, recipient, token } = await oneRecipient();
    const text = (fileName: string) => ({
      ...{ fileName, mediaType: "text/plain" },
      content: Buffer.from(`${fileName} ${recipient.id}`),
    });
    const versions = async () => (await recipientOfCase(coordinator, found.id, recipient.id)).responses;
    const names = async () => (await versions())[0]?.files.map((file) => file.fileName);
    const ids = async () => (await versions())[0]?.files.map((file) => file.id) ?? [];
    await respondByLink(token, answer, [text("a.txt"), text("b.txt")], at);
    const amended = { ...answer, readVersion: 1, quantity: 5, keepFiles: await ids() };
    await respondByLink(token, amended, [text("c.txt")], later(1));
    expect(await names()).toEqual(["a.txt", "b.txt", "c.txt"]);
    const [carried = ""] = await ids();
    expect(Buffer.from((await dispatchFile(coordinator, found.id, carried)).content).toString()).toContain(
      "a.txt",
    );
    // The same form sent twice is one answer, files and all.
    expect(await respondByLink(token, amended, [text("c.txt")], later(1))).toEqual({ version: 2 });
    const [, , last = ""] = await ids();
    await respondByLink(token, { ...answer, readVersion: 2, keepFiles: [last] }, [], later(2));
    expect(await names()).toEqual(["c.txt"]);
    expect((await versions()).map((row) => row.files.length)).toEqual([1, 3, 2]);
  });

  test("never take in files of another recipient, nor more than an answer may have", async () => {
    const other = await oneRecipient();
    const file = { fileName: "hemlig.txt", mediaType: "text/plain", content: Buffer.from("hemligt") };
    await respondByLink(other.token, answer, [file], at);
    const secret = await db.responseFile.findFirstOrThrow({
      where: { response: { recipientId: other.recipient.id } },
    });
    const { found, recipient, token } = await oneRecipient();
    const ten = Array.from({ length: 10 }, (_, index) => ({ ...file, fileName: `${index}.txt` }));
    await respondByLink(token, answer, ten, at);
    await respondByLink(token, { ...answer, readVersion: 1, keepFiles: [secret.id] }, [], at);
    const kept = await recipientOfCase(coordinator, found.id, recipient.id);
    expect(kept.responses.map((row) => row.files.length)).toEqual([0, 10]);
    await respondByLink(token, { ...answer, readVersion: 2 }, ten, at);
    const full = await recipientOfCase(coordinator, found.id, recipient.id);
    const keepFiles = full.responses[0]?.files.map((row) => row.id) ?? [];
    await expect(respondByLink(token, { ...answer, readVersion: 3, keepFiles }, [file], at)).rejects.toThrow(
      RefusedError,
    );
  });

  test("not concerned keeps neither number nor actions", async () => {
    const { found, recipient, token } = await oneRecipient();
    await respondByLink(token, { ...answer, concerned: "no" }, [], at);
    const kept = await recipientOfCase(coordinator, found.id, recipient.id);
    expect(kept.responses[0]).toMatchObject({ concerned: "no", quantity: null, actions: [] });
  });

  test("two different ones at once: one is kept, the other is told", async () => {
    const { recipient, token } = await oneRecipient();
    const results = await Promise.allSettled([
      respondByLink(token, answer, [], at),
      respondByLink(token, { ...answer, respondentName: "Bo Ek" }, [], at),
    ]);
    const lost = results.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(ConflictError);
    expect(await db.response.count({ where: { recipientId: recipient.id } })).toBe(1);
  });

  test("the same form sent twice is one answer", async () => {
    const { recipient, token } = await oneRecipient();
    const twice = [respondByLink(token, answer, [], at), respondByLink(token, answer, [], at)];
    expect(await Promise.all(twice)).toEqual([{ version: 1 }, { version: 1 }]);
    expect(await db.response.count({ where: { recipientId: recipient.id } })).toBe(1);
  });

  test("a closed case is read, not answered", async () => {
    const { found, token } = await oneRecipient();
    await db.case.update({ where: { id: found.id }, data: { status: "closed", outcome: "actioned" } });
    expect(await answerPageOf(token, at)).toMatchObject({ open: false });
    await expect(respondByLink(token, answer, [], at)).rejects.toThrow(RefusedError);
  });

  test("more than twenty versions a day are no person's work", async () => {
    const { token } = await oneRecipient();
    for (let version = 0; version < 20; version += 1)
      await respondByLink(token, { ...answer, readVersion: version, quantity: version }, [], at);
    const next = { ...answer, readVersion: 20, quantity: 20 };
    await expect(respondByLink(token, next, [], at)).rejects.toThrow(RefusedError);
    await expect(respondByLink(token, next, [], later(2))).resolves.toEqual({ version: 21 });
  });

  test("too many files are refused, and nothing of them stays", async () => {
    const { recipient, token } = await oneRecipient();
    const files = Array.from({ length: 11 }, (_, index) => ({
      fileName: `${index}.txt`,
      mediaType: "text/plain",
      content: Buffer.from(`only here ${recipient.id} ${index}`),
    }));
    const stored = await db.storedFile.count();
    await expect(respondByLink(token, answer, files, at)).rejects.toThrow(RefusedError);
    expect(await db.storedFile.count()).toBe(stored);
  });
});

describe("signed-in answers", () => {
  test("own people answer for themselves; a coordinator on behalf, and the history says so", async () => {
    const { unit } = await unitWith();
    const { found, recipient } = await oneRecipient({ unitId: unit.id });
    const manager = await personWith({
      role: "unit_manager",
      unitId: unit.id,
      administrationId: null,
      projectId: null,
    });
    await respondSignedIn(manager, recipient.id, answer, [], at);
    await respondSignedIn(coordinator, recipient.id, { ...answer, readVersion: 1, quantity: 6 }, [], at);
    const kept = await recipientOfCase(coordinator, found.id, recipient.id);
    expect(kept.responses.map((row) => row.submittedBy)).toEqual([coordinator.name, manager.name]);
    const events = (await eventsOf(found.id)).filter((event) => event.type === "response_received");
    expect(events.map((event) => [(event.data as { by: string }).by, event.actorId])).toEqual([
      ["self", manager.id],
      ["coordinator", coordinator.id],
    ]);
  });

  test("another unit's manager sees nothing and answers nothing", async () => {
    const { unit } = await unitWith();
    const { unit: otherUnit } = await unitWith();
    const found = await caseAt("acting");
    const [theirs, own] = await dispatchTo(
      found.id,
      [
        { unitId: unit.id, email: "a@region.example", name: "Deras" },
        { unitId: otherUnit.id, email: "b@region.example", name: "Egen" },
      ],
      at,
    );
    const manager = await personWith({
      role: "unit_manager",
      unitId: otherUnit.id,
      administrationId: null,
      projectId: null,
    });
    const overview = await dispatchOverview(manager, found.id, {}, at);
    expect(overview.recipients.map((row) => row.id)).toEqual([own?.id]);
    expect(overview.progress.asked).toBe(1);
    expect(JSON.stringify(overview)).not.toContain("Deras");
    const id = theirs?.id ?? "";
    await expect(recipientOfCase(manager, found.id, id)).rejects.toThrow(NotFoundError);
    await expect(respondSignedIn(manager, id, answer, [], at)).rejects.toThrow(NotFoundError);
  });

  test("nor files of other recipients' answers", async () => {
    const { unit } = await unitWith();
    const found = await caseAt("acting");
    const [theirs] = await dispatchTo(
      found.id,
      [{ email: "a@region.example" }, { unitId: unit.id, email: "b@region.example" }],
      at,
    );
    const file = { fileName: "a.txt", mediaType: "text/plain", content: Buffer.from("hemligt") };
    await respondByLink(await tokenOf(theirs?.id ?? ""), answer, [file], at);
    const { id } = await db.responseFile.findFirstOrThrow({
      where: { response: { recipientId: theirs?.id } },
    });
    const manager = await personWith({
      role: "unit_manager",
      unitId: unit.id,
      administrationId: null,
      projectId: null,
    });
    await expect(dispatchFile(manager, found.id, id)).rejects.toThrow(NotFoundError);
    const document = await db.dispatchDocument.findFirstOrThrow({
      where: { dispatchId: theirs?.dispatchId },
    });
    expect((await dispatchFile(manager, found.id, document.id)).fileName).toBe("fsn.pdf");
  });

  test.each(["procurement", "logistics", "technician", "manager", "chief_physician"] as const)(
    "a %s sees answers and gives none",
    async (role) => {
      const { found, recipient } = await oneRecipient();
      const person = await personWith(role);
      expect((await dispatchOverview(person, found.id, {}, at)).recipients).toHaveLength(1);
      await expect(respondSignedIn(person, recipient.id, answer, [], at)).rejects.toThrow(ForbiddenError);
    },
  );
});

describe("an own handler's closure", () => {
  const closing = {
    ...answer,
    closesHandling: "on" as const,
    closureReport: "Bytt och svarat leverantören.",
  };

  test("through the link is reported, and the coordinators are told by mail", async () => {
    const { found, recipient, token } = await oneRecipient({ kind: "own_handling", name: "Klinisk kemi" });
    await respondByLink(token, closing, [], at);
    const kept = await recipientOfCase(coordinator, found.id, recipient.id);
    expect(kept).toMatchObject({ closureReportedAt: at, closureReport: closing.closureReport });
    expect((await eventsOf(found.id)).map((event) => event.type)).toContain("closure_reported");
    const mail = await db.outgoingMail.findFirstOrThrow({
      where: { caseId: found.id, purpose: "closure_reported" },
    });
    expect(mail.to).toEqual(["samordnare@region.example"]);
    expect(mail.subject).toBe(`[${found.number}] Klinisk kemi har avslutat sin del`);
    expect(mail.text).toContain(closing.closureReport);
  });

  test("counts from a unit that is not concerned as well", async () => {
    const { found, recipient, token } = await oneRecipient({ kind: "own_handling", name: "Klinisk kemi" });
    const report = "Finns inte hos oss.";
    await respondByLink(token, { ...closing, concerned: "no", closureReport: report }, [], at);
    const kept = await recipientOfCase(coordinator, found.id, recipient.id);
    expect(kept).toMatchObject({ closureReportedAt: at, closureReport: report });
    expect(kept.responses[0]).toMatchObject({ concerned: "no", closesHandling: true, actions: [] });
    expect((await loadCaseFacts(db, found.id)).unreported).toEqual([]);
  });

  test("is not for others to claim", async () => {
    const { recipient, token } = await oneRecipient();
    await respondByLink(token, closing, [], at);
    const kept = await db.recipient.findUniqueOrThrow({ where: { id: recipient.id } });
    expect(kept.closureReportedAt).toBeNull();
    const input = { recipientId: recipient.id, version: kept.version, report: "Klart." };
    await expect(reportClosure(coordinator, input, at)).rejects.toThrow(RefusedError);
  });

  test("may be reported by a coordinator on its behalf, without a mail to themselves", async () => {
    const { found, recipient } = await oneRecipient({ kind: "own_handling" });
    const { version } = await db.recipient.findUniqueOrThrow({ where: { id: recipient.id } });
    await reportClosure(coordinator, { recipientId: recipient.id, version, report: "Ringt." }, at);
    const event = (await eventsOf(found.id)).at(-1);
    expect(event?.data).toMatchObject({ by: "coordinator", report: "Ringt." });
    expect(await db.outgoingMail.count({ where: { caseId: found.id, purpose: "closure_reported" } })).toBe(0);
  });
});
