import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#scripts/database/embedded.ts";
import { processesNaming, temporaryFolder } from "./entry.ts";

let folder: ReturnType<typeof temporaryFolder>;
let servers: Embedded[];

beforeEach(() => {
  folder = temporaryFolder();
  servers = [];
});

afterEach(async () => {
  for (const server of servers) await server.stop();
  folder.remove();
});

async function start(durable = false): Promise<Embedded> {
  const server = await startEmbedded({ data: folder.path, durable });
  servers.push(server);
  return server;
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(statement)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const pidFile = () => join(folder.path, "postgres/postmaster.pid");
const serverPid = () => Number(readFileSync(pidFile(), "utf8").split("\n")[0]);

describe("the embedded database", () => {
  test("keeps its password to itself, listens on loopback, and gives the application no superuser", async () => {
    const { url } = await start();
    expect(statSync(join(folder.path, "postgres.password")).mode & 0o777).toBe(0o600);
    expect(new URL(url).hostname).toBe("127.0.0.1");
    expect(await ask(url, "SHOW listen_addresses")).toBe("127.0.0.1");
    expect(await ask(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).toBe(false);
    const wrong = new URL(url);
    wrong.password = "guess";
    await expect(ask(wrong.href, "SELECT 1")).rejects.toThrow(/password/);
  });

  test("is shared by those who use it, and ends with the last of them", async () => {
    const [first, second] = [await start(), await start()];
    expect(second.url).toBe(first.url);
    await first.stop();
    expect(await ask(second.url, "SELECT 1")).toBe(1);
    await second.stop();
    expect(processesNaming(folder.path)).toEqual([]);
  });

  test("comes back after kill -9 with what was committed, on the same address", async () => {
    const server = await start(true);
    await ask(server.url, "CREATE TABLE kept AS SELECT 42 AS value");
    process.kill(serverPid(), "SIGKILL");
    while (!(await server.revive())) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await ask(server.url, "SELECT value FROM kept")).toBe(42);
  });

  test("sees through a pid file whose process is another program now", async () => {
    const server = await start();
    const content = readFileSync(pidFile(), "utf8");
    await server.stop();
    writeFileSync(pidFile(), content.replace(/^\d+/, String(process.pid)));
    expect(await ask((await start()).url, "SELECT 1")).toBe(1);
  });

  test("makes a new password when the file is lost", async () => {
    await (await start()).stop();
    rmSync(join(folder.path, "postgres.password"));
    expect(await ask((await start()).url, "SELECT 1")).toBe(1);
  });

  test("says in one sentence that a cluster belongs to another major version, and leaves it alone", async () => {
    await (await start()).stop();
    const version = join(folder.path, "postgres/PG_VERSION");
    writeFileSync(version, "15\n");
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 15, and this release has 18/);
    expect(readFileSync(version, "utf8")).toBe("15\n");
  });

  test("does not take over a folder that holds something else", async () => {
    mkdirSync(join(folder.path, "postgres"));
    writeFileSync(join(folder.path, "postgres/holiday.jpg"), "");
    await expect(start()).rejects.toThrow(/is in the way/);
    expect(existsSync(join(folder.path, "postgres/holiday.jpg"))).toBe(true);
  });

  test.skipIf(process.getuid?.() === 0)("says that it may not use a folder", async () => {
    chmodSync(folder.path, 0o500);
    await expect(start()).rejects.toThrow(/cannot be read and written by this user/);
    chmodSync(folder.path, 0o700);
  });
});
