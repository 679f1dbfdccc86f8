import { recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { storeFile } from "#lib/documents/store.ts";
import { ConflictError, RefusedError } from "#lib/errors.ts";
import { safeFileName } from "#lib/mail/fileName.ts";
import { lockDirectory } from "#lib/organisation/commands/change.ts";
import { applyPlan } from "#lib/organisation/csv/commands/apply.ts";
import type { ImportPlan } from "#lib/organisation/csv/comparing.ts";
import type { CsvWords, List } from "#lib/organisation/csv/lists.ts";
import { plannedImport, type Upload, uploadStream } from "#lib/organisation/csv/queries.ts";
import { directoryStream } from "#lib/organisation/events.ts";
import { assertMayEditDirectory } from "#lib/organisation/policy.ts";

/** Keeps a file that is to be imported, as it came, and returns the number that its preview is found under. */
export async function uploadImport(
  actor: Actor,
  input: { list: List; file: File; deactivateMissing: boolean },
  at: Date,
): Promise<number> {
  assertMayEditDirectory(actor);
  const content = new Uint8Array(await input.file.arrayBuffer());
  return db.$transaction(async (tx) => {
    const upload: Upload = {
      list: input.list,
      fileName: safeFileName(input.file.name, "text/csv"),
      sha256: await storeFile(tx, content, "text/csv"),
      deactivateMissing: input.deactivateMissing,
    };
    await recordEvent(tx, uploadStream, { type: "import_uploaded", data: upload }, actor, at);
    const where = { streamType_streamId: { streamType: uploadStream.type, streamId: uploadStream.id } };
    return (await tx.auditStream.findUniqueOrThrow({ where })).lastSequence;
  });
}

/** How many rows an import did what with. */
export type ImportCounts = { added: number; changed: number; deactivated: number };

/**
 * Does exactly what the preview showed: the file is kept by its content and the directory must be at the `version`
 * that was previewed. Throws ConflictError when it has changed since, RefusedError while the file has problems.
 */
export async function confirmImport(
  actor: Actor,
  input: { number: number; version: number },
  words: CsvWords,
  at: Date,
): Promise<ImportCounts> {
  assertMayEditDirectory(actor);
  return db.$transaction(
    async (tx) => {
      const version = await lockDirectory(tx);
      if (version !== input.version) throw new ConflictError([{ key: "directoryChanged" }]);
      const { upload, plan } = await plannedImport(tx, input.number, words);
      if (plan.problems.length > 0)
        throw new RefusedError([{ key: "importHasProblems", values: { count: plan.problems.length } }]);
      await applyPlan(tx, upload.list, plan);
      await recordImport(tx, actor, upload, plan, at);
      return { added: plan.added.length, changed: plan.changed.length, deactivated: plan.deactivated.length };
    },
    // A whole region's tree in one transaction.
    { timeout: 180_000 },
  );
}

async function recordImport(tx: Tx, actor: Actor, upload: Upload, plan: ImportPlan, at: Date): Promise<void> {
  const { list, fileName, sha256 } = upload;
  const data = {
    ...{ list, fileName, sha256 },
    added: plan.added.map(({ cells }) => cells),
    changed: [...plan.changed, ...plan.deactivated].map(({ id, changes }) => ({ id, changes })),
  };
  await recordEvent(tx, directoryStream, { type: "directory_imported", data }, actor, at);
}
