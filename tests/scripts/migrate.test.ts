import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#scripts/database/embedded.ts";
import { migrate, missingMigration, retryMigration } from "#scripts/database/migrate.ts";
import { root } from "#scripts/paths.ts";
import { temporaryFolder } from "./entry.ts";

const folder = temporaryFolder();
const migrations = join(folder.path, "migrations");
let server: Embedded;
let url: string;

async function query(database: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

function write(name: string, sql: string): void {
  mkdirSync(join(migrations, name), { recursive: true });
  writeFileSync(join(migrations, name, "migration.sql"), sql);
}

const hasTable = async (name: string) =>
  (await query(url, `SELECT to_regclass('"${name}"') IS NOT NULL AS yes`))[0]?.yes;

beforeAll(async () => {
  server = await startEmbedded({ data: join(folder.path, "data"), durable: false });
});

afterAll(async () => {
  delete process.env.VIGILANS_MIGRATIONS;
  await server.stop();
  folder.remove();
});

beforeEach(async () => {
  rmSync(migrations, { recursive: true, force: true });
  cpSync(join(root, "prisma/migrations"), migrations, { recursive: true });
  process.env.VIGILANS_MIGRATIONS = migrations;
  const name = `m_${Date.now()}`;
  await query(server.url, `CREATE DATABASE ${name}`);
  const own = new URL(server.url);
  own.pathname = `/${name}`;
  url = own.href;
});

describe("migrating", () => {
  test("applies each migration once, also when two processes try at the same time", async () => {
    const applied = await Promise.all([migrate(url), migrate(url)]);
    const rows = await query(url, "SELECT migration_name FROM _prisma_migrations ORDER BY migration_name");
    expect(applied.flat().sort()).toEqual(rows.map((row) => row.migration_name));
    expect(await migrate(url)).toEqual([]);
  });

  test("a migration that fails leaves nothing behind, stops the next ones, and can be tried again", async () => {
    write("29990101000000_broken", "CREATE TABLE half (a int); CREATE TABLE whole (b nonsense);");
    await expect(migrate(url)).rejects.toThrow(
      /29990101000000_broken failed .*"nonsense" does not exist.*--retry/,
    );
    expect(await hasTable("half")).toBe(false);
    await expect(migrate(url)).rejects.toThrow(/29990101000000_broken was begun .* did not finish/);

    write("29990101000000_broken", "CREATE TABLE half (a int);");
    await retryMigration(url, "29990101000000_broken");
    expect(await migrate(url)).toEqual(["29990101000000_broken"]);
    expect(await hasTable("half")).toBe(true);
  });

  test("a function body with semicolons is applied as one statement and survives the comparison", async () => {
    const body = "BEGIN PERFORM 1; RETURN NEW; END;";
    write("29990101000000_hand", `CREATE FUNCTION hand() RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$;`);
    expect(await migrate(url)).toContain("29990101000000_hand");
    expect(await missingMigration(server.url)).toBeUndefined();
  });

  test("a schema ahead of the migrations is found, and no shadow database stays", async () => {
    write("29990101000000_ahead", 'ALTER TABLE "Setting" DROP COLUMN "value";');
    expect(await missingMigration(server.url)).toMatch(/ALTER TABLE "Setting" ADD COLUMN +"value"/);
    expect(
      await query(server.url, "SELECT 1 FROM pg_database WHERE datname LIKE 'vigilans_shadow_%'"),
    ).toEqual([]);
  });

  test("a database of a newer release is refused", async () => {
    write("29990101000000_newer", "SELECT 1;");
    await migrate(url);
    rmSync(join(migrations, "29990101000000_newer"), { recursive: true });
    await expect(migrate(url)).rejects.toThrow(/does not know \(29990101000000_newer\)/);
  });

  test.each([
    ["postgresql://user:secret@127.0.0.1:1/name", /nothing answers there/],
    ["mysql://127.0.0.1/name", /not a PostgreSQL address/],
    ["nonsense", /not a PostgreSQL address/],
  ])("%s is refused in one sentence, without its password", async (address, sentence) => {
    const failure = migrate(address);
    await expect(failure).rejects.toThrow(sentence);
    await expect(failure).rejects.not.toThrow(/secret/);
  });
});
