import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { startEmbedded } from "../database/embedded.ts";
import { migrate } from "../database/migrate.ts";
import { runningServer } from "../database/postmaster.ts";
import { Failure, runMain } from "../failure.ts";
import { generateClient } from "../generate.ts";
import { root } from "../paths.ts";
import { type CpuTime, cpuPerMessage, cpuTimeOf } from "./intake/cpu.ts";
import { letterMail, noticeMail } from "./intake/message.ts";

/** Messages for each measurement, and the first ones of each writer that are not counted: it warms up. */
const count = Number(process.argv[2] ?? 500);
const warmUp = 50;
const attachmentBytes = 100 * 1024;

/** What the messages of a measurement are, and the fate that each of them must have. */
const kinds = {
  "notices with a PDF": {
    mail: (number: number) => noticeMail(number, attachmentBytes),
    fate: "case_created",
  },
  "letters in plain text": {
    mail: (number: number) => letterMail(number, attachmentBytes, "plain"),
    fate: "waiting_in_inbox",
  },
  "letters in HTML": {
    mail: (number: number) => letterMail(number, attachmentBytes, "html"),
    fate: "waiting_in_inbox",
  },
} as const;

type Kind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as Kind[];

/** Writes messages that no other measurement has, for one writer. */
function writeMessages(folder: string, kind: Kind, first: number): void {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index++) {
    const path = join(folder, `${String(index).padStart(6, "0")}.eml`);
    writeFileSync(path, kinds[kind].mail(first + index));
  }
}

/** What one measurement found: the pace, and the processor time that a message took in each part. */
type Measured = { messagesPerSecond: number; cpuMilliseconds: CpuTime };

/** Measures between the moment when every writer is warm and the moment when the first one is done. */
class Meter {
  readonly pids: number[] = [];
  private readonly answered: number[];
  private readonly postmaster: number;
  private start?: ReturnType<Meter["read"]>;
  private end?: ReturnType<Meter["read"]>;

  constructor(writers: number, postmaster: number) {
    this.answered = Array.from({ length: writers }, () => 0);
    this.postmaster = postmaster;
  }

  /** One more message of a writer is done. */
  count(writer: number): void {
    const own = (this.answered[writer] ?? 0) + 1;
    this.answered[writer] = own;
    if (this.answered.every((done) => done >= warmUp)) this.start ??= this.read();
    if (own === count) this.end ??= this.read();
  }

  result(): Measured {
    const { start, end } = this;
    if (!start || !end) throw new Failure("A writer was done before the others were warm.");
    const messages = end.messages - start.messages;
    return {
      messagesPerSecond: Math.round((messages * 10_000) / (end.at - start.at)) / 10,
      cpuMilliseconds: cpuPerMessage(start.cpu, end.cpu, messages),
    };
  }

  private read() {
    const messages = this.answered.reduce((sum, done) => sum + done, 0);
    return { at: performance.now(), messages, cpu: cpuTimeOf(this.pids, this.postmaster) };
  }
}

/** Takes in a folder with a mailgate of its own, and counts its answers. */
async function runMailgate(
  folder: string,
  kind: Kind,
  server: Server,
  meter: Meter,
  writer: number,
): Promise<void> {
  const args = [join(root, "scripts/mailgate.ts"), "--mailbox", "bench@example.org", "--dir", folder];
  const env = { ...process.env, DATABASE_URL: server.url, VIGILANS_DATA: server.data, VIGILANS_DEMO: "0" };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "ignore"] });
  if (child.pid) meter.pids.push(child.pid);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes(`"fate":"${kinds[kind].fate}"`))
      throw new Failure(`A message has another fate than its kind: ${line}`);
    meter.count(writer);
  }
  if ((await ended) !== 0) throw new Failure("mailgate failed");
}

async function measureIntake(kind: Kind, writers: number, server: Server): Promise<Measured> {
  const meter = new Meter(writers, server.pid);
  const place = kindNames.indexOf(kind);
  const folders = Array.from({ length: writers }, (_, index) =>
    join(server.folder, `writer-${place}-${writers}-${index}`),
  );
  for (const [index, path] of folders.entries())
    writeMessages(path, kind, place * 10_000_000 + writers * 1_000_000 + index * 100_000);
  await Promise.all(folders.map((path, index) => runMailgate(path, kind, server, meter, index)));
  return meter.result();
}

/** What PostgreSQL alone needs: the same bytes (message and attachment) in one transaction for each message. */
async function measurePlain(writers: number, server: Server): Promise<Measured> {
  const meter = new Meter(writers, server.pid);
  const mails = Array.from({ length: count }, (_, index) => noticeMail(index, attachmentBytes));
  const clients = Array.from({ length: writers }, () => new pg.Client({ connectionString: server.url }));
  await Promise.all(clients.map((client) => client.connect()));
  await Promise.all(clients.map((client, index) => insertAll(client, mails, () => meter.count(index))));
  const measured = meter.result();
  await Promise.all(clients.map((client) => client.end()));
  return measured;
}

async function insertAll(client: pg.Client, mails: Buffer[], done: () => void): Promise<void> {
  for (const mail of mails) {
    await client.query("BEGIN");
    await client.query("INSERT INTO bench_plain (content) VALUES ($1), ($2)", [
      mail,
      mail.subarray(0, attachmentBytes),
    ]);
    await client.query("COMMIT");
    done();
  }
}

type Server = { url: string; data: string; folder: string; pid: number };

async function withServer(work: (server: Server) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigilans-bench-"));
  const data = join(folder, "data");
  const server = await startEmbedded({ data });
  try {
    await work({ url: server.url, data, folder, pid: runningServer(data)?.pid ?? 0 });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await runMain(async () => {
  if (!Number.isInteger(count) || count <= warmUp)
    throw new Failure(`Usage: npm run bench -- intake [MESSAGES], more than ${warmUp}`);
  await generateClient();
  await withServer(async (server) => {
    await migrate(server.url);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query("CREATE TABLE bench_plain (id serial PRIMARY KEY, content bytea NOT NULL)");
    // As the table of files has it.
    await client.query("ALTER TABLE bench_plain ALTER COLUMN content SET STORAGE EXTERNAL");
    await client.end();
    console.error(
      `${count} messages a writer, of 100 KB each. Notices become cases; letters wait in the inbox.`,
    );
    for (const writers of [1, 2]) {
      const plain = await measurePlain(writers, server);
      console.log(JSON.stringify({ what: "PostgreSQL alone, the same bytes", writers, ...plain }));
      for (const kind of kindNames) {
        const intake = await measureIntake(kind, writers, server);
        console.log(JSON.stringify({ what: `intake, ${kind}`, writers, ...intake }));
      }
    }
  });
});
