import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort, startEmbedded } from "#scripts/database/embedded.ts";
import { root } from "#scripts/paths.ts";
import { ensureBuild } from "#scripts/run/build.ts";
import {
  descendants,
  living,
  occupyPort,
  processesNaming,
  startCommand,
  startEntry,
  temporaryFolder,
} from "./entry.ts";

const start = "scripts/start.mjs";
const folder = temporaryFolder();

/** Settings of a copy on its own data folder and its own port. */
async function place(
  name: string,
): Promise<Record<string, string> & { PORT: string; VIGILANS_DATA: string }> {
  return { PORT: String(await freePort()), VIGILANS_DATA: join(folder.path, name), LOG_LEVEL: "warn" };
}

beforeAll(async () => {
  (await ensureBuild()).release();
}, 600_000);

afterAll(() => {
  folder.remove();
});

describe("npm start", () => {
  test("runs, refuses a second copy on its data, survives kills, and ends without a trace", async () => {
    const settings = await place("whole");
    const copy = startEntry(start, settings);
    await copy.says("Started in");
    const answer = await fetch(`http://127.0.0.1:${settings.PORT}/api/health`);
    expect(await answer.json()).toMatchObject({ status: expect.any(String) });
    expect(statSync(join(settings.VIGILANS_DATA, "secrets.env")).mode & 0o777).toBe(0o600);
    expect(statSync(join(settings.VIGILANS_DATA, "running.json")).mode & 0o777).toBe(0o600);

    const second = startEntry(start, { ...settings, PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/^Vigilans runs already on the data folder .*\n$/);

    const joined = startEntry("scripts/migrate.ts", settings);
    expect(await joined.ended).toBe(0);

    const pidFile = join(settings.VIGILANS_DATA, "postgres/postmaster.pid");
    process.kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), "SIGKILL");
    await copy.says("The database had ended and was started again.");

    const worker = processesNaming("scripts/worker.ts").map((line) => Number(line.trim().split(/\s+/)[0]));
    const own = descendants(copy.process.pid ?? 0);
    process.kill(worker.find((pid) => own.includes(pid)) ?? 0, "SIGKILL");
    await copy.says("The worker ended (SIGKILL) and is started again");

    copy.process.kill("SIGINT");
    expect(await copy.ended).toBe(0);
    expect(living(own)).toEqual([]);
    expect(processesNaming(settings.VIGILANS_DATA)).toEqual([]);
    expect(existsSync(join(settings.VIGILANS_DATA, "running.json"))).toBe(false);

    const begun = Date.now();
    const again = startEntry(start, settings);
    await again.says("Vigilans runs at");
    expect(Date.now() - begun).toBeLessThan(process.env.CI ? 15_000 : 8_000);
    again.process.kill("SIGKILL");
    await again.ended;
    const third = startEntry(start, settings);
    // What a killed copy left behind ends by itself, or is taken over.
    await Promise.race([third.says("Started in"), third.ended]);
    third.process.kill("SIGTERM");
    await third.ended;
    const fourth = startEntry(start, settings);
    await fourth.says("Started in");
    fourth.process.kill("SIGTERM");
    expect(await fourth.ended).toBe(0);
    expect(processesNaming(settings.VIGILANS_DATA)).toEqual([]);
  });

  test("a signal to npm ends all that it started", async () => {
    const settings = await place("npm");
    const copy = startCommand("start", settings);
    await copy.says("Started in");
    copy.process.kill("SIGTERM");
    // Its output closes when the last process below it has ended.
    await copy.ended;
    expect(processesNaming(settings.VIGILANS_DATA)).toEqual([]);
    expect(existsSync(join(settings.VIGILANS_DATA, "running.json"))).toBe(false);
  });

  test("on a server of the region's own there is no demonstration, and one administrator is shown once", async () => {
    const server = await startEmbedded({ data: join(folder.path, "server"), durable: false });
    try {
      const settings = { ...(await place("region")), DATABASE_URL: server.url, VIGILANS_DEMO: "1" };
      const copy = startEntry(start, settings);
      await copy.says("Started in");
      copy.process.kill("SIGTERM");
      await copy.ended;
      expect(copy.output()).toContain("One-time password");
      expect(copy.output()).not.toContain("demonstration accounts");

      const again = startEntry(start, settings);
      await again.says("Started in");
      again.process.kill("SIGTERM");
      await again.ended;
      expect(again.output()).not.toContain("One-time password");
    } finally {
      await server.stop();
    }
  });

  test("a taken port is one sentence, and nothing is left running", async () => {
    const { port, server } = await occupyPort();
    const settings = await place("port");
    const copy = startEntry(start, { ...settings, PORT: String(port) });
    expect(await copy.ended).toBe(1);
    expect(copy.output()).toMatch(/^Port \d+ is taken by another program: .*\n$/);
    expect(server.listening).toBe(true);
    server.close();
    expect(processesNaming(settings.VIGILANS_DATA)).toEqual([]);
  });

  test.each(["99999", "abc"])("PORT=%s is one sentence", async (port) => {
    const copy = startEntry(start, { ...(await place("number")), PORT: port });
    expect(await copy.ended).toBe(1);
    expect(copy.output()).toMatch(/^PORT is ".*", which is not a port number from 1 to 65535\.\n$/);
  });

  test("an unreachable database is one sentence without its password", async () => {
    const url = `postgresql://user:secret@127.0.0.1:${await freePort()}/name`;
    const copy = startEntry(start, { ...(await place("unreachable")), DATABASE_URL: url });
    expect(await copy.ended).toBe(1);
    expect(copy.output()).toMatch(/^The application cannot use the database name on 127\.0\.0\.1:\d+: .*\n$/);
    expect(copy.output()).not.toContain("secret");
  });

  test("a half-finished migration is one sentence, and the database is stopped as it was", async () => {
    const settings = await place("half");
    const migrations = join(folder.path, "half-migrations");
    cpSync(join(root, "prisma/migrations"), migrations, { recursive: true });
    mkdirSync(join(migrations, "29990101000000_half"));
    writeFileSync(join(migrations, "29990101000000_half/migration.sql"), "CREATE TABLE half (a nonsense);");
    const copy = startEntry(start, { ...settings, VIGILANS_MIGRATIONS: migrations });
    expect(await copy.ended).toBe(1);
    expect(copy.output()).toMatch(/^The migration 29990101000000_half failed .* was rolled back .*\n$/);

    const again = startEntry(start, { ...settings, VIGILANS_MIGRATIONS: migrations });
    expect(await again.ended).toBe(1);
    expect(again.output()).toMatch(/^The migration 29990101000000_half was begun .* did not finish.*\n$/);
    expect(processesNaming(settings.VIGILANS_DATA)).toEqual([]);

    const server = await startEmbedded({ data: settings.VIGILANS_DATA });
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const { rows } = await client.query(
      "SELECT to_regclass('half') AS half, to_regclass('\"Case\"') AS kept",
    );
    expect(rows).toEqual([{ half: null, kept: '"Case"' }]);
    await client.end();
    await server.stop();
  });

  test("a data folder that is a file is one sentence", async () => {
    const settings = await place("file");
    writeFileSync(settings.VIGILANS_DATA, "");
    const copy = startEntry(start, settings);
    expect(await copy.ended).toBe(1);
    expect(copy.output()).toMatch(/^.* is not a folder: set VIGILANS_DATA to a folder\.\n$/);
  });
});
