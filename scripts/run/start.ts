import { fork } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Embedded, openDataFolder, startEmbedded } from "../database/embedded.ts";
import type { Administrator } from "../database/prepare.ts";
import { assertReachable } from "../database/reach.ts";
import { errorMessage, Failure } from "../failure.ts";
import { generateClient } from "../generate.ts";
import { type Lock, tryLock } from "../locks.ts";
import { root } from "../paths.ts";
import { ensureBuild } from "./build.ts";
import { type KeptProcess, keepProcess } from "./child.ts";
import { copyFile, copyLock, type RunningCopy, readRunningCopy } from "./copy.ts";
import { ensureSecrets, writeWhole } from "./secrets.ts";
import { assertPortFree, reachedAt, readSettings, type Settings } from "./settings.ts";

/** What has been started so far, in the order of starting; ended in the opposite order. */
const started: { name: string; stop: () => Promise<void> | void }[] = [];
let ending: Promise<never> | undefined;

/** Ends everything that was started, last first, then this process. Being asked twice makes no difference. */
function end(exitCode: number): Promise<never> {
  ending ??= (async () => {
    for (const { name, stop } of started.reverse()) {
      try {
        await stop();
      } catch (error) {
        console.error(`The ${name} did not end properly: ${errorMessage(error)}`);
      }
    }
    process.exit(exitCode);
  })();
  return ending;
}

function takeCopyLock({ data }: Settings): Lock {
  const lock = tryLock(copyLock(data), "exclusive");
  if (lock) return lock;
  const copy = readRunningCopy(data);
  const which = copy ? ` (process ${copy.pid}, ${copy.address})` : "";
  throw new Failure(
    `Vigilans runs already on the data folder ${data}${which}: set VIGILANS_DATA to another folder.`,
  );
}

async function startDatabase(settings: Settings): Promise<string> {
  if (settings.databaseUrl) {
    await assertReachable(settings.databaseUrl);
    return settings.databaseUrl;
  }
  const embedded = await startEmbedded({ data: settings.data });
  const watch = watchDatabase(embedded);
  started.push({
    name: "database",
    stop: async () => {
      clearInterval(watch);
      await embedded.stop();
    },
  });
  return embedded.url;
}

/** Starts the embedded database again, at the same address, should it be killed. */
function watchDatabase(embedded: Embedded): NodeJS.Timeout {
  let busy = false;
  return setInterval(async () => {
    if (busy || ending) return;
    busy = true;
    try {
      if (await embedded.revive()) console.error("The database had ended and was started again.");
    } catch (error) {
      console.error(errorMessage(error));
      await end(1);
    }
    busy = false;
  }, 500);
}

/** Migrates and seeds in a process of its own, whose memory is given back afterwards. */
async function prepare(environment: NodeJS.ProcessEnv): Promise<Administrator | undefined> {
  const child = fork(join(root, "scripts/run/prepare.ts"), { cwd: root, env: environment, execArgv: [] });
  started.push({ name: "preparation", stop: () => void child.kill("SIGTERM") });
  let administrator: Administrator | undefined;
  child.on("message", (message: { administrator?: Administrator }) => {
    administrator = message.administrator;
  });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  started.pop();
  // It has said on standard error what is wrong.
  if (code !== 0) await end(1);
  return administrator;
}

async function startWeb(settings: Settings, environment: NodeJS.ProcessEnv): Promise<KeptProcess> {
  const next = join(root, "node_modules/next/dist/bin/next");
  const listen = settings.host ? ["--hostname", settings.host] : [];
  const args = [next, settings.dev ? "dev" : "start", "--port", String(settings.port), ...listen];
  const mode = settings.dev ? "development" : "production";
  const web = keepProcess("web server", args, { ...environment, NODE_ENV: mode });
  started.push({ name: "web server", stop: web.stop });

  let exited = false;
  void web.firstExit.then(() => {
    exited = true;
  });
  const until = Date.now() + 120_000;
  while (!(await answers(`${reachedAt(settings)}/api/health`))) {
    if (exited) {
      await assertPortFree(settings);
      throw new Failure("The web server ended while starting; what it said is above.");
    }
    if (Date.now() > until) throw new Failure("The web server has not answered for two minutes.");
    await sleep(50);
  }
  web.keepAlive();
  return web;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(60_000), redirect: "manual" });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

function announce(settings: Settings, administrator: Administrator | undefined): void {
  const lines = ["", `Vigilans runs at ${settings.address}`];
  if (settings.demo)
    lines.push("Sign in: the demonstration accounts are listed on the sign-in page, one for each role.");
  else lines.push("Sign in with your account.");
  if (administrator) {
    lines.push(
      `Administrator: ${administrator.email}`,
      `One-time password (shown only now): ${administrator.password}`,
    );
  }
  console.log([...lines, "Ctrl-C stops it.", ""].join("\n"));
}

async function main(): Promise<void> {
  const begun = Date.now();
  const settings = readSettings();
  settings.data = openDataFolder(settings.data);
  const lock = takeCopyLock(settings);
  started.push({ name: "lock", stop: lock.release });
  await assertPortFree(settings);

  const environment: NodeJS.ProcessEnv = {
    ...ensureSecrets(settings.data),
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(settings.port),
    VIGILANS_DATA: settings.data,
    VIGILANS_DEMO: settings.demo ? "1" : "0",
    VIGILANS_URL: settings.address,
    NEXTAUTH_URL: settings.address,
  };
  await generateClient();
  environment.DATABASE_URL = await startDatabase(settings);
  const administrator = await prepare(environment);
  if (!settings.dev) {
    const build = await ensureBuild();
    started.push({ name: "build", stop: build.release });
  }

  const worker = keepProcess("worker", [join(root, "scripts/worker.ts")], {
    ...environment,
    NODE_ENV: settings.dev ? "development" : "production",
  });
  started.push({ name: "worker", stop: worker.stop });
  worker.keepAlive();
  await startWeb(settings, environment);
  publish(settings);
  announce(settings, administrator);
  console.error(`Started in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
}

/** Tells command-line entries on the same data folder how to join this copy. */
function publish(settings: Settings): void {
  const file = copyFile(settings.data);
  const environment: Record<string, string> = {
    VIGILANS_DEMO: settings.demo ? "1" : "0",
    VIGILANS_URL: settings.address,
    ...(settings.databaseUrl ? { DATABASE_URL: settings.databaseUrl } : {}),
    // What comes in by another entry waits for the same scanner.
    ...(process.env.CLAMD_HOST ? { CLAMD_HOST: process.env.CLAMD_HOST } : {}),
  };
  const copy: RunningCopy = { pid: process.pid, address: settings.address, environment };
  writeWhole(file, `${JSON.stringify(copy, null, 2)}\n`);
  started.push({ name: "state file", stop: () => rmSync(file, { force: true }) });
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"] as const)
  process.on(signal, () => void end(0));
main().catch((error: unknown) => {
  if (ending) return;
  console.error(error instanceof Failure ? error.message : error);
  void end(1);
});
