import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { explainFileError } from "../failure.ts";

const names = ["AUTH_SECRET"] as const;

/**
 * The random secrets of this data folder, made at the first start and kept in a file that only its owner may read.
 * A variable in the environment goes before the file.
 */
export function ensureSecrets(data: string): Record<string, string> {
  const file = join(data, "secrets.env");
  const secrets = existsSync(file) ? (parseEnv(readFileSync(file, "utf8")) as Record<string, string>) : {};
  const missing = names.filter((name) => !secrets[name]);
  if (missing.length === 0) return secrets;

  for (const name of missing) secrets[name] = randomBytes(32).toString("base64url");
  try {
    writeWhole(
      file,
      `${Object.entries(secrets)
        .map(([name, value]) => `${name}=${value}`)
        .join("\n")}\n`,
    );
  } catch (error) {
    throw explainFileError(error, data);
  }
  return secrets;
}

/** Replaces a private file in one step: an interruption or a full disk leaves the old one as it was. */
export function writeWhole(file: string, content: string): void {
  const beside = `${file}.new`;
  try {
    writeFileSync(beside, content, { mode: 0o600, flush: true });
    chmodSync(beside, 0o600);
    renameSync(beside, file);
  } catch (error) {
    if (existsSync(beside)) rmSync(beside, { force: true });
    throw error;
  }
}
