import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { smtpError, startSmtpServer, until } from "#tests/factories/smtpServer.ts";

const workers: ChildProcess[] = [];

/** The real worker as a process of its own, sending to a server of ours. */
function startWorker(smtpUrl: string): ChildProcess {
  const child = spawn("node_modules/.bin/node", ["scripts/worker.ts"], {
    env: { ...process.env, SMTP_URL: smtpUrl },
    stdio: "ignore",
  });
  workers.push(child);
  return child;
}

async function queue(subject: string): Promise<string> {
  const { id } = await db.$transaction((tx) =>
    queueMail(tx, { purpose: "dispatch", to: ["avd@example.org"], subject, text: "Text" }),
  );
  return id;
}

const stateOf = async (id: string) => (await db.outgoingMail.findUniqueOrThrow({ where: { id } })).state;

beforeEach(async () => {
  await db.outgoingMail.deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

afterEach(() => {
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
});

describe("the worker", () => {
  test("sends what is queued, and a refusal for good is shown as failed", async () => {
    const smtp = await startSmtpServer({
      beforeAccept: ({ mail }) => {
        if (mail.subject === "nej") throw smtpError(550, "no such mailbox");
      },
    });
    const [good, bad] = [await queue("ja"), await queue("nej")];
    startWorker(smtp.url);
    await until(async () => (await stateOf(good)) === "sent" && (await stateOf(bad)) === "failed");
    expect((await db.outgoingMail.findUniqueOrThrow({ where: { id: bad } })).lastError).toContain(
      "no such mailbox",
    );
    await smtp.stop();
  });

  test("killed while the server is taking a mail: the next one finishes, and a reader sees the mail once", async () => {
    let first: ChildProcess | undefined;
    let deliveries = 0;
    const smtp = await startSmtpServer({
      beforeAccept: async () => {
        deliveries += 1;
        // The worst moment: the server has the mail, and the worker never hears of it.
        if (deliveries === 1) first?.kill("SIGKILL");
      },
    });
    const id = await queue("mitt i");
    first = startWorker(smtp.url);
    await until(() => first?.killed === true && first.exitCode === null && deliveries === 1);
    startWorker(smtp.url);
    await until(async () => (await stateOf(id)) === "sent", 80);

    const row = await db.outgoingMail.findUniqueOrThrow({ where: { id } });
    expect(smtp.received.length).toBeGreaterThanOrEqual(1);
    expect(new Set(smtp.received.map((entry) => entry.messageId))).toEqual(new Set([row.messageId]));
    expect(await db.outgoingMail.count()).toBe(1);
    await smtp.stop();
  }, 120_000);
});
