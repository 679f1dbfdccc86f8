import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Processor time used so far, in milliseconds. Only Linux tells; elsewhere everything is 0. */
export type CpuTime = { main: number; threads: number; database: number };

// Clock ticks of Linux as /proc gives them: USER_HZ is 100 on every machine that Node runs on.
const millisecondsPerTick = 10;

type Stat = { parent: number; own: number; reaped: number };

/** Processor time of a process or thread, and of its children that have ended (proc(5), stat). */
function statOf(path: string): Stat | null {
  try {
    const text = readFileSync(join(path, "stat"), "utf8");
    // The second field, the name in brackets, may hold spaces.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
    return {
      parent,
      own: (user + system) * millisecondsPerTick,
      reaped: (childUser + childSystem) * millisecondsPerTick,
    };
  } catch {
    return null;
  }
}

/**
 * What the processes `pids` have used, in their main threads and in all others, and what the server `postmaster` and
 * its backends have, those that have ended included.
 */
export function cpuTimeOf(pids: number[], postmaster: number): CpuTime {
  const time = { main: 0, threads: 0, database: 0 };
  for (const pid of pids) {
    const main = statOf(`/proc/${pid}/task/${pid}`)?.own ?? 0;
    time.main += main;
    time.threads += (statOf(`/proc/${pid}`)?.own ?? main) - main;
  }
  const server = statOf(`/proc/${postmaster}`);
  time.database = (server?.own ?? 0) + (server?.reaped ?? 0) + backendsOf(postmaster);
  return time;
}

function backendsOf(postmaster: number): number {
  try {
    const stats = readdirSync("/proc").map((name) => (/^\d+$/.test(name) ? statOf(`/proc/${name}`) : null));
    return stats.reduce((sum, stat) => sum + (stat?.parent === postmaster ? stat.own : 0), 0);
  } catch {
    return 0;
  }
}

/** What one message took, in milliseconds with one decimal, when `count` of them were done between two readings. */
export function cpuPerMessage(before: CpuTime, after: CpuTime, count: number): CpuTime {
  const each = (key: keyof CpuTime) => Math.round(((after[key] - before[key]) * 10) / count) / 10;
  return { main: each("main"), threads: each("threads"), database: each("database") };
}
