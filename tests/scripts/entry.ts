import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "#scripts/paths.ts";

export type Entry = {
  process: ChildProcess;
  output: () => string;
  ended: Promise<number>;
  /** Waits for a text in the output; an error with all of it when the entry ends or two minutes pass first. */
  says: (text: string) => Promise<void>;
};

/** Environment of an entry that meets no running copy and no setting of the person who runs the tests. */
function cleanEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _a,
    VIGILANS_DEMO: _b,
    VIGILANS_URL: _c,
    PORT: _d,
    SMTP_URL: _e,
    ...rest
  } = process.env;
  return { ...rest, NODE_ENV: "production", ...settings };
}

/** Starts a script of this project on its Node. */
export function startEntry(script: string, settings: Record<string, string>, args: string[] = []): Entry {
  return watch(process.execPath, [join(root, script), ...args], settings);
}

/** Starts one of the commands of package.json as a person does: npm, its shell, and then the script. */
export function startCommand(name: string, settings: Record<string, string>): Entry {
  return watch("npm", ["run", name], settings);
}

function watch(program: string, args: string[], settings: Record<string, string>): Entry {
  const child = spawn(program, args, {
    cwd: root,
    env: cleanEnvironment(settings),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  }
  let over = false;
  const ended = new Promise<number>((resolve) => {
    child.once("close", (code) => {
      over = true;
      resolve(code ?? -1);
    });
  });
  const says = async (text: string) => {
    const until = Date.now() + 120_000;
    while (!output.includes(text)) {
      if (over || Date.now() > until) throw new Error(`"${text}" was not said, but:\n${output}`);
      await sleep(20);
    }
  };
  return { process: child, output: () => output, ended, says };
}

/** A data folder of its own. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "vigilans-scripts-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Command lines of the processes that live and name this text: children that were left behind show up here. */
export function processesNaming(text: string): string[] {
  const { stdout } = spawnSync("ps", ["-eo", "pid=,stat=,args="], { encoding: "utf8" });
  return stdout.split("\n").filter((line) => line.includes(text) && !/^\s*\d+\s+Z/.test(line));
}

/** Of these processes, those that live. One that has ended but is not yet collected by its parent does not. */
export function living(pids: number[]): number[] {
  if (pids.length === 0) return [];
  const { stdout } = spawnSync("ps", ["-o", "pid=,stat=", "-p", pids.join(",")], { encoding: "utf8" });
  const rows = stdout.split("\n").map((line) => line.trim().split(/\s+/));
  return rows.filter(([pid, stat]) => pid && !stat?.startsWith("Z")).map(([pid]) => Number(pid));
}

/** The living processes below this one, by id. */
export function descendants(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-eo", "pid=,ppid=,stat="], { encoding: "utf8" });
  const rows = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const below = (parent: number): number[] =>
    rows
      .filter(([, ppid, stat]) => Number(ppid) === parent && !stat?.startsWith("Z"))
      .flatMap(([child]) => [Number(child), ...below(Number(child))]);
  return below(pid);
}

/** Listens on a port of loopback, as another program would. */
export async function occupyPort(): Promise<{ port: number; server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  return { port: typeof address === "object" && address ? address.port : 0, server };
}
