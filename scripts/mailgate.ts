import { createReadStream } from "node:fs";
import { availableParallelism } from "node:os";
import { buffer } from "node:stream/consumers";
import { parseArgs } from "node:util";
import type { TakenIn } from "#lib/intake/commands/takeIn.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { withDatabase } from "./database/connect.ts";
import { errorMessage, Failure, runMain } from "./failure.ts";
import { filesBelow, type GivenMessage, readGiven } from "./mailgate/given.ts";

const usage =
  "Usage: npm run -s mailgate -- --mailbox ADDRESS < message.eml\n" +
  "       npm run -s mailgate -- --mailbox ADDRESS --dir FOLDER\n" +
  "       npm run -s mailgate -- --mailbox ADDRESS --mbox FILE";

/** Messages held in memory at a time, and messages and bytes of one transaction. */
const limits = { window: 16, batch: 8, weight: 4_000_000 };
/** Bytes of messages held at a time; each takes several times as much while it is read and stored. */
const ROOM = 64 * 1024 * 1024;

type Options = { mailbox: string | null; dir?: string; mbox?: string };

function options(): Options {
  try {
    const { values } = parseArgs({
      options: { mailbox: { type: "string" }, dir: { type: "string" }, mbox: { type: "string" } },
    });
    if (values.dir !== undefined && values.mbox !== undefined) throw new Failure(usage);
    return { ...values, mailbox: values.mailbox?.trim().toLowerCase() || null };
  } catch {
    throw new Failure(usage);
  }
}

async function* given(chosen: Options): AsyncGenerator<GivenMessage> {
  if (chosen.dir !== undefined) yield* filesBelow(chosen.dir);
  else if (chosen.mbox !== undefined) {
    const { splitMbox } = await import("#lib/mail/split.ts");
    for await (const raw of splitMbox(createReadStream(chosen.mbox)))
      yield { file: chosen.mbox, size: raw.byteLength, raw };
  } else {
    const raw = await buffer(process.stdin);
    yield { file: null, size: raw.byteLength, raw };
  }
}

/** One line of JSON for one message. Keys and their order are what other programs read. */
function lineOf(file: string | null, message: PreparedMessage, taken: TakenIn): string {
  const { notice } = taken;
  return JSON.stringify({
    file,
    messageId: message.messageId,
    sha256: taken.sha256,
    fate: taken.fate,
    caseNumber: taken.caseNumber,
    notice: notice && {
      manufacturer: notice.manufacturer?.value ?? null,
      devices: notice.devices.map((fact) => fact.value),
      fscaReference: notice.fscaReferences[0]?.value ?? null,
      actionType: notice.actionTypes[0]?.value ?? null,
      replyBy: notice.replyBy?.value ?? null,
    },
  });
}

/** Takes in everything given and prints a line for each. Returns how many got no fate. */
async function takeInAll(chosen: Options): Promise<number> {
  const { PreparingThreads } = await import("#lib/intake/preparing.ts");
  const many = chosen.dir !== undefined || chosen.mbox !== undefined;
  const threads = new PreparingThreads(many ? availableParallelism() : 1);
  threads.warm();
  const { db } = await import("#lib/db.ts");
  const { now } = await import("#lib/clock.ts");
  const { closeQueues } = await import("#lib/jobs/boss.ts");
  const { systemActor } = await import("#lib/audit/record.ts");
  const { Room } = await import("#lib/intake/room.ts");
  const { inOrder } = await import("#lib/intake/inOrder.ts");
  const { keysOf } = await import("#lib/intake/commands/known.ts");
  const { takeInMany } = await import("#lib/intake/commands/takeIn.ts");
  const room = new Room(ROOM);
  let failed = 0;
  const fail = (file: string | null, error: unknown) => {
    failed += 1;
    console.error(`${file ?? "standard input"}: ${errorMessage(error)}`);
  };
  const read = async (message: GivenMessage) => {
    // Asked for at once: one that comes later must not stand in the way of one that it is answered after.
    const { size } = message;
    await room.take(size);
    const raw = await readGiven(message).catch((error) => fail(message.file, error));
    const fileName = message.file === null || chosen.mbox !== undefined ? null : message.file;
    const origin = { channel: "mail" as const, mailbox: chosen.mailbox, fileName };
    return { file: message.file, size, prepared: raw ? await threads.prepare(raw, origin) : null };
  };
  type Read = Awaited<ReturnType<typeof read>>;
  const finish = async (batch: Read[]): Promise<(string | null)[]> => {
    const prepared = batch.flatMap((message) => message.prepared ?? []);
    const taken = (await takeInMany(prepared, systemActor, now())).values();
    for (const { size } of batch) room.give(size);
    return batch.map((message) => {
      if (!message.prepared) return null;
      const result = taken.next().value;
      if (result?.status === "fulfilled") return lineOf(message.file, message.prepared, result.value);
      fail(message.file, result?.reason);
      return null;
    });
  };
  const stages = {
    prepare: read,
    keysOf: ({ prepared }: Read) => (prepared ? keysOf(prepared) : []),
    weightOf: ({ prepared }: Read) => prepared?.raw.byteLength ?? 0,
    finish,
  };
  try {
    for await (const line of inOrder(given(chosen), stages, limits)) if (line !== null) await print(line);
  } catch (error) {
    // A mailbox file that cannot be read further, a folder that is not there.
    fail(chosen.dir ?? chosen.mbox ?? null, error);
  } finally {
    await threads.close();
    // Taking in puts mails and readings in the queue, whose connections would hold the process back.
    await closeQueues();
    await db.$disconnect();
  }
  return failed;
}

async function print(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return;
  await new Promise((resolve) => process.stdout.once("drain", resolve));
}

await runMain(async () => {
  const chosen = options();
  const failed = await withDatabase(() => takeInAll(chosen));
  if (failed > 0) process.exitCode = 1;
});
