import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, runMain } from "./failure.ts";
import { waitForLock } from "./locks.ts";
import { cacheFolder, root } from "./paths.ts";

const schemaFolder = join(root, "prisma/schema");
const outputFolder = join(root, "prisma/generated");
const stamp = join(outputFolder, "schema.sha256");

/** SHA-256 over the schema files and the version of the generator that reads them. */
function schemaHash(): string {
  const hash = createHash("sha256");
  hash.update(readFileSync(join(root, "node_modules/prisma/package.json")));
  hash.update(readFileSync(join(root, "prisma.config.ts")));
  for (const name of readdirSync(schemaFolder).sort()) {
    if (name.endsWith(".prisma")) hash.update(`${name}\n`).update(readFileSync(join(schemaFolder, name)));
  }
  return hash.digest("hex");
}

/** Writes the typed database client to prisma/generated, unless it was made from this very schema already. */
export async function generateClient(): Promise<void> {
  const wanted = schemaHash();
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (isCurrent()) return;

  const lock = await waitForLock(join(cacheFolder, "generate.lock"), "exclusive", 60_000);
  if (!lock) throw new Failure("Another process has been generating the database client for over a minute.");
  try {
    if (isCurrent()) return;
    const result = spawnSync(
      process.execPath,
      [join(root, "node_modules/prisma/build/index.js"), "generate"],
      {
        cwd: root,
        encoding: "utf8",
        env: {
          ...process.env,
          // Prisma would download an engine that generating does not use; any executable keeps it from trying.
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
          CHECKPOINT_DISABLE: "1",
        },
      },
    );
    if (result.status !== 0) {
      throw new Failure(`The database client could not be generated:\n${result.stdout}${result.stderr}`);
    }
    writeFileSync(stamp, wanted);
  } finally {
    lock.release();
  }
}

if (import.meta.main) await runMain(generateClient);
