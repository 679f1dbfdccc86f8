import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "#lib/env.ts";

/** The secrets of this installation cannot be opened: AUTH_SECRET is missing or another than when they were sealed. */
export class SealError extends Error {
  override name = "SealError";
}

const form = "v1";

function key(): Buffer {
  const { AUTH_SECRET } = env();
  if (!AUTH_SECRET) throw new SealError("AUTH_SECRET is not set");
  return Buffer.from(hkdfSync("sha256", AUTH_SECRET, "", "vigilans sealed secrets", 32));
}

/** Whether this process can seal and open secrets at all. */
export function canSeal(): boolean {
  return env().AUTH_SECRET !== undefined;
}

/**
 * A password or the like as the database may keep it: AES-256-GCM with a key derived (HKDF, SHA-256) from
 * AUTH_SECRET. `place` says where it belongs, such as a table and a row: moved elsewhere it does not open.
 */
export function seal(secret: string, place: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(place));
  const content = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return [form, ...[nonce, cipher.getAuthTag(), content].map((part) => part.toString("base64url"))].join(".");
}

/** The secret that was sealed for this place. Throws SealError when it does not open. */
export function unseal(sealed: string, place: string): string {
  const [given, ...parts] = sealed.split(".");
  const [nonce, tag, content] = parts.map((part) => Buffer.from(part, "base64url"));
  if (given !== form || !nonce || tag?.byteLength !== 16 || !content)
    throw new SealError("not a sealed secret");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(place)).setAuthTag(tag);
    return Buffer.concat([decipher.update(content), decipher.final()]).toString("utf8");
  } catch (error) {
    throw error instanceof SealError ? error : new SealError("sealed with another AUTH_SECRET");
  }
}
