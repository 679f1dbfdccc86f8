import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { type Lock, tryLock, waitForLock } from "../locks.ts";
import { cacheFolder, root } from "../paths.ts";

/**
 * What a build is made from; tests, documents and scripts do not change it. Nor does tsconfig.json, into which Next.js
 * writes during a build.
 */
const sourceFolders = ["app", "components", "lib", "messages", "public", "prisma/schema"];
const sourceFiles = /^(package-lock\.json|package\.json|[\w.-]+\.(ts|tsx|mjs))$/;

const buildFolder = join(root, ".next");
const stamp = join(buildFolder, "source.sha256");

const buildEnvironment = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;

/** SHA-256 over the path and content of every file that a build is made from. */
export function sourceHash(): string {
  const hash = createHash("sha256");
  const add = (path: string) =>
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  for (const name of readdirSync(root).sort()) {
    if (sourceFiles.test(name) && name !== "next-env.d.ts") add(name);
  }
  for (const folder of sourceFolders) {
    if (!existsSync(join(root, folder))) continue;
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const path of paths.sort()) add(path.slice(root.length + 1));
  }
  return hash.digest("hex");
}

/**
 * Builds the web application unless there is a build of this very source. Copies of one clone share the build: one
 * builds at a time, and none replaces it while another runs from it.
 *
 * @returns a lock to hold while running from the build
 */
export async function ensureBuild(): Promise<Lock> {
  const inUse = join(cacheFolder, "build.use.lock");
  const hash = sourceHash();
  const isCurrent = () =>
    existsSync(join(buildFolder, "BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash;

  const building = await waitForLock(join(cacheFolder, "build.lock"), "exclusive", 900_000);
  if (!building) throw new Failure("Another process has been building this clone for fifteen minutes.");
  try {
    if (!isCurrent()) {
      const alone = tryLock(inUse, "exclusive");
      if (!alone) {
        throw new Failure(
          "The source has changed since the build that a running copy of this clone uses: stop that copy first.",
        );
      }
      try {
        await build(hash);
      } finally {
        alone.release();
      }
    }
    const use = tryLock(inUse, "shared");
    if (!use) throw new Failure("Another process is replacing the build at this moment: start again.");
    return use;
  } finally {
    building.release();
  }
}

async function build(hash: string): Promise<void> {
  console.error("Building the web application (once for each version of the source) …");
  const begun = Date.now();
  rmSync(stamp, { force: true });
  const { code, output } = await runBuild();
  if (code !== 0) {
    if (/ENOSPC|no space left/i.test(output)) {
      throw new Failure(`There is no space left on the disk that holds ${root}: free some and start again.`);
    }
    throw new Failure(
      `The web application could not be built:\n${output.trim().split("\n").slice(-60).join("\n")}`,
    );
  }
  if (!existsSync(join(buildFolder, "BUILD_ID")))
    throw new Failure(`The build ended without a result:\n${output}`);
  // The source as it was when the build began: a change made meanwhile leads to another build.
  writeFileSync(stamp, hash);
  console.error(`Built in ${Math.round((Date.now() - begun) / 1000)} s.`);
}

function runBuild(): Promise<{ code: number; output: string }> {
  const preload = join(root, "scripts/run/with-parent.mjs");
  const next = join(root, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, ["--import", preload, next, "build"], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, ...buildEnvironment, VIGILANS_KEEPER: String(process.pid) },
  });
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output = (output + chunk).slice(-50_000);
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("exit", stop);
      resolve({ code: code ?? 1, output });
    });
  });
}
