import { createHash } from "node:crypto";
import type { Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { enqueue } from "#lib/jobs/boss.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** The SHA-256 of some bytes, in hex: the address of a stored file. */
export function sha256Of(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Where a file comes from: `given` by somebody outside, to be scanned, or `made` here. */
export type FileOrigin = "given" | "made";

/**
 * Keeps a file in the caller's transaction and returns its address. The same bytes are kept once; two
 * transactions that store them at the same time do not disturb each other. A file that was given waits for the
 * malware scanner, where there is one.
 */
export async function storeFile(
  tx: Tx,
  content: Uint8Array,
  mediaType: string,
  origin: FileOrigin = "given",
): Promise<string> {
  const sha256 = sha256Of(content);
  await tx.$executeRaw`
    INSERT INTO "StoredFile" ("sha256", "size", "mediaType", "content")
    VALUES (${sha256}, ${content.byteLength}, ${mediaType}, ${Buffer.from(content)})
    ON CONFLICT ("sha256") DO NOTHING`;
  if (origin === "given") await queueScans(tx, [sha256]);
  return sha256;
}

/** Files that nobody has scanned yet wait for the scanner. A file that is stored again keeps its verdict. */
async function queueScans(tx: Tx, sha256: string[]): Promise<void> {
  if (!env().CLAMD_HOST) return;
  const { count } = await tx.fileScan.createMany({
    data: sha256.map((address) => ({ sha256: address })),
    skipDuplicates: true,
  });
  if (count > 0) await enqueue(tx, "files.scan", {});
}

export type FileToStore = { sha256: string; content: Uint8Array; mediaType: string };

/**
 * The same for several files whose addresses are known, in one round trip. In one order, so that two
 * transactions with the same files never wait for each other.
 */
export async function storeFiles(tx: Tx, files: FileToStore[]): Promise<void> {
  const distinct = new Map(files.map((file) => [file.sha256, file]));
  const ordered = [...distinct.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  if (ordered.length === 0) return;
  const rows = ordered.map(
    ({ sha256, content, mediaType }) =>
      Prisma.sql`(${sha256}, ${content.byteLength}, ${mediaType}, ${asBuffer(content)})`,
  );
  await tx.$executeRaw`
    INSERT INTO "StoredFile" ("sha256", "size", "mediaType", "content")
    VALUES ${Prisma.join(rows)}
    ON CONFLICT ("sha256") DO NOTHING`;
  await queueScans(
    tx,
    ordered.map(({ sha256 }) => sha256),
  );
}

function asBuffer(content: Uint8Array): Buffer {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}
