import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { linkMessage, registerMessage } from "#lib/intake/commands/handle.ts";
import { readMessageAnew, reviewMessage, takeNewReading } from "#lib/intake/commands/review.ts";
import { defaultOpening } from "#lib/intake/opening.ts";
import { markedDocuments } from "#lib/intake/queries/documents.ts";
import { messageById } from "#lib/intake/queries.ts";
import { linkMessageSchema, registerMessageSchema, reviewMessageSchema } from "#lib/intake/schema.ts";
import { confirmNotice, correctNotice } from "#lib/notices/commands.ts";
import { emptyFacts, type NoticeFacts } from "#lib/notices/facts.ts";
import { noticeFields } from "#lib/notices/fields.ts";
import { marksOf } from "#lib/notices/marks.ts";
import { storedFacts } from "#lib/notices/queries.ts";
import { storedReview } from "#lib/notices/review.ts";
import { correctNoticeSchema } from "#lib/notices/schema.ts";
import { shownMarks } from "#lib/notices/shown.ts";
import { saveSetting } from "#lib/organisation/commands/settings.ts";
import { actorWith } from "#tests/factories/actor.ts";
import { eventsOf } from "#tests/factories/cases.ts";
import { arrive, receivedAt as at, mailOf, noticeMailOf } from "#tests/factories/incoming.ts";
import { personWith } from "#tests/factories/person.ts";
import { until } from "#tests/factories/smtpServer.ts";

// Who asks is given instead of a session.
let asking: Actor | null = null;
vi.mock("#lib/auth/session.ts", () => ({ currentActor: async () => asking }));

let buyer: Actor;
let coordinator: Actor;
let technician: Actor;

beforeAll(async () => {
  buyer = await personWith("procurement");
  coordinator = await personWith("coordinator");
  technician = await personWith("technician");
  // Every notice waits, so that it is gone through before there is a case.
  const value = { ...defaultOpening, mode: "never" as const };
  await saveSetting(actorWith("admin"), { key: "opening", value, version: 0 }, at);
});

const messageOf = (id: string) => db.incomingMessage.findUniqueOrThrow({ where: { id } });
const noticeOf = (caseId: string) => db.notice.findFirstOrThrow({ where: { caseId } });

/** A form as it is filled from what stands, with some fields changed. */
function formOf(columns: Record<string, unknown>, changed: object): Record<string, unknown> {
  const fields = noticeFields.map(({ name, kind }) => {
    const value = columns[name];
    if (kind === "list") return [name, ((value as string[]) ?? []).join("\r\n")];
    if (kind === "yesNo") return [name, value === null ? undefined : value ? "yes" : "no"];
    if (value instanceof Date) return [name, value.toISOString().slice(0, 10)];
    return [name, value ?? undefined];
  });
  return { ...Object.fromEntries(fields), ...changed };
}

async function waiting(reference: string) {
  const { id } = await arrive(noticeMailOf(reference));
  const { columnsOf } = await import("#lib/notices/columns.ts");
  const { version, facts } = await messageOf(id);
  const columns = columnsOf(storedFacts(facts) ?? emptyFacts());
  return { id, ref: { messageId: id, version }, columns };
}

async function registered(reference: string): Promise<string> {
  const { ref, columns } = await waiting(reference);
  const number = await registerMessage(
    buyer,
    registerMessageSchema.parse({ ...formOf(columns, {}), ...ref }),
    at,
  );
  return (await db.case.findUniqueOrThrow({ where: { number } })).id;
}

describe("the facts of a message that waits", () => {
  test("are confirmed and corrected before there is a case, which takes them over", async () => {
    const { id, ref, columns } = await waiting("FSCA-2026-901");
    const form = formOf(columns, { manufacturer: "Flowline AB", confirmed: ["lots"] });
    await reviewMessage(coordinator, reviewMessageSchema.parse({ ...form, ...ref }), at);
    const message = await messageOf(id);
    expect(message.fate).toBe("waiting_in_inbox");
    expect(storedReview(message.review)).toMatchObject({
      manufacturer: { state: "corrected", value: "Flowline AB", by: coordinator.name },
      lots: { state: "confirmed", by: coordinator.name },
    });
    const events = await db.auditEvent.findMany({ where: { streamType: "message", streamId: id } });
    expect(events.map(({ type, data }) => ({ type, data }))).toContainEqual({
      type: "message_corrected",
      data: { field: "manufacturer", before: "Flowline Medical GmbH", after: "Flowline AB" },
    });

    const again = formOf({ ...columns, manufacturer: "Flowline AB" }, { contactName: "Eva" });
    const input = registerMessageSchema.parse({ ...again, messageId: id, version: message.version });
    const number = await registerMessage(buyer, input, at);
    const { id: caseId } = await db.case.findUniqueOrThrow({ where: { number } });
    const notice = await noticeOf(caseId);
    const review = storedReview(notice.review);
    expect(review.manufacturer).toMatchObject({ state: "corrected", by: coordinator.name });
    expect(review.contactName).toMatchObject({ state: "corrected", by: buyer.name });
    expect(review.refs).toMatchObject({ state: "confirmed", by: buyer.name });
    expect(notice.confirmedAt).toEqual(at);
    expect(storedFacts(notice.facts)?.manufacturer?.value).toBe("Flowline Medical GmbH");
    const corrected = (await eventsOf(caseId)).filter(({ type }) => type === "notice_corrected");
    expect(corrected.map(({ data }) => (data as { field: string }).field)).toEqual([
      "manufacturer",
      "contactName",
    ]);
  });

  test("go along when it becomes a revision: what was taken away is not brought back", async () => {
    const caseId = await registered("FSCA-2026-902");
    const { number } = await db.case.findUniqueOrThrow({ where: { id: caseId } });
    const { id, ref, columns } = await waiting("FSCA-2026-903");
    const form = formOf(columns, { lots: "" });
    await reviewMessage(buyer, reviewMessageSchema.parse({ ...form, ...ref }), at);
    const { version } = await messageOf(id);
    const link = { messageId: id, version, caseNumber: number, as: "revision" };
    await linkMessage(buyer, linkMessageSchema.parse(link), at);
    const newest = await db.notice.findFirstOrThrow({ where: { caseId, revision: 2 } });
    expect(newest.lots).toEqual([]);
    expect(storedReview(newest.review).lots).toMatchObject({ state: "corrected", value: [] });
  });

  test("are not for others, nor in a version that somebody has changed since", async () => {
    const { ref, columns } = await waiting("FSCA-2026-904");
    const input = reviewMessageSchema.parse({ ...formOf(columns, {}), ...ref });
    await expect(reviewMessage(technician, input, at)).rejects.toThrow(ForbiddenError);
    await reviewMessage(buyer, input, at);
    await expect(reviewMessage(coordinator, input, at)).rejects.toThrow(ConflictError);
  });
});

describe("the facts of a notice", () => {
  test("are confirmed one by one, and the notice with the last of them", async () => {
    const caseId = await registered("FSCA-2026-911");
    const before = await noticeOf(caseId);
    const form = { caseId, noticeId: before.id };
    const some = formOf(before, { lots: "L100", confirmed: ["refs"] });
    await correctNotice(buyer, correctNoticeSchema.parse({ ...form, ...some, version: before.version }), at);
    const between = await noticeOf(caseId);
    expect(between.confirmedAt).toBeNull();
    expect(Object.keys(storedReview(between.review)).sort()).toEqual(["lots", "refs"]);
    await confirmNotice(coordinator, { ...form, version: between.version }, at);
    const after = await noticeOf(caseId);
    expect(after.confirmedAt).toEqual(at);
    expect(storedReview(after.review)).toMatchObject({
      lots: { state: "corrected", by: buyer.name },
      devices: { state: "confirmed", by: coordinator.name },
    });
  });

  test("that somebody else changed meanwhile are told, and not put back by who saves again", async () => {
    const caseId = await registered("FSCA-2026-913");
    const before = await noticeOf(caseId);
    const shown = shownMarks(before);
    const inputOf = (changed: object, version = before.version) =>
      correctNoticeSchema.parse({ caseId, noticeId: before.id, ...formOf(before, changed), version, shown });
    const other = {
      manufacturer: "Flowline AB",
      lots: "",
      actionTypes: ["return", "identify"],
      actBy: "2026-12-24",
    };
    await correctNotice(coordinator, inputOf(other), at);
    const sent = { actBy: "2026-12-31", contactName: "Eva" };
    const refusal = await correctNotice(buyer, inputOf(sent), at).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConflictError);
    const field = (name: string) => `notice.fields.${name}`;
    expect((refusal as ConflictError).changes).toEqual([
      { key: "fact.changed", terms: { field: field("manufacturer") }, values: { value: "Flowline AB" } },
      { key: "fact.emptied", terms: { field: field("lots") } },
      {
        key: "fact.changed",
        terms: { field: field("actionTypes") },
        lists: { value: ["notice.actionTypes.return", "notice.actionTypes.identify"] },
      },
      { key: "factMine.changed", terms: { field: field("actBy") }, values: { value: "2026-12-24" } },
    ]);
  });

  test("are set back to what was read", async () => {
    const caseId = await registered("FSCA-2026-912");
    const correct = async (changed: object) => {
      const notice = await noticeOf(caseId);
      const { version, id: noticeId } = notice;
      const input = { ...formOf(notice, { confirmAll: "yes", ...changed }), caseId, noticeId, version };
      await correctNotice(buyer, correctNoticeSchema.parse(input), at);
    };
    await correct({ manufacturer: "Flowline AB" });
    expect(storedReview((await noticeOf(caseId)).review).manufacturer?.state).toBe("corrected");
    await correct({ manufacturer: "Flowline Medical GmbH" });
    const notice = await noticeOf(caseId);
    expect(storedReview(notice.review).manufacturer?.state).toBe("confirmed");
    expect(notice.manufacturer).toBe("Flowline Medical GmbH");
  });
});

describe("a new reading", () => {
  test("brings what is new, and never takes the place of a person's word", async () => {
    const caseId = await registered("FSCA-2026-921");
    const { messageId, facts } = await noticeOf(caseId);
    const read = storedFacts(facts) as NoticeFacts;
    const fact = (value: string) => ({ value, confidence: 0.6, page: null, source: "body", evidence: value });
    const fresh = { ...read, manufacturer: fact("F1owline"), serials: [fact("SN-1")] };
    const reading = { facts: fresh, recognised: true, reasons: [] };
    await db.$transaction((tx) => takeNewReading(tx, messageId ?? "", reading, buyer, at));
    const notice = await noticeOf(caseId);
    expect(notice).toMatchObject({
      manufacturer: "Flowline Medical GmbH",
      serials: ["SN-1"],
      confirmedAt: null,
    });
    expect(storedFacts(notice.facts)?.manufacturer?.value).toBe("F1owline");
    expect((await eventsOf(caseId)).map(({ type, data }) => ({ type, data }))).toContainEqual({
      type: "notice_read_anew",
      data: { revision: 1, fields: ["serials"] },
    });
  });

  test("waits for who has the case in hand, and sees what they did", async () => {
    const caseId = await registered("FSCA-2026-923");
    const before = await noticeOf(caseId);
    let locked = () => {};
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const closing = db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT "id" FROM "Case" WHERE "id" = ${caseId}::uuid FOR UPDATE`;
      locked();
      await until(async () => {
        const [row] = await db.$queryRaw<{ waiting: bigint }[]>`
          SELECT count(*) AS "waiting" FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FROM "Case"%FOR UPDATE%'`;
        return row?.waiting === 1n;
      }, 4);
      await tx.case.update({ where: { id: caseId }, data: { status: "closed", outcome: "actioned" } });
    });
    await isLocked;
    const read = storedFacts(before.facts) as NoticeFacts;
    const reading = { facts: { ...read, manufacturer: null }, recognised: true, reasons: [] };
    await db.$transaction((tx) => takeNewReading(tx, before.messageId ?? "", reading, buyer, at));
    await closing;
    // The notice of a closed case stays as it was when it was closed.
    expect(await noticeOf(caseId)).toEqual(before);
  });

  test("is made from the raw bytes for who watches the mailbox; the fate stays", async () => {
    const { id, ref } = await waiting("FSCA-2026-922");
    await db.incomingMessage.update({ where: { id }, data: { facts: emptyFacts() } });
    await expect(readMessageAnew(technician, ref, at)).rejects.toThrow(ForbiddenError);
    await readMessageAnew(buyer, ref, at);
    const message = await messageById(buyer, id);
    expect(message).toMatchObject({ fate: "waiting_in_inbox", recognised: true });
    expect(message.facts?.manufacturer?.value).toBe("Flowline Medical GmbH");
    const gone = { messageId: crypto.randomUUID(), version: 1 };
    await expect(readMessageAnew(buyer, gone, at)).rejects.toThrow(NotFoundError);
  });
});

describe("the documents beside the facts", () => {
  const pdf = readFileSync("tests/fixtures/notices/evidence.pdf");
  const boundary = "b";
  const withPdf = (reference: string) =>
    mailOf({
      subject: `Urgent Field Safety Notice ${reference}`,
      headers: [`MIME-Version: 1.0`, `X-Reference: ${reference}`],
      text: "",
    })
      .toString("latin1")
      .replace(
        "Content-Type: text/plain; charset=utf-8",
        `Content-Type: multipart/mixed; boundary=${boundary}`,
      )
      .concat(
        `--${boundary}\r\nContent-Type: text/plain\r\n\r\nSee ${reference} attached.\r\n`,
        `--${boundary}\r\nContent-Type: application/pdf; name="FSN.pdf"\r\n`,
        `Content-Disposition: attachment; filename="FSN.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
        `${pdf.toString("base64").replace(/.{76}/g, "$&\r\n")}\r\n--${boundary}--\r\n`,
      );

  test("show where each fact stands on its page, and are for who may have the file", async () => {
    const { id } = await arrive(Buffer.from(withPdf("FSCA-2026-931"), "latin1"));
    const { facts } = await messageById(buyer, id);
    const { marks } = marksOf(facts);
    const [first] = await markedDocuments(buyer, id, marks);
    if (first?.kind !== "pdf") throw new Error("the PDF is not first");
    expect(first).toMatchObject({ name: "FSN.pdf", pageCount: 2 });
    const placed = first.pages.flatMap((page) => page.marks.map((mark) => ({ ...mark, page: page.page })));
    const lots = placed.find(({ mark }) => mark.fields.includes("lots"));
    expect(lots?.page).toBe(1);
    expect(lots?.values).toHaveLength(2);
    const reply = placed.find(({ mark }) => mark.fields.includes("contactEmail"));
    expect(reply?.page).toBe(2);
    for (const { boxes } of placed)
      for (const { x, y, width, height } of boxes) {
        expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1);
      }
    expect(await markedDocuments(technician, id, marks)).toEqual([]);
  });

  test("are drawn page by page, once for each browser, for who may have the file", async () => {
    const { GET } = await import("../../../app/api/files/attachments/[id]/pages/[page]/route.ts");
    const { id } = await arrive(Buffer.from(withPdf("FSCA-2026-932"), "latin1"));
    const file = await db.messageAttachment.findFirstOrThrow({ where: { messageId: id } });
    const get = (page: string, actor: Actor | null, headers = {}) => {
      asking = actor;
      const request = new Request(`http://localhost/?width=700`, { headers });
      return GET(request, { params: Promise.resolve({ id: file.id, page }) });
    };
    const drawn = await get("2", buyer);
    expect(drawn.headers.get("Content-Type")).toBe("image/png");
    const content = Buffer.from(await drawn.arrayBuffer());
    expect(content.readUInt32BE(16)).toBe(700);
    const again = await get("2", buyer, { "If-None-Match": drawn.headers.get("ETag") ?? "" });
    expect(again.status).toBe(304);
    for (const page of ["0", "3", "-1", "x", "1e3"]) expect((await get(page, buyer)).status).toBe(404);
    expect((await get("1", technician)).status).toBe(404);
    expect((await get("1", null)).status).toBe(404);
    await db.fileScan.upsert({
      where: { sha256: file.sha256 },
      create: { sha256: file.sha256, state: "infected", malware: "Eicar" },
      update: { state: "infected", malware: "Eicar" },
    });
    expect((await get("1", buyer)).status).toBe(423);
    expect(await markedDocuments(buyer, id, [])).toMatchObject([{ problem: "locked" }, { name: "body" }]);
  });
});
