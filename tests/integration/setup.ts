import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, inject } from "vitest";

/** A migrated, empty database that nobody else uses; `drop` also cuts whoever is still connected to it. */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${process.pid}_${Date.now()}_${Math.floor(Math.random() * 1e6)}`;
  const serverUrl = inject("serverUrl");
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(`CREATE DATABASE ${name} TEMPLATE ${inject("template")}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => drop(() => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)) };
}

const insufficientPrivilege = "42501";

/** Drops a database; while the server itself is vacuuming it, only the server's owner could end that: it is waited for. */
async function drop(run: () => Promise<void>, attempts = 100): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (attempts === 1 || (error as { code?: unknown }).code !== insufficientPrivilege) throw error;
    await sleep(200);
    await drop(run, attempts - 1);
  }
}

// Every test file has a database and a data folder of its own, named in the environment before it loads the
// application's code.
const database = await createTestDatabase();
const data = mkdtempSync(join(inject("folder"), "data-"));
process.env.DATABASE_URL = database.url;
process.env.VIGILANS_DATA = data;
process.env.VIGILANS_URL = "http://localhost:3000";
process.env.AUTH_SECRET = "only-for-tests-only-for-tests-only-for-tests";
process.env.LOG_LEVEL ??= "silent";

afterAll(async () => {
  const { closeQueues } = await import("#lib/jobs/boss.ts");
  const { db } = await import("#lib/db.ts");
  await closeQueues();
  await db.$disconnect();
  await database.drop();
});
