// Plain Node 20 or later, with nothing installed: what both start.mjs and test.mjs begin with.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Installs exactly what package-lock.json says, unless it is there already. Ends the process when that fails. */
export async function install() {
  if (isInstalled()) return;
  const unlock = await lockInstall();
  try {
    if (isInstalled()) return;
    process.stderr.write(
      "Installing the packages of package-lock.json (the first time takes a minute or two) …\n",
    );
    const begun = Date.now();
    let result = npm("ci");
    // Where a registry lacks packages for other kinds of machine, the lock file lacks them too, and npm ci objects.
    if (result.status !== 0 && /EUSAGE/.test(result.stderr)) result = npm("install", "--no-save");
    if (result.status !== 0) fail(explain(result));
    process.stderr.write(`Installed in ${Math.round((Date.now() - begun) / 1000)} s.\n`);
  } finally {
    unlock();
  }
}

function npm(...args) {
  return spawnSync("npm", [...args, "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    shell: process.platform === "win32",
    maxBuffer: 64 * 1024 * 1024,
  });
}

/**
 * Runs a TypeScript file on the Node that is installed with the packages, passes signals on, and ends this process
 * with its exit code.
 */
export async function runOnProjectNode(script, args) {
  endWithNpm();
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 24 || (major === 24 && minor >= 3)) {
    process.argv = [process.execPath, join(root, script), ...args];
    await import(new URL(`../${script}`, import.meta.url).href);
    return;
  }
  const child = spawn(join(root, "node_modules/.bin/node"), [join(root, script), ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // A Ctrl-C reaches the child by itself too; being told twice does not matter to it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`Node 24 could not be started: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/**
 * A signal to npm ends npm and the shell that it started, and neither tells this process: without its parent it ends
 * as if it had been told.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}

/** Compares what npm noted down when it finished installing with the lock file, package by package. */
function isInstalled() {
  const noted = join(root, "node_modules/.package-lock.json");
  if (!existsSync(noted) || !existsSync(join(root, "node_modules/.bin/node"))) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(noted, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = present[path];
    // Packages for other kinds of machine are left out by npm.
    return found ? found.version === entry.version : Boolean(entry.optional || entry.devOptional);
  });
}

/** Two copies of one clone must not install at the same time. */
async function lockInstall() {
  const name = `vigilans-install-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`;
  const file = join(tmpdir(), name);
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") fail(`Installing needs the folder ${tmpdir()}: ${error.message}`);
      if (!isAlive(readOwner(file))) rmSync(file, { force: true });
      else await sleep(500);
    }
  }
}

function readOwner(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function explain(result) {
  const output = `${result.stdout ?? ""}${result.stderr ?? ""}${result.error?.message ?? ""}`;
  if (/ENOSPC|no space left/i.test(output))
    return `There is no space left on the disk that holds ${root}: free some.`;
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network/i.test(output)) {
    return `The packages could not be fetched: npm cannot reach its registry.\n${lastLines(output)}`;
  }
  return `The packages could not be installed:\n${lastLines(output)}`;
}

function lastLines(output) {
  return output.trim().split("\n").slice(-15).join("\n");
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
