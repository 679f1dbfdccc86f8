import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { errorCode } from "../failure.ts";
import { clusterPaths } from "./cluster.ts";

/** What the server says of itself in its pid file (PostgreSQL, "src/include/utils/pidfile.h"). */
export type RunningServer = { pid: number; port: number; ready: boolean };

/**
 * The server that runs on the cluster of this data folder right now, or undefined. A pid file that was left behind
 * by a killed server is seen through: its process must live, and be a server of this very folder.
 */
export function runningServer(data: string): RunningServer | undefined {
  const lines = readPidFile(data);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid) || !isServerOf(pid, clusterPaths(data).cluster)) {
    return undefined;
  }
  return { pid, port: Number(lines[3] ?? 0), ready: (lines[7] ?? "").trim() === "ready" };
}

/** The port of the server that ran here last and did not stop cleanly: its clients still know that port. */
export function stalePort(data: string): number | undefined {
  const port = Number(readPidFile(data)[3]);
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

function readPidFile(data: string): string[] {
  try {
    return readFileSync(clusterPaths(data).pidFile, "utf8").split("\n");
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  return commandLine(pid).split("\0").includes(cluster);
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    // No /proc on this system: ask ps, which separates with blanks.
    const listed = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
    return listed.trim().replace(/ (?=-)|(?<=-D) /g, "\0");
  }
}
