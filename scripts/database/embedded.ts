import { spawn } from "node:child_process";
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { explainFileError, Failure } from "../failure.ts";
import { type Lock, tryLock, waitForLock } from "../locks.ts";
import { dataFolder } from "../paths.ts";
import { clusterPaths, clusterUrl, explainServer, prepareCluster, serverBinaries } from "./cluster.ts";
import { runningServer, stalePort } from "./postmaster.ts";
import { type ServerUser, serverEnvironment } from "./server-user.ts";

export type EmbeddedOptions = {
  /** Data folder; the cluster is in `postgres` below it. Default: VIGILANS_DATA. */
  data?: string;
  /** False for throw-away clusters in tests: faster, and lost when the machine stops. Default true. */
  durable?: boolean;
};

export type Embedded = {
  /** Connection string on loopback, password included. */
  url: string;
  /** Starts the server again, on the same port, if it has gone away. True when it had. */
  revive: () => Promise<boolean>;
  /** Lets go of the server, and stops it unless another process still uses it. */
  stop: () => Promise<void>;
};

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs there already. Processes share it: it
 * runs in a session of its own (a Ctrl-C in the terminal does not reach it), and the last one that stops it ends it.
 *
 * @throws Failure with one sentence: disk full, folder not readable, other major version, no server for this machine
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  const durable = options.durable ?? true;
  const wanted = options.data ?? dataFolder();
  const data = openDataFolder(wanted);
  const use: { lock?: Lock } = {};
  let port = await exclusively(data, async () => {
    use.lock = tryLock(clusterPaths(data).useLock, "shared");
    try {
      return await ensureRunning(data, durable);
    } catch (error) {
      use.lock?.release();
      throw explainFileError(error, data);
    }
  });

  return {
    url: clusterUrl(data, port),
    revive: async () => {
      if (runningServer(data)) return false;
      const before = port;
      port = await exclusively(data, () => ensureRunning(data, durable, before));
      return true;
    },
    stop: async () => {
      if (!use.lock) return;
      await exclusively(data, async () => {
        use.lock?.release();
        use.lock = undefined;
        const last = tryLock(clusterPaths(data).useLock, "exclusive");
        if (last) await stopServer(data);
        last?.release();
      });
    },
  };
}

/** Makes sure that the data folder exists; returns its real path, or throws a Failure that says what is in the way. */
export function openDataFolder(wanted: string): string {
  try {
    if (!existsSync(wanted)) {
      mkdirSync(wanted, { recursive: true });
      // The server's own user has to pass through; what is secret inside has a mode of its own.
      chmodSync(wanted, 0o755);
    }
    if (!statSync(wanted).isDirectory()) throw Object.assign(new Error("no folder"), { code: "ENOTDIR" });
    accessSync(wanted, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(wanted);
  } catch (error) {
    throw explainFileError(error, wanted);
  }
}

/** Starting and stopping the server of one data folder is done by one process at a time. */
async function exclusively<T>(data: string, work: () => Promise<T>): Promise<T> {
  const lock = await waitForLock(clusterPaths(data).startLock, "exclusive", 120_000);
  if (!lock) throw new Failure(`Another process has been starting the database in ${data} for two minutes.`);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** Returns the port of the running server, starting it first if there is none. */
async function ensureRunning(data: string, durable: boolean, preferredPort?: number): Promise<number> {
  const running = runningServer(data);
  if (running) return running.port || (await waitUntilReady(data, () => undefined));

  const user = await prepareCluster(data, durable);
  const oldPort = preferredPort ?? stalePort(data);
  // A process id in the file that now means something else would keep the server from starting.
  rmSync(clusterPaths(data).pidFile, { force: true });

  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 && oldPort ? oldPort : await freePort();
    const outcome = await launch(data, user, port, durable);
    if (outcome.ready) return port;
    // After a kill the old server's processes take a moment to notice, and a port may be taken meanwhile.
    const passing = /pre-existing shared memory block|could not bind|could not create any TCP/.test(
      outcome.output,
    );
    if (!passing || attempt === 20) throw explainServer(outcome.output, data);
    await sleep(250);
  }
}

async function launch(data: string, user: ServerUser, port: number, durable: boolean) {
  const { postgres } = await serverBinaries();
  const paths = clusterPaths(data);
  const tooLong = existsSync(paths.log) && statSync(paths.log).size > 10_000_000;
  const log = openSync(paths.log, tooLong ? "w" : "a", 0o600);
  const logStart = statSync(paths.log).size;
  const [command = postgres, ...args] = [...user.prefix, postgres, ...serverArguments(data, port, durable)];
  const child = spawn(command, args, {
    ...user.ids,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: serverEnvironment,
  });
  child.unref();
  closeSync(log);
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  try {
    await waitUntilReady(data, () => (ended ? "ended" : undefined));
    return { ready: true, output: "" };
  } catch (error) {
    if (!ended) throw error;
    return { ready: false, output: readFileSync(paths.log).subarray(logStart).toString() };
  }
}

function serverArguments(data: string, port: number, durable: boolean): string[] {
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
    "max_connections=200",
    "log_checkpoints=off",
  ];
  if (!durable)
    settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=4GB");
  return ["-D", clusterPaths(data).cluster, ...settings.flatMap((setting) => ["-c", setting])];
}

/** Waits until the server takes connections; recovery after a crash may take a while with much data. */
async function waitUntilReady(data: string, gaveUp: () => string | undefined): Promise<number> {
  const started = Date.now();
  let told = false;
  for (;;) {
    const server = runningServer(data);
    if (server?.ready) return server.port;
    const reason = gaveUp();
    if (reason) throw new Error(reason);
    if (Date.now() - started > 600_000)
      throw new Failure(`The embedded PostgreSQL in ${data} has not become ready.`);
    if (!told && Date.now() - started > 5_000) {
      told = true;
      console.error("The database is recovering from an interruption, which takes a moment …");
    }
    await sleep(15);
  }
}

/** Ends the server: politely first (open transactions are rolled back), then so that it recovers at the next start. */
async function stopServer(data: string): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    const server = runningServer(data);
    if (!server) return;
    try {
      process.kill(server.pid, signal);
    } catch {
      return;
    }
    const until = Date.now() + 30_000;
    while (Date.now() < until) {
      if (!runningServer(data)) return;
      await sleep(15);
    }
  }
  throw new Failure(`The embedded PostgreSQL in ${data} did not stop.`);
}

/** A TCP port of loopback that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
