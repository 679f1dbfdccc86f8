import { systemActor } from "#lib/audit/record.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import type { Tx } from "#lib/db.ts";
import { malwareIn } from "#lib/documents/scanning/queries.ts";

/** Says in a case's history of files just added to it in which the scanner has found malware before. */
export async function recordKnownInfectedFiles(
  tx: Tx,
  caseId: string,
  files: readonly { sha256: string; fileName: string }[],
  at: Date,
): Promise<void> {
  const malware = await malwareIn(
    tx,
    files.map(({ sha256 }) => sha256),
  );
  const found = files.find(({ sha256 }) => malware.has(sha256));
  if (!found) return;
  const data = { file: found.fileName, malware: malware.get(found.sha256) ?? "?" };
  await recordCaseEvent(tx, caseId, { type: "file_infected", data }, systemActor, at);
}
