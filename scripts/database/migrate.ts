import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HistoryDiagnostic } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { errorMessage, Failure } from "../failure.ts";
import { migrationList, migrationLock, migrationsFolder, schemaFiles } from "./migration-files.ts";
import { assertReachable, describeDatabase } from "./reach.ts";
import { withSchemaEngine } from "./schema-engine.ts";

/** Everything in the schema is ours: nothing is left out of a comparison. */
const filters = { externalTables: [], externalEnums: [] };

/** Key of the advisory lock that lets one process migrate a database at a time ("vigi" in ASCII). */
const migrationLockKey = 0x76696769;

/**
 * Applies the migrations that the database does not have yet; processes that try at the same time take turns.
 *
 * @returns the names of the migrations that were applied now
 * @throws Failure with one sentence: unreachable, an earlier migration did not finish, this one failed (each is a
 *   transaction: nothing of it is left), or the database belongs to a newer release
 */
export async function migrate(url: string): Promise<string[]> {
  await assertReachable(url);
  return withMigrationLock(url, () =>
    withSchemaEngine(url, async (engine, scriptError) => {
      const migrationsList = migrationList();
      const state = await engine.diagnoseMigrationHistory({
        migrationsList,
        filters,
        optInToShadowDatabase: false,
      });
      const [unfinished] = state.failedMigrationNames;
      if (unfinished) throw explainUnfinished(url, unfinished);
      refuseOtherHistory(url, state.history);
      if (state.editedMigrationNames.length > 0) {
        console.error(`Changed since they were applied: ${state.editedMigrationNames.join(", ")}.`);
      }
      try {
        return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
      } catch (error) {
        throw explainFailed(url, error, scriptError());
      }
    }),
  );
}

/** Declares a migration that did not finish as undone, so that the next `migrate` tries it again. */
export async function retryMigration(url: string, migrationName: string): Promise<void> {
  await assertReachable(url);
  await withMigrationLock(url, () =>
    withSchemaEngine(url, (engine) => engine.markMigrationRolledBack({ migrationName })).catch(
      (error: unknown) => {
        throw new Failure(`${migrationName}: ${errorMessage(error).split(" 0: ")[0]}`);
      },
    ),
  );
}

/**
 * The SQL that takes a database with every migration applied to what the schema says; undefined when they agree.
 * The migrations are replayed in a database of their own, so hand-written SQL in them counts as it is.
 *
 * @param serverUrl any database of a server on which this role may create databases
 */
export async function missingMigration(serverUrl: string): Promise<string | undefined> {
  return withShadowDatabase(serverUrl, (shadowUrl) =>
    withSchemaEngine(
      serverUrl,
      async (engine) => {
        const { exitCode, stdout } = await engine.diff({
          from: { tag: "migrations", ...migrationList() },
          to: { tag: "schemaDatamodel", files: schemaFiles() },
          script: true,
          exitCode: true,
          filters,
        });
        return exitCode === 0 ? undefined : (stdout ?? "");
      },
      shadowUrl,
    ),
  );
}

/** Writes a new migration folder; the SQL may be added to by hand before it is applied. Returns the file's path. */
export function writeMigration(name: string, sql: string, now: Date): string {
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder(), `${stamp}_${name.replace(/\W+/g, "_").toLowerCase()}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(migrationsFolder(), "migration_lock.toml"), migrationLock);
  const file = join(folder, "migration.sql");
  writeFileSync(file, sql);
  return file;
}

async function withMigrationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrationLockKey]);
    return await work();
  } finally {
    await client.end();
  }
}

async function withShadowDatabase<T>(serverUrl: string, work: (shadowUrl: string) => Promise<T>): Promise<T> {
  const name = `vigilans_shadow_${process.pid}_${Date.now()}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const shadow = new URL(serverUrl);
    shadow.pathname = `/${name}`;
    return await work(shadow.href);
  } finally {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.end();
  }
}

function explainUnfinished(url: string, name: string): Failure {
  return new Failure(
    `The migration ${name} was begun on ${describeDatabase(url)} and did not finish, so nothing more is changed there: ` +
      `see that no other process is at it, then run "npm run migrate -- --retry ${name}".`,
  );
}

function refuseOtherHistory(url: string, history: HistoryDiagnostic | null): void {
  if (!history || history.diagnostic === "databaseIsBehind") return;
  throw new Failure(
    `${describeDatabase(url)} has migrations that this release does not know ` +
      `(${history.unpersistedMigrationNames.join(", ")}): run the newer release that made them.`,
  );
}

function explainFailed(url: string, error: unknown, scriptError: unknown): Failure {
  const text = errorMessage(error);
  const name = text.match(/migration_name="([^"]+)"/)?.[1];
  if (!name) return new Failure(`${describeDatabase(url)} could not be migrated: ${text.split(" 0: ")[0]}`);
  const cause = scriptError ? errorMessage(scriptError) : text;
  return new Failure(
    `The migration ${name} failed on ${describeDatabase(url)} and was rolled back (${cause}): ` +
      `put that right, then run "npm run migrate -- --retry ${name}".`,
  );
}
