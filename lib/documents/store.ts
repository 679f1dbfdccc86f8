import { createHash } from "node:crypto";
import type { Tx } from "#lib/db.ts";

/** The SHA-256 of some bytes, in hex: the address of a stored file. */
export function sha256Of(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * Keeps a file in the caller's transaction and returns its address. The same bytes are kept once; two
 * transactions that store them at the same time do not disturb each other.
 */
export async function storeFile(tx: Tx, content: Uint8Array, mediaType: string): Promise<string> {
  const sha256 = sha256Of(content);
  await tx.$executeRaw`
    INSERT INTO "StoredFile" ("sha256", "size", "mediaType", "content")
    VALUES (${sha256}, ${content.byteLength}, ${mediaType}, ${Buffer.from(content)})
    ON CONFLICT ("sha256") DO NOTHING`;
  return sha256;
}
