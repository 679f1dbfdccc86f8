import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { resendFailedMail } from "#lib/mail/commands.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { listMails, mailById, mailFilterSchema } from "#lib/mail/queries.ts";
import { Role } from "#prisma/generated/enums.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");
const ids: string[] = [];

beforeAll(async () => {
  for (let made = 0; made < 60; made += 1) {
    const mail = {
      purpose: "dispatch" as const,
      to: [`unit${made}@region.example`],
      subject: `Utskick ${made}`,
    };
    const text = "Svara här: https://x/answer/s3cr3t-word och igen s3cr3t-word";
    const { id } = await db.$transaction((tx) => queueMail(tx, { ...mail, text, secret: "s3cr3t-word" }));
    ids.push(id);
  }
  await db.outgoingMail.update({ where: { id: ids[0] }, data: { state: "failed", lastError: "550" } });
  await db.outgoingMail.update({ where: { id: ids[1] }, data: { state: "sent", bouncedAt: at } });
});

const first = () => ids[0] ?? "";
const filter = (input: Record<string, string>) => mailFilterSchema.parse(input);

describe("the outgoing mails", () => {
  test("are listed page by page, each once", async () => {
    const coordinator = await personWith("coordinator");
    const one = await listMails(coordinator, filter({}));
    expect(one.mails).toHaveLength(50);
    const two = await listMails(coordinator, filter({ after: one.next ?? "" }));
    expect(two.next).toBeNull();
    expect([...one.mails, ...two.mails].map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  test("are found by state, subject and whole address; what is no filter is left out", async () => {
    const coordinator = await personWith("coordinator");
    const found = async (input: Record<string, string>) =>
      (await listMails(coordinator, filter(input))).mails.map(({ id }) => id);
    expect(await found({ state: "failed" })).toEqual([first()]);
    expect(await found({ state: "bounced" })).toEqual([ids[1]]);
    expect(await found({ state: "sent" })).toEqual([]);
    expect(await found({ q: "UNIT7@region.example" })).toEqual([ids[7]]);
    expect(await found({ q: "utskick 42" })).toEqual([ids[42]]);
    expect(await found({ q: "%" })).toEqual([]);
    expect(await found({ state: "nonsense", after: "nonsense" })).toHaveLength(50);
  });

  test("never show the secret of a personal link", async () => {
    const { text } = await mailById(await personWith("coordinator"), first());
    expect(text).toContain("Svara här: https://x/answer/");
    expect(text).not.toContain("s3cr3t");
  });

  test("show an administrator the sending but not the content", async () => {
    const mail = await mailById(await personWith("admin"), first());
    expect(mail).toMatchObject({ state: "failed", lastError: "550", text: null, attachments: [] });
  });

  test("are closed to every other role, and to these roles within a part of the region", async () => {
    const { id: administrationId } = await db.administration.create({ data: { code: "X", name: "X" } });
    for (const role of Object.values(Role)) {
      const allowed = ["coordinator", "procurement", "admin"].includes(role);
      const actor = await personWith(role);
      if (allowed) await expect(listMails(actor, filter({}))).resolves.toBeDefined();
      else await expect(listMails(actor, filter({})), role).rejects.toThrow(ForbiddenError);
      const tied = await personWith({ role, administrationId, unitId: null, projectId: null });
      await expect(mailById(tied, first()), role).rejects.toThrow(ForbiddenError);
    }
  });

  test("are sent again when failed, once, by who may", async () => {
    const coordinator = await personWith("coordinator");
    await expect(resendFailedMail(await personWith("technician"), first(), at)).rejects.toThrow(
      ForbiddenError,
    );
    await resendFailedMail(coordinator, first(), at);
    expect((await mailById(coordinator, first())).state).toBe("queued");
    await expect(resendFailedMail(coordinator, first(), at)).rejects.toThrow(ConflictError);
    await expect(mailById(coordinator, crypto.randomUUID())).rejects.toThrow(NotFoundError);
  });
});
