import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#scripts/database/embedded.ts";
import { migrate } from "#scripts/database/migrate.ts";
import { runningServer } from "#scripts/database/postmaster.ts";
import { startSmtpServer, until } from "#tests/factories/smtpServer.ts";

// A server of our own with durable settings, to be killed: not the one that the other tests share.
const data = mkdtempSync(join(tmpdir(), "vigilans-killed-"));
let server: Embedded;

beforeAll(async () => {
  server = await startEmbedded({ data });
  process.env.DATABASE_URL = server.url;
  await migrate(server.url);
  const { prepareQueues } = await import("#lib/jobs/boss.ts");
  await prepareQueues();
});

afterAll(async () => {
  await server.stop();
  rmSync(data, { recursive: true, force: true });
});

const at = new Date("2026-03-23T08:00:00Z");

/** What a command does: a case, its events, a mail and its job, in one transaction. */
async function openCase(n: number): Promise<string> {
  const { db } = await import("#lib/db.ts");
  const { createCase } = await import("#lib/cases/commands/create.ts");
  const { queueMail } = await import("#lib/mail/outbox.ts");
  const { systemActor } = await import("#lib/audit/record.ts");
  return db.$transaction(async (tx) => {
    const input = { title: `Notis ${n}`, source: "mail" as const, sender: "test", receivedAt: at };
    const created = await createCase(tx, input, systemActor, at);
    await queueMail(tx, {
      purpose: "dispatch",
      caseId: created.id,
      to: ["a@example.org"],
      subject: `${n}`,
      text: "x",
    });
    return created.number;
  });
}

test("the database is killed in the middle of transactions: each is there whole or not at all, and the work goes on", async () => {
  const { db } = await import("#lib/db.ts");
  const committed: string[] = [];
  let open = true;
  const writers = [1, 2, 3].map(async (writer) => {
    for (let n = 0; open; n += 1) {
      const number = await openCase(writer * 1000 + n).catch(() => null);
      if (number) committed.push(number);
      else open = false;
    }
  });
  await until(() => committed.length >= 15);
  const running = runningServer(data);
  if (!running) throw new Error("the server does not run");
  process.kill(running.pid, "SIGKILL");
  await Promise.all(writers);
  await until(async () => server.revive(), 60);
  await until(async () => (await db.$queryRaw`SELECT 1`.catch(() => null)) !== null, 60);

  const cases = await db.case.findMany({
    include: { checklist: true, mails: true },
    orderBy: { number: "asc" },
  });
  const numbers = cases.map((row) => row.number);
  expect(numbers).toEqual(expect.arrayContaining(committed));
  // Numbers without gaps: nothing of a lost transaction is left, not even its number.
  expect(numbers).toEqual(numbers.map((_, n) => `SM-2026-${String(n + 1).padStart(4, "0")}`));
  for (const row of cases) {
    expect(row.checklist).toHaveLength(13);
    expect(row.mails).toHaveLength(1);
  }
  const { verifyAudit } = await import("#lib/audit/verify.ts");
  expect(await verifyAudit()).toMatchObject({ events: cases.length, streams: cases.length, faults: [] });

  const smtp = await startSmtpServer();
  process.env.SMTP_URL = smtp.url;
  const [job] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'mail.send'`;
  expect(job?.count).toBe(cases.length);
  const { startWorker } = await import("#lib/jobs/worker.ts");
  const worker = await startWorker({
    "files.scan": async () => undefined,
    "intake.readPictures": async () => undefined,
    "intake.sweepPictures": async () => undefined,
    "projects.remind": async () => undefined,
    "feeds.fetch": async () => undefined,
    "feeds.due": async () => undefined,
    "mailboxes.reconcile": async () => undefined,
    "mailboxes.watch": async () => undefined,
  });
  await until(async () => (await db.outgoingMail.count({ where: { state: { not: "sent" } } })) === 0, 60);
  await worker.stop();
  await smtp.stop();
}, 120_000);
