import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { startEmbedded } from "../database/embedded.ts";
import { migrate } from "../database/migrate.ts";
import { Failure, runMain } from "../failure.ts";
import { generateClient } from "../generate.ts";
import { root } from "../paths.ts";
import { noticeMail } from "./intake/message.ts";

/** Messages for each measurement, and the first ones of each writer that are not counted: it warms up. */
const count = Number(process.argv[2] ?? 500);
const warmUp = 50;
const attachmentBytes = 100 * 1024;

/** Writes messages that no other measurement has, for one writer. */
function writeMessages(folder: string, first: number): void {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index++) {
    const path = join(folder, `${String(index).padStart(6, "0")}.eml`);
    writeFileSync(path, noticeMail(first + index, attachmentBytes));
  }
}

/** When each message of one mailgate was answered, in milliseconds of this process. */
async function runMailgate(folder: string, url: string, data: string): Promise<number[]> {
  const args = [join(root, "scripts/mailgate.ts"), "--mailbox", "bench@example.org", "--dir", folder];
  const env = { ...process.env, DATABASE_URL: url, VIGILANS_DATA: data, VIGILANS_DEMO: "0" };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const answered: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes('"fate":"case_created"')) throw new Failure(`A message became no case: ${line}`);
    answered.push(performance.now());
  }
  if ((await ended) !== 0) throw new Failure("mailgate failed");
  return answered;
}

/** Messages a second between the moment when every writer is warm and the moment when the first one is done. */
function rateOf(writers: number[][]): number {
  const start = Math.max(...writers.map((times) => times[warmUp] ?? 0));
  const end = Math.min(...writers.map((times) => times.at(-1) ?? 0));
  const within = writers.flat().filter((time) => time > start && time <= end);
  return (within.length * 1000) / (end - start);
}

async function measureIntake(writers: number, folder: string, url: string, data: string): Promise<number> {
  const folders = Array.from({ length: writers }, (_, index) => join(folder, `writer-${writers}-${index}`));
  for (const [index, path] of folders.entries()) writeMessages(path, writers * 1_000_000 + index * 100_000);
  return rateOf(await Promise.all(folders.map((path) => runMailgate(path, url, data))));
}

/** What PostgreSQL alone needs: the same bytes (message and attachment) in one transaction for each message. */
async function measurePlain(writers: number, url: string): Promise<number> {
  const mails = Array.from({ length: count }, (_, index) => noticeMail(index, attachmentBytes));
  const clients = await Promise.all(
    Array.from({ length: writers }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const times = await Promise.all(clients.map((client) => insertAll(client, mails)));
  await Promise.all(clients.map((client) => client.end()));
  return rateOf(times);
}

async function insertAll(client: pg.Client, mails: Buffer[]): Promise<number[]> {
  const times: number[] = [];
  for (const mail of mails) {
    await client.query("BEGIN");
    await client.query("INSERT INTO bench_plain (content) VALUES ($1), ($2)", [
      mail,
      mail.subarray(0, attachmentBytes),
    ]);
    await client.query("COMMIT");
    times.push(performance.now());
  }
  return times;
}

async function withServer(work: (url: string, data: string, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigilans-bench-"));
  const data = join(folder, "data");
  const server = await startEmbedded({ data });
  try {
    await work(server.url, data, folder);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await runMain(async () => {
  if (!Number.isInteger(count) || count <= warmUp)
    throw new Failure(`Usage: npm run bench -- intake [MESSAGES], more than ${warmUp}`);
  await generateClient();
  await withServer(async (url, data, folder) => {
    await migrate(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("CREATE TABLE bench_plain (id serial PRIMARY KEY, content bytea NOT NULL)");
    await client.end();
    console.error(`${count} messages a writer, each with a PDF of 100 KB, each of which becomes a case.`);
    const rows: { what: string; writers: number; messagesPerSecond: number }[] = [];
    for (const writers of [1, 2]) {
      const plain = await measurePlain(writers, url);
      rows.push({ what: "PostgreSQL alone, the same bytes", writers, messagesPerSecond: plain });
      const intake = await measureIntake(writers, folder, url, data);
      rows.push({ what: "intake", writers, messagesPerSecond: intake });
    }
    for (const row of rows)
      console.log(JSON.stringify({ ...row, messagesPerSecond: Math.round(row.messagesPerSecond * 10) / 10 }));
  });
});
