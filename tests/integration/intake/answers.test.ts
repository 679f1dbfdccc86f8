import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { markDuplicate } from "#lib/cases/commands/duplicate.ts";
import { db } from "#lib/db.ts";
import { dispatchOverview, recipientOfCase } from "#lib/dispatch/queries/overview.ts";
import { takeIn } from "#lib/intake/commands/takeIn.ts";
import { prepareMessage } from "#lib/intake/prepare.ts";
import { storedReasons } from "#lib/intake/proposals.ts";
import { messagesFromRecipient } from "#lib/intake/queries/recipient.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { storedFacts } from "#lib/notices/queries.ts";
import { caseAt, eventsOf, recipientOf } from "#tests/factories/cases.ts";
import { dispatchTo, tokenOf } from "#tests/factories/dispatches.ts";
import { arrive, mailOf, noticeMailOf, receivedAt } from "#tests/factories/incoming.ts";
import { personWith } from "#tests/factories/person.ts";

let coordinator: Actor;

beforeAll(async () => {
  coordinator = await personWith("coordinator");
});

const mailTo = (caseId: string | undefined, to: string[], more: { cc?: string[]; subject?: string } = {}) =>
  db.$transaction((tx) =>
    queueMail(tx, {
      purpose: "reply_receipt",
      ...(caseId && { caseId }),
      to,
      subject: "Svar",
      text: "Hej",
      ...more,
    }),
  );
/** The application's clock gives a mail its moment: as if it had been sent just before. */
const sent = (id: string) =>
  db.outgoingMail.update({
    where: { id },
    data: { state: "sent", createdAt: new Date(receivedAt.getTime() - 60_000) },
  });
const reasonsOf = async (messageId: string) =>
  (await db.messageProposal.findMany({ where: { messageId } })).flatMap(({ reasons }) =>
    storedReasons(reasons).map(({ key }) => key),
  );

type Group = { to: string; action?: string; status?: string; original?: string };

function report(groups: Group[], returned: { id?: string; subject?: string } = {}): Buffer {
  const head = [
    ...(returned.id ? [`Message-ID: ${returned.id}`] : []),
    ...(returned.subject ? [`Subject: ${returned.subject}`] : []),
  ];
  return Buffer.from(
    [
      `Message-ID: <${crypto.randomUUID()}@mx.example>`,
      "From: MAILER-DAEMON@mx.example",
      "To: fsn.medicaldevice@regionhalland.se",
      "Subject: Undelivered Mail Returned to Sender",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b\r\nContent-Type: text/plain\r\n\r\nNot delivered.",
      "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n",
      ...groups.map(({ to, action = "failed", status = "5.1.1", original }) =>
        [
          ...(original ? [`Original-Recipient: rfc822; ${original}`] : []),
          `Final-Recipient: rfc822; ${to}`,
          `Action: ${action}`,
          `Status: ${status}`,
          "Diagnostic-Code: smtp; 550 what the server said\r\n",
        ].join("\r\n"),
      ),
      ...(head.length > 0 ? ["--b\r\nContent-Type: text/rfc822-headers\r\n", ...head] : []),
      "--b--",
      "",
    ].join("\r\n"),
  );
}

describe("an answer", () => {
  const mailedAt = async (caseId: string, at = receivedAt) =>
    (await dispatchOverview(coordinator, caseId, {}, at)).recipients.map((one) => one.mailedAt);

  test("by mail is told in the list of recipients, also one that quotes the number only", async () => {
    const { id: caseId, number } = await caseAt("acting");
    const dispatched = new Date(receivedAt.getTime() - 60_000);
    const addresses = ["one@x.example", "two@x.example", "three@x.example"].map((email) => ({ email }));
    const [first, second] = await dispatchTo(caseId, addresses, dispatched);
    const mails = { where: { id: { in: [first?.mailId ?? "", second?.mailId ?? ""] } } };
    const ids = (await db.outgoingMail.findMany({ ...mails, orderBy: { id: "asc" } })).map(
      (mail) => mail.messageId,
    );
    // The first has answered; of the second only a copy of what was sent to it came back.
    await arrive(mailOf({ from: "colleague@x.example", headers: [`In-Reply-To: ${ids[0]}`] }));
    expect(await arrive(mailOf({ messageId: ids[1] ?? "" }))).toMatchObject({ fate: "attached_to_case" });
    await arrive(mailOf({ from: "Three <Three@x.example>", subject: `${number} vi har inga` }));
    expect(await mailedAt(caseId)).toEqual([receivedAt, null, receivedAt]);
    expect(
      await messagesFromRecipient(coordinator, { id: second?.id ?? "", caseId, email: "two@x.example" }),
    ).toEqual([]);
  });

  test("by an address that wrote before anything was sent to it answers nothing", async () => {
    const { id: caseId, number } = await caseAt("acting");
    await db.outgoingMail.update({
      where: { id: (await mailTo(caseId, ["early@y.example"])).id },
      data: { state: "sent" },
    });
    await arrive(mailOf({ from: "early@y.example", subject: number }));
    await dispatchTo(caseId, [{ email: "early@y.example" }], new Date(receivedAt.getTime() + 60_000));
    expect(await mailedAt(caseId)).toEqual([null]);
  });

  test("that quotes its notice is a letter; one that brings another notice is proposed, not buried", async () => {
    const { caseId, caseNumber } = await arrive(
      noticeMailOf("FSCA-2026-750", { device: "Pump 750", refs: "P-750" }),
    );
    const subject = `Urgent Field Safety Notice, your case ${caseNumber}`;
    const quoting = noticeMailOf("FSCA-2026-750", { subject, device: "Pump 750", refs: "P-750" });
    expect(await arrive(quoting)).toMatchObject({ fate: "attached_to_case", caseId });
    const other = noticeMailOf("FSCA-2026-751", { subject, device: "Mask 751", refs: "M-751", lots: "Z9" });
    const taken = await arrive(other);
    expect(taken).toMatchObject({ fate: "link_proposed", caseId });
    expect(await db.incomingMessage.findUnique({ where: { id: taken.id } })).toMatchObject({
      fateReason: "answerWithNotice",
    });
    expect(await db.notice.count({ where: { caseId: caseId ?? "" } })).toBe(1);
  });

  test("that quotes a personal link is kept without its secret", async () => {
    const { id: caseId } = await caseAt("acting");
    const [recipient] = await dispatchTo(caseId, [{ email: "link@x.example" }], receivedAt);
    const token = await tokenOf(recipient?.id ?? "");
    const address = `https://vigilans.example/answer/${token}`;
    const letter = `URGENT FIELD SAFETY NOTICE\r\nManufacturer: Flowline\r\nAction to be taken by the user: Answer at ${address}`;
    const text = `Vi har inga.\r\n${letter}\r\n> https://vigilans.example/answer/${token}\r\n> https://safe.example/?url=https%3A%2F%2Fv%2Fanswer%2F${token}%26x`;
    const { id } = await arrive(mailOf({ from: "link@x.example", subject: `Sv: ${address}`, text }));
    const kept = await db.incomingMessage.findUniqueOrThrow({ where: { id }, include: { raw: true } });
    const { raw: _raw, ...columns } = kept;
    expect(JSON.stringify(columns)).not.toContain(token);
    expect(storedFacts(kept.facts)?.userActions?.value).toContain("/answer/••••••••");
    expect(kept.text).toContain("/answer/••••••••");
    expect(Buffer.from(kept.raw.content).toString()).toContain(token);
  });

  test("by a recipient is seen where the recipient is followed up, an automatic one too", async () => {
    const { id: caseId } = await caseAt("acting");
    const [recipient] = await dispatchTo(caseId, [{ email: "avd1@region.example" }], receivedAt);
    if (!recipient?.mailId) throw new Error("nothing was sent");
    const mail = await db.outgoingMail.findUniqueOrThrow({ where: { id: recipient.mailId } });
    expect(mail.recipientId).toBe(recipient.id);
    const headers = [`In-Reply-To: ${mail.messageId}`];
    const answer = await arrive(mailOf({ from: "kollega@region.example", subject: "Sv: klart", headers }));
    const away = await arrive(
      mailOf({ from: "avd1@region.example", headers: [...headers, "Auto-Submitted: auto-replied"] }),
    );
    expect([answer.fate, away.fate]).toEqual(["attached_to_case", "auto_reply"]);
    const seen = await messagesFromRecipient(coordinator, recipient);
    expect(seen.map(({ id }) => id).sort()).toEqual([answer.id, away.id].sort());
    const technician = await personWith("technician");
    expect((await messagesFromRecipient(technician, recipient)).map(({ fate }) => fate)).not.toContain(
      "auto_reply",
    );
  });

  test("to a case that was closed as a duplicate lands in the case that stays", async () => {
    const stays = await caseAt("acting");
    const goes = await caseAt("acting");
    const mail = await mailTo(goes.id, ["a@sender.example"]);
    await markDuplicate(
      coordinator,
      { caseId: goes.id, version: goes.version, duplicateOf: stays.number },
      receivedAt,
    );
    const headers = [`In-Reply-To: ${mail.messageId}`];
    expect(await arrive(mailOf({ headers }))).toMatchObject({ fate: "attached_to_case", caseId: stays.id });
    const { email } = await recipientOf(goes.id);
    expect(await arrive(mailOf({ from: email, subject: `Sv: ${goes.number}` }))).toMatchObject({
      ...{ fate: "attached_to_case", caseId: stays.id },
    });
  });

  test("with a forged reference to a mail that we never sent is nothing of ours", async () => {
    const { id } = await caseAt("acting");
    await mailTo(id, ["a@sender.example"]);
    const headers = ["References: <00000000-0000-4000-8000-000000000000@regionhalland.se>"];
    expect((await arrive(mailOf({ headers }))).fate).toBe("waiting_in_inbox");
  });

  test("with a case number from another address at a known domain is proposed, and the domain told", async () => {
    const { id, number } = await caseAt("acting");
    await mailTo(id, ["vigilance@maker.example"]);
    const subject = `Re: ${number}`;
    const other = await arrive(mailOf({ subject, from: "support@maker.example" }));
    expect(other).toMatchObject({ fate: "link_proposed", caseId: id });
    expect(await reasonsOf(other.id)).toEqual(["caseNumber", "unknownSender", "sameDomain"]);
    expect((await arrive(mailOf({ subject, from: "Vigilance@Maker.example" }))).fate).toBe(
      "attached_to_case",
    );
    const similar = await arrive(mailOf({ subject, from: "x@notmaker.example" }));
    expect(await reasonsOf(similar.id)).toEqual(["caseNumber", "unknownSender"]);
  });
});

describe("a forwarded mail", () => {
  test.each(["VB:", "FW:", "Fwd:", "WG:", "TR :", "RV:", "VS:", "I:"])(
    "with %s is no answer",
    async (mark) => {
      const { id } = await caseAt("acting");
      const mail = await mailTo(id, ["a@sender.example"]);
      const taken = await arrive(
        mailOf({
          subject: `${mark} Frågor`,
          headers: [`References: ${mail.messageId}`, `In-Reply-To: ${mail.messageId}`],
        }),
      );
      expect(taken).toMatchObject({ fate: "link_proposed", caseId: id });
      expect((await eventsOf(id)).map(({ type }) => type)).not.toContain("message_attached");
    },
  );

  test("with a notice of its own opens a case, whatever thread it came in", async () => {
    const { id } = await caseAt("acting");
    const mail = await mailTo(id, ["a@sender.example"]);
    const notice = noticeMailOf("FSCA-2026-700", {
      ...{
        subject: "FW: Urgent Field Safety Notice FSCA-2026-700",
        device: "Pump 700",
        refs: "P-700",
        lots: "Q1",
      },
      headers: [`References: ${mail.messageId}`],
    });
    const taken = await arrive(notice);
    expect(taken.fate).toBe("case_created");
    expect(taken.caseId).not.toBe(id);
  });
});

describe("mail of ours that comes back", () => {
  test("asks nobody when its case is closed or it has none", async () => {
    const { id } = await caseAt("closed", { outcome: "actioned" });
    for (const mail of [await mailTo(id, ["a@x.example"]), await mailTo(undefined, ["a@x.example"])])
      expect((await arrive(mailOf({ messageId: mail.messageId }))).fate).toBe("auto_reply");
  });
});

describe("a delivery report", () => {
  test("to several is tied to the address that failed, and told once", async () => {
    const { id } = await caseAt("acting");
    const mail = await mailTo(id, ["One@x.example", "two@x.example"], { cc: ["three@x.example"] });
    const bounce = report(
      [{ to: "two@x.example" }, { to: "one@x.example", action: "delayed", status: "4.4.1" }],
      {
        id: mail.messageId,
      },
    );
    expect(await arrive(bounce)).toMatchObject({ fate: "bounce", caseId: id });
    await arrive(report([{ to: "two@x.example" }], { id: mail.messageId }));
    const rows = await db.mailBounce.findMany({ where: { mailId: mail.id }, orderBy: { id: "asc" } });
    expect(rows.map(({ address, action }) => `${address} ${action}`)).toEqual([
      "two@x.example failed",
      "one@x.example delayed",
      "two@x.example failed",
    ]);
    const events = await eventsOf(id);
    expect(events.filter(({ type }) => type === "mail_bounced").map(({ data }) => data)).toEqual([
      { recipient: "two@x.example", diagnostic: "5.1.1 550 what the server said" },
    ]);
  });

  test("is shown at the recipient, also when the mail was passed on to another address", async () => {
    const { id } = await caseAt("acting");
    const [recipient] = await dispatchTo(id, [{ email: "avd2@region.example" }], receivedAt);
    const mail = await db.outgoingMail.findUniqueOrThrow({ where: { id: recipient?.mailId ?? "" } });
    await arrive(report([{ to: "person7@inner.example" }], { id: mail.messageId }));
    const shown = await recipientOfCase(coordinator, id, recipient?.id ?? "");
    expect(shown.mail?.bouncedAt).toEqual(receivedAt);
    expect(shown.mail?.bounces).toMatchObject([
      { address: "avd2@region.example", action: "failed", status: "5.1.1" },
    ]);
  });

  test("that is only late leaves the mail under way", async () => {
    const { id } = await caseAt("acting");
    const mail = await mailTo(id, ["late@x.example"]);
    await arrive(
      report([{ to: "late@x.example", action: "delayed", status: "4.4.7" }], { id: mail.messageId }),
    );
    expect(await db.outgoingMail.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({
      bouncedAt: null,
    });
    expect((await eventsOf(id)).map(({ type }) => type)).not.toContain("mail_bounced");
  });

  test("that is only late is told until something has come back from the address", async () => {
    const { id } = await caseAt("acting");
    const [recipient] = await dispatchTo(id, [{ email: "slow@x.example" }], receivedAt);
    const mail = await db.outgoingMail.findUniqueOrThrow({ where: { id: recipient?.mailId ?? "" } });
    const late = { to: "slow@x.example", action: "delayed", status: "4.4.7" };
    await arrive(report([late], { id: mail.messageId }));
    const reports = async (at: Date) =>
      (await dispatchOverview(coordinator, id, {}, at)).recipients[0]?.mail?.bounces.map(
        ({ action }) => action,
      );
    const later = (days: number) => new Date(receivedAt.getTime() + days * 86_400_000);
    expect(await reports(later(1))).toEqual(["delayed"]);
    expect(await reports(later(6))).toEqual([]);
    const delivered = report([{ ...late, action: "relayed", status: "2.0.0" }], { id: mail.messageId });
    expect(await arrive(delivered, later(1))).toMatchObject({ fate: "auto_reply" });
    expect(await reports(later(1))).toEqual([]);
  });

  test("without a Message-ID is tied by address and subject to the newest mail of late", async () => {
    const { id } = await caseAt("acting");
    const other = await caseAt("acting");
    const mail = await mailTo(id, ["noid@x.example"], { subject: "SM-1 Evita" });
    const newer = await mailTo(other.id, ["noid@x.example"], { subject: "SM-2 Flow" });
    for (const one of [mail, newer]) await sent(one.id);
    const returned = await arrive(report([{ to: "NoId@x.example" }], { subject: "SM-1  Evita" }));
    expect(returned).toMatchObject({ fate: "bounce", caseId: id });
    expect(await arrive(report([{ to: "noid@x.example" }]))).toMatchObject({ caseId: other.id });
    expect(await arrive(report([{ to: "noid@x.example" }], { subject: "Not ours" }))).toMatchObject({
      ...{ fate: "bounce", caseId: null },
    });
  });

  test("that names a Message-ID that is not ours is not tied by the address", async () => {
    const { id } = await caseAt("acting");
    await sent((await mailTo(id, ["known@x.example"])).id);
    expect(await arrive(report([{ to: "known@x.example" }], { id: "<forged@x.example>" }))).toMatchObject({
      caseId: null,
    });
  });

  test("of long ago is not tied by the address", async () => {
    const { id } = await caseAt("acting");
    const mail = await mailTo(id, ["old@x.example"]);
    const createdAt = new Date(receivedAt.getTime() - 40 * 86_400_000);
    await db.outgoingMail.update({ where: { id: mail.id }, data: { state: "sent", createdAt } });
    expect(await arrive(report([{ to: "old@x.example" }]))).toMatchObject({ caseId: null });
  });

  test("of before the mail was sent, or of the archive, is not tied by the address", async () => {
    const { id } = await caseAt("acting");
    await sent((await mailTo(id, ["early@x.example"])).id);
    const raw = report([{ to: "early@x.example" }]);
    const before = Buffer.from(`Date: Fri, 20 Mar 2026 08:00:00 +0100\r\n${raw}`);
    expect(await arrive(before)).toMatchObject({ fate: "bounce", caseId: null });
    const origin = { channel: "mail", mailbox: null, fileName: null, archive: true } as const;
    const old = await takeIn(
      await prepareMessage(report([{ to: "early@x.example" }]), origin),
      systemActor,
      receivedAt,
    );
    expect(old).toMatchObject({ fate: "bounce", caseId: null });
  });

  test("twice at once is told once", async () => {
    const { id } = await caseAt("acting");
    const mail = await mailTo(id, ["twice@x.example"]);
    await Promise.all([
      arrive(report([{ to: "twice@x.example" }], { id: mail.messageId })),
      arrive(report([{ to: "twice@x.example" }], { id: mail.messageId })),
    ]);
    expect((await eventsOf(id)).filter(({ type }) => type === "mail_bounced")).toHaveLength(1);
  });
});
