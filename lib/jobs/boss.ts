import { fromPrisma, PgBoss } from "pg-boss";
import { db, type Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { type JobData, type QueueName, queues } from "#lib/jobs/queues.ts";
import { log } from "#lib/log.ts";

/** Creates the queue tables and every queue, or brings them up to date. Run beside the migrations. */
export async function prepareQueues(): Promise<void> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: 2,
    supervise: false,
    schedule: false,
  });
  boss.on("error", (error) => log.error({ err: error }, "job queue"));
  await boss.start();
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, options);
    await boss.updateQueue(name, options);
  }
  await boss.stop({ graceful: false });
}

const holder = globalThis as typeof globalThis & { vigilansSender?: Promise<PgBoss> };

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: 2,
    supervise: false,
    schedule: false,
    migrate: false,
  });
  boss.on("error", (error) => log.error({ err: error }, "job queue"));
  await boss.start();
  return boss;
}

/**
 * Puts a job in its queue within the caller's transaction: it exists only if that transaction commits. Of jobs in one
 * queue those with the highest priority come first.
 */
export async function enqueue<N extends QueueName>(
  tx: Tx,
  name: N,
  data: JobData[N],
  priority = 0,
): Promise<void> {
  holder.vigilansSender ??= startSender();
  const boss = await holder.vigilansSender.catch((error) => {
    holder.vigilansSender = undefined;
    throw error;
  });
  await boss.send(name, data, { db: fromPrisma(tx), priority });
}

/** Those of some values that no job of a queue carries under `key`, waiting or under way. */
export async function withoutJob<N extends QueueName>(
  name: N,
  key: keyof JobData[N] & string,
  values: readonly string[],
): Promise<string[]> {
  if (values.length === 0) return [];
  const rows = await db.$queryRaw<{ value: string }[]>`
    SELECT asked."value" FROM unnest(${[...values]}::text[]) WITH ORDINALITY AS asked("value", "place")
    WHERE NOT EXISTS (SELECT 1 FROM pgboss.job j
                      WHERE j.name = ${name} AND j.state < 'completed' AND j.data->>${key} = asked."value")
    ORDER BY asked."place"`;
  return rows.map(({ value }) => value);
}

/** Lets go of the connections that `enqueue` holds: for scripts and tests that end. */
export async function closeQueues(): Promise<void> {
  const boss = await holder.vigilansSender;
  holder.vigilansSender = undefined;
  await boss?.stop({ graceful: false });
}
