import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, NotFoundError } from "#lib/errors.ts";
import { returnMessage } from "#lib/intake/commands/handle.ts";
import { markMessageDuplicate } from "#lib/intake/commands/markDuplicate.ts";
import { takeInMany } from "#lib/intake/commands/takeIn.ts";
import { prepareMessage } from "#lib/intake/prepare.ts";
import { storedReasons } from "#lib/intake/proposals.ts";
import { messageById } from "#lib/intake/queries.ts";
import { arrive, mailOf, noticeMailOf, receivedAt } from "#tests/factories/incoming.ts";
import { personWith } from "#tests/factories/person.ts";

let coordinator: Actor;

/** A letter of some hundred words, unlike every other by its subject. */
const letterAbout = (subject: string) =>
  Array.from(
    { length: 30 },
    (_, index) =>
      `${subject} ${index}: kontrollera ${subject} enligt anvisning ${index * 3} före användning.`,
  ).join("\r\n");

/** A mail with a file of some size that is no picture. */
function mailWithFile(subject: string, file: string, name: string, more: string[] = []): Buffer {
  return Buffer.from(
    [
      `Message-ID: <${crypto.randomUUID()}@sender.example>`,
      "From: Someone <someone@sender.example>",
      `Subject: ${subject}`,
      ...more,
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b\r\nContent-Type: text/plain\r\n",
      `Se bilaga. ${subject}`,
      `--b\r\nContent-Type: application/pdf; name="${name}"`,
      "Content-Transfer-Encoding: base64\r\n",
      Buffer.from(`%PDF-1.4 ${file.repeat(500)}`).toString("base64"),
      "--b--",
    ].join("\r\n"),
  );
}

async function proposalsOf(id: string) {
  const rows = await db.messageProposal.findMany({ where: { messageId: id }, orderBy: { position: "asc" } });
  return rows.map(({ caseId, earlierId, reasons }) => ({
    ...{ caseId, earlierId },
    reasons: storedReasons(reasons).map(({ key }) => key),
  }));
}

const versionOf = async (id: string) =>
  (await db.incomingMessage.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;
const fateOf = (id: string) => db.incomingMessage.findUniqueOrThrow({ where: { id } });

beforeAll(async () => {
  coordinator = await personWith("coordinator");
});

describe("a message that is like an earlier one", () => {
  test("with another greeting and footer is proposed with how much is the same, and not swallowed", async () => {
    const text = letterAbout("ventilen");
    const first = await arrive(mailOf({ text }));
    const second = await arrive(
      mailOf({
        from: "anna@region.example",
        subject: "Kolla detta",
        text: `Hej, detta kom till mig.\r\n\r\n> ${text.replaceAll("\r\n", "\r\n> ")}\r\n\r\nAnna, inköp`,
      }),
    );
    expect(second).toMatchObject({ fate: "link_proposed", caseId: null });
    expect(await proposalsOf(second.id)).toEqual([
      { caseId: null, earlierId: first.id, reasons: ["sameText"] },
    ]);
  });

  test("with the same attachment is proposed, whatever its mail says", async () => {
    const first = await arrive(mailWithFile("Ett", "pump", "fsn.pdf"));
    const second = await arrive(mailWithFile("VB: helt annat", "pump", "annat namn.pdf"));
    const third = await arrive(mailWithFile("Tre", "another file", "fsn.pdf"));
    expect(await proposalsOf(second.id)).toEqual([
      { caseId: null, earlierId: first.id, reasons: ["sameAttachment", "sameSender", "forwarded"] },
    ]);
    expect(third.fate).toBe("waiting_in_inbox");
  });

  test("under the same Message-ID with other content is no duplicate, but is told", async () => {
    const messageId = "<reused-1@sender.example>";
    const first = await arrive(mailOf({ messageId, text: "Ett" }));
    const second = await arrive(mailOf({ messageId, text: "Något helt annat" }));
    expect(second.fate).toBe("link_proposed");
    expect(await proposalsOf(second.id)).toEqual([
      { caseId: null, earlierId: first.id, reasons: ["sameMessageId", "sameSender"] },
    ]);
  });

  test("two notices under one Message-ID are two cases", async () => {
    const messageId = "<reused-2@flowline.example>";
    const first = await arrive(noticeMailOf("FSCA-2026-501", { messageId, device: "Flow 501 pump" }));
    const second = await arrive(noticeMailOf("FSCA-2026-502", { messageId, device: "Other 502 monitor" }));
    expect([first.fate, second.fate]).toEqual(["case_created", "case_created"]);
    expect(second.caseId).not.toBe(first.caseId);
  });

  test("a sender that gives all its mails one Message-ID says nothing by it", async () => {
    const messageId = "<always@sender.example>";
    const fates: string[] = [];
    for (let index = 0; index < 6; index++) fates.push((await arrive(mailOf({ messageId }))).fate);
    expect(fates.at(-1)).toBe("waiting_in_inbox");
  });

  test("the same content without a Message-ID, or with another, is a duplicate", async () => {
    const raw = mailOf({ messageId: "<one@sender.example>", text: "Exakt samma" });
    const first = await arrive(raw);
    const other = Buffer.from(raw.toString().replace("<one@sender.example>", "<two@sender.example>"));
    const none = Buffer.from(raw.toString().replace(/Message-ID: [^\r]*\r\n/, ""));
    for (const again of [other, none]) {
      const taken = await arrive(again);
      expect(taken.fate).toBe("duplicate");
      expect(await fateOf(taken.id)).toMatchObject({ duplicateOfId: first.id });
    }
  });

  test("is proposed for the case of the earlier one", async () => {
    const first = await arrive(noticeMailOf("FSCA-2026-510", { device: "Evita 510" }));
    const stored = await fateOf(first.id);
    const forwarded = await arrive(
      mailOf({
        subject: "VB: viktigt",
        text: `Från leverantören\r\n\r\n${stored.text}`,
      }),
    );
    expect(forwarded).toMatchObject({ fate: "link_proposed", caseId: first.caseId });
  });

  test("letters from one template about different actions are not mixed up", async () => {
    const fates = [];
    for (const reference of ["FSCA-2026-520", "FSCA-2026-521", "FSCA-2026-522"])
      fates.push((await arrive(noticeMailOf(reference, { device: `Pump ${reference}` }))).fate);
    expect(fates).toEqual(["case_created", "case_created", "case_created"]);
  });

  test("two at once from two writers: one waits, the other is proposed for it", async () => {
    const text = letterAbout("slangen");
    const taken = await Promise.all([arrive(mailOf({ text })), arrive(mailOf({ text: `Hej!\r\n${text}` }))]);
    expect(taken.map(({ fate }) => fate).sort()).toEqual(["link_proposed", "waiting_in_inbox"]);
  });

  test("two in one batch are decided one after the other", async () => {
    const text = letterAbout("filtret");
    const origin = { channel: "mail", mailbox: null, fileName: null } as const;
    const raws = [mailOf({ text }), mailOf(), mailOf({ text: `Hej!\r\n${text}` })];
    const prepared = await Promise.all(raws.map((raw) => prepareMessage(raw, origin)));
    const settled = await takeInMany(prepared, systemActor, receivedAt);
    const fates = settled.map((one) => (one.status === "fulfilled" ? one.value.fate : "failed"));
    expect(fates).toEqual(["waiting_in_inbox", "waiting_in_inbox", "link_proposed"]);
  });

  test("costs the same with very many like it: of each band the newest few are looked at", async () => {
    const text = letterAbout("nyhetsbrevet");
    const first = await arrive(mailOf({ text }));
    const bands = await db.textBand.findMany({ where: { messageId: first.id } });
    await db.$executeRaw`
      INSERT INTO "TextBand" ("band", "messageId", "position")
      SELECT b."band", gen_random_uuid(), 0 FROM unnest(${bands.map(({ band }) => String(band))}::bigint[]) AS b("band"),
             generate_series(1, 5000)`;
    await db.$executeRaw`ANALYZE "TextBand"`;
    const plan = await db.$queryRaw<{ "QUERY PLAN": string }[]>`
      EXPLAIN (ANALYZE) SELECT found."messageId" FROM unnest(${bands.map(({ band }) => String(band))}::bigint[]) AS a("band")
      CROSS JOIN LATERAL (SELECT b."messageId" FROM "TextBand" b WHERE b."band" = a."band"
                          ORDER BY b."messageId" DESC LIMIT 10) AS found`;
    const scan = plan.map((row) => row["QUERY PLAN"]).find((line) => line.includes("TextBand"));
    expect(scan).toMatch(/Index (?:Only )?Scan Backward/);
    expect(Number(/rows=(\d+)(?:\.\d+)? loops/.exec(scan ?? "")?.[1])).toBeLessThanOrEqual(10);
  });
});

describe("marking as a duplicate", () => {
  async function pair(subject: string) {
    const text = letterAbout(subject);
    const first = await arrive(mailOf({ text }));
    const second = await arrive(mailOf({ text: `Hej!\r\n${text}` }));
    const version = await versionOf(second.id);
    return { first, second, input: { messageId: second.id, earlierId: first.id, version } };
  }

  test("puts it away with the earlier one, and can be taken back", async () => {
    const { first, second, input } = await pair("kabeln");
    expect((await messageById(coordinator, first.id)).likenesses).toHaveLength(1);
    await markMessageDuplicate(coordinator, input, receivedAt);
    expect(await fateOf(second.id)).toMatchObject({
      ...{ fate: "duplicate", fateReason: "markedDuplicate", duplicateOfId: first.id },
    });
    await returnMessage(coordinator, { messageId: second.id, version: input.version + 1 }, receivedAt);
    expect(await fateOf(second.id)).toMatchObject({ fate: "link_proposed", duplicateOfId: null });
    expect(await proposalsOf(second.id)).toHaveLength(1);
  });

  test("by two people at once is done once", async () => {
    const { input } = await pair("pumpen");
    const done = await Promise.allSettled([
      markMessageDuplicate(coordinator, input, receivedAt),
      markMessageDuplicate(coordinator, input, receivedAt),
    ]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(done.find((one) => one.status === "rejected")?.reason).toBeInstanceOf(ConflictError);
  });

  test("is refused for what is not proposed, and without the right to it", async () => {
    const { input } = await pair("masken");
    const stranger = await arrive(mailOf());
    await expect(
      markMessageDuplicate(coordinator, { ...input, earlierId: stranger.id }, receivedAt),
    ).rejects.toBeInstanceOf(NotFoundError);
    const technician = await personWith("technician");
    await expect(markMessageDuplicate(technician, input, receivedAt)).rejects.toThrow();
  });
});
