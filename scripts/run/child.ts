import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../paths.ts";

const longestPause = 30_000;
/** Having lived this long, a process is taken to be well again, and its next crash to be a new one. */
const steadyAfter = 60_000;

export type KeptProcess = {
  /** Settles when the process has ended before it was ever told that it may be restarted. */
  firstExit: Promise<number>;
  /** From now on a crash leads to a restart, after a pause that doubles each time. */
  keepAlive: () => void;
  /** Asks the process to end, insists after twelve seconds, and resolves when it is gone. */
  stop: () => Promise<void>;
};

/**
 * Starts a Node process of our own. It runs in a session of its own, so that a Ctrl-C reaches only its keeper, which
 * then ends things in order; and it ends by itself when its keeper is gone.
 */
export function keepProcess(name: string, args: string[], environment: NodeJS.ProcessEnv): KeptProcess {
  let stopping = false;
  let restarting = false;
  let failures = 0;
  let child: ChildProcess;
  let startedAt = 0;
  let settleFirstExit: (code: number) => void = () => undefined;
  const firstExit = new Promise<number>((resolve) => {
    settleFirstExit = resolve;
  });

  const start = () => {
    startedAt = Date.now();
    child = spawn(process.execPath, ["--import", join(root, "scripts/run/with-parent.mjs"), ...args], {
      cwd: root,
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...environment, VIGILANS_KEEPER: String(process.pid) },
    });
    child.stdout?.pipe(process.stderr, { end: false });
    child.stderr?.pipe(process.stderr, { end: false });
    child.once("exit", (code, signal) => void ended(code ?? 1, signal));
  };

  const ended = async (code: number, signal: NodeJS.Signals | null) => {
    if (stopping) return;
    if (!restarting) return settleFirstExit(code);
    failures = Date.now() - startedAt > steadyAfter ? 1 : failures + 1;
    const pause = Math.min(longestPause, 500 * 2 ** failures);
    console.error(
      `The ${name} ended (${signal ?? `exit code ${code}`}) and is started again in ${pause / 1000} s.`,
    );
    await sleep(pause);
    if (!stopping) start();
  };

  start();
  return {
    firstExit,
    keepAlive: () => {
      restarting = true;
      if (child.exitCode !== null || child.signalCode !== null)
        void ended(child.exitCode ?? 1, child.signalCode);
    },
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const insist = setTimeout(() => child.kill("SIGKILL"), 12_000);
      await gone;
      clearTimeout(insist);
    },
  };
}
