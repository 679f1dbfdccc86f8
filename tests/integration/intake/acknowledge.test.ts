import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { acknowledgements, senderReplies } from "#lib/cases/queries/handling.ts";
import { db } from "#lib/db.ts";
import { registerMessage } from "#lib/intake/commands/handle.ts";
import { registerMessageSchema } from "#lib/intake/schema.ts";
import { sendMail } from "#lib/mail/commands.ts";
import { mailFolder } from "#lib/mail/transport.ts";
import { eventsOf } from "#tests/factories/cases.ts";
import { arrive, mailOf, noticeMailOf, receivedAt } from "#tests/factories/incoming.ts";
import { personWith } from "#tests/factories/person.ts";

let coordinator: Actor;
let number = 800;

/** A notice unlike every other in what makes notices the same. */
function notice(more: { from?: string; headers?: string[]; messageId?: string } = {}): Buffer {
  number += 1;
  const reference = `FSCA-2026-${number}`;
  return noticeMailOf(reference, {
    device: `Device ${number}`,
    refs: `R-${number}`,
    lots: `L${number}X`,
    ...more,
  });
}

async function settingTo(value: { enabled: boolean; perSenderAndDay: number }) {
  await db.setting.upsert({
    where: { key: "acknowledgement" },
    create: { key: "acknowledgement", value },
    update: { value },
  });
}

const acknowledged = (caseId: string | null) =>
  db.outgoingMail.findMany({ where: { caseId: caseId ?? "", purpose: "acknowledgement" } });

beforeAll(async () => {
  coordinator = await personWith("coordinator");
});
beforeEach(() => settingTo({ enabled: true, perSenderAndDay: 50 }));

describe("an automatic acknowledgement", () => {
  test("is not sent unless the region wants it", async () => {
    await db.setting.deleteMany({ where: { key: "acknowledgement" } });
    expect(await acknowledged((await arrive(notice())).caseId)).toEqual([]);
    await settingTo({ enabled: false, perSenderAndDay: 5 });
    expect(await acknowledged((await arrive(notice())).caseId)).toEqual([]);
  });

  test("goes out with the case, marked as automatic and in the thread, and is told in the case", async () => {
    const messageId = "<fsn-800@flowline.example>";
    const taken = await arrive(notice({ messageId }));
    const [mail] = await acknowledged(taken.caseId);
    expect(mail).toMatchObject({
      ...{
        to: ["vigilance@flowline.example"],
        automatic: true,
        inReplyTo: messageId,
        references: [messageId],
      },
      ...{ state: "queued" },
    });
    expect(mail?.subject).toContain(taken.caseNumber);
    expect((await eventsOf(taken.caseId ?? "")).map(({ type }) => type)).toEqual([
      "case_created",
      "acknowledgement_sent",
    ]);
    expect(await acknowledgements(coordinator, taken.caseId ?? "")).toHaveLength(1);
    // The receipt that the routine asks for is still to be decided.
    expect(await senderReplies(coordinator, taken.caseId ?? "")).toEqual([]);
  });

  test("leaves with the fields that keep machines from answering it", async () => {
    const [mail] = await acknowledged((await arrive(notice())).caseId);
    await sendMail(mail?.id ?? "", true, new Date());
    const raw = await readFile(join(mailFolder(), `${mail?.messageId.replace(/[^\w.-]+/g, "")}.eml`), "utf8");
    expect(raw).toMatch(/^Auto-Submitted: auto-replied\r$/m);
    expect(raw).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
    expect(raw).toMatch(/^In-Reply-To: <mail-\d+@sender\.example>\r$/m);
    expect(raw).toMatch(/^References: </m);
  });

  test.each([
    ["a machine", { headers: ["Auto-Submitted: auto-generated"] }],
    ["a mailing list", { headers: ["List-Id: <fsn.maker.example>"] }],
    ["bulk mail", { headers: ["Precedence: bulk"] }],
    ["who asks for no automatic answers", { headers: ["X-Auto-Response-Suppress: All"] }],
    ["an address that takes no answers", { from: "no-reply@flowline.example" }],
    ["the mailbox itself", { from: "fsn.medicaldevice@regionhalland.se" }],
  ])("does not go to %s", async (_name, more) => {
    const taken = await arrive(notice(more));
    expect(taken.fate).toBe("case_created");
    expect(await acknowledged(taken.caseId)).toEqual([]);
  });

  test("does not go to a function mailbox of the directory", async () => {
    await db.mailbox.create({
      data: { kind: "procurement", name: "Inköp", address: "inkop@region.example" },
    });
    const taken = await arrive(notice({ from: "inkop@region.example" }));
    expect(await acknowledged(taken.caseId)).toEqual([]);
  });

  test("does not go to a duplicate, nor to what waits", async () => {
    const count = () => db.automaticAnswer.count();
    const raw = notice();
    await arrive(raw);
    const before = await count();
    await arrive(raw);
    await arrive(Buffer.from(`Received: from b\r\n${raw}`));
    await arrive(mailOf());
    expect(await count()).toBe(before);
  });

  test("goes once to a thread", async () => {
    const from = "thread@flowline.example";
    const first = await arrive(notice({ from, messageId: "<thread-1@flowline.example>" }));
    expect(await acknowledged(first.caseId)).toHaveLength(1);
    const again = await arrive(
      notice({ from: "other@flowline.example", headers: ["References: <thread-1@flowline.example>"] }),
    );
    expect(again.fate).toBe("case_created");
    expect(await acknowledged(again.caseId)).toEqual([]);
  });

  test("goes to a sender no more often in 24 hours than the region allows, and again the day after", async () => {
    await settingTo({ enabled: true, perSenderAndDay: 2 });
    const from = "often@flowline.example";
    const given = async (at = receivedAt) =>
      (await acknowledged((await arrive(notice({ from }), at)).caseId)).length;
    expect([await given(), await given(), await given()]).toEqual([1, 1, 0]);
    expect(await given(new Date(receivedAt.getTime() + 86_400_000 + 1))).toBe(1);
  });

  test("is bounded for two writers at once", async () => {
    await settingTo({ enabled: true, perSenderAndDay: 1 });
    const from = "race@flowline.example";
    const taken = await Promise.all([
      arrive(notice({ from })),
      arrive(notice({ from })),
      arrive(notice({ from })),
    ]);
    expect(taken.map(({ fate }) => fate)).toEqual(["case_created", "case_created", "case_created"]);
    expect(await db.automaticAnswer.count({ where: { address: from } })).toBe(1);
  });

  test("goes out too when a person registers what waited", async () => {
    const waiting = await arrive(
      mailOf({ from: "small@maker.example", text: "Vi återkallar pumpen och ber er att inte använda den." }),
    );
    expect(waiting.fate).toBe("waiting_in_inbox");
    const input = registerMessageSchema.parse({
      messageId: waiting.id,
      version: 1,
      title: "Pump återkallas",
    });
    const opened = await registerMessage(coordinator, input, receivedAt);
    const found = await db.case.findUniqueOrThrow({ where: { number: opened } });
    const [mail] = await acknowledged(found.id);
    expect(mail?.to).toEqual(["small@maker.example"]);
    expect(mail?.text).toContain("Vi har tagit emot");
  });

  test("its own answer in return is no new case", async () => {
    const taken = await arrive(notice({ from: "loop@flowline.example" }));
    const [mail] = await acknowledged(taken.caseId);
    const answer = await arrive(
      notice({
        from: "loop@flowline.example",
        headers: [`In-Reply-To: ${mail?.messageId}`, "Auto-Submitted: auto-replied"],
      }),
    );
    expect(answer).toMatchObject({ fate: "auto_reply", caseId: taken.caseId });
  });
});
