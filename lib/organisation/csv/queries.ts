import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { compareWithDirectory, type ImportPlan } from "#lib/organisation/csv/comparing.ts";
import {
  type CsvWords,
  type DirectoryPicture,
  type DirectoryRow,
  type List,
  lists,
  separator,
} from "#lib/organisation/csv/lists.ts";
import { readCsv } from "#lib/organisation/csv/reading.ts";
import { directoryStream } from "#lib/organisation/events.ts";
import { assertMayEditDirectory, assertMayReadDirectory } from "#lib/organisation/policy.ts";

const yesNo = (value: boolean) => (value ? "yes" : "no");

async function administrationRows(tx: Tx): Promise<DirectoryRow[]> {
  const rows = await tx.administration.findMany({ orderBy: { code: "asc" } });
  return rows.map(({ id, code, name, active }) => ({ id, cells: { code, name, active: yesNo(active) } }));
}

async function unitRows(tx: Tx): Promise<DirectoryRow[]> {
  const rows = await tx.unit.findMany({
    include: {
      administration: { select: { code: true } },
      parent: { select: { code: true } },
      managers: { orderBy: { id: "asc" } },
    },
    orderBy: { code: "asc" },
  });
  return rows.map((unit) => {
    const heads = unit.managers.filter((manager) => manager.kind === "head_of_operations");
    const managers = unit.managers.filter((manager) => manager.kind === "unit_manager");
    const cells = {
      code: unit.code,
      name: unit.name,
      administration: unit.administration.code,
      parent: unit.parent?.code ?? "",
      costCentre: unit.costCentre ?? "",
      rgsCustomerNumber: unit.rgsCustomerNumber ?? "",
      ownHandling: yesNo(unit.ownHandling),
      headOfOperations: heads.map(({ name }) => name).join(separator),
      headOfOperationsEmail: heads.map(({ email }) => email).join(separator),
      unitManager: managers.map(({ name }) => name).join(separator),
      unitManagerEmail: managers.map(({ email }) => email).join(separator),
      active: yesNo(unit.active),
    };
    return { id: unit.id, cells };
  });
}

async function mailboxRows(tx: Tx): Promise<DirectoryRow[]> {
  const rows = await tx.mailbox.findMany({
    include: { administration: { select: { code: true } }, unit: { select: { code: true } } },
    orderBy: [{ kind: "asc" }, { address: "asc" }],
  });
  return rows.map(({ id, kind, address, name, administration, unit, active }) => {
    const administrationCode = kind === "administration" ? (administration?.code ?? "") : "";
    const cells = { kind, address, name, administration: administrationCode, unit: unit?.code ?? "" };
    return { id, cells: { ...cells, active: yesNo(active) } };
  });
}

async function partyRows(tx: Tx): Promise<DirectoryRow[]> {
  const rows = await tx.externalParty.findMany({ orderBy: { code: "asc" } });
  return rows.map(({ id, code, kind, name, email, rgsCustomerNumber, active }) => ({
    id,
    cells: {
      ...{ code, kind, name },
      email: email ?? "",
      rgsCustomerNumber: rgsCustomerNumber ?? "",
      active: yesNo(active),
    },
  }));
}

const rowsOf: Record<List, (tx: Tx) => Promise<DirectoryRow[]>> = {
  administrations: administrationRows,
  units: unitRows,
  mailboxes: mailboxRows,
  parties: partyRows,
};

/** All rows of a list, out of use as well, for an exported file. Throws ForbiddenError. */
export async function exportRows(actor: Actor, list: List): Promise<DirectoryRow["cells"][]> {
  assertMayReadDirectory(actor);
  return (await rowsOf[list](db)).map((row) => row.cells);
}

async function directoryPicture(tx: Tx, list: List): Promise<DirectoryPicture> {
  return {
    rows: await rowsOf[list](tx),
    administrations: await administrationRows(tx),
    units: await unitRows(tx),
  };
}

/** The chain of the files that were sent in, imported or not. */
export const uploadStream = { type: "directory", id: "imports" } as const;

export type Upload = { list: List; fileName: string; sha256: string; deactivateMissing: boolean };

/** The number of changes that the directory has seen. */
async function directoryVersion(tx: Tx): Promise<number> {
  const where = { streamType_streamId: { streamType: directoryStream.type, streamId: directoryStream.id } };
  return (await tx.auditStream.findUnique({ where }))?.lastSequence ?? 0;
}

/**
 * What a file that was sent in would do to the directory as it is now. `version` tells the directory's state.
 * Throws NotFoundError for a number that no upload has.
 */
export async function plannedImport(
  tx: Tx,
  number: number,
  words: CsvWords,
): Promise<{ upload: Upload; version: number; plan: ImportPlan }> {
  const event = await tx.auditEvent.findUnique({
    where: {
      streamType_streamId_sequence: {
        streamType: uploadStream.type,
        streamId: uploadStream.id,
        sequence: number,
      },
    },
  });
  if (event?.type !== "import_uploaded") throw new NotFoundError();
  const upload = event.data as Upload;
  if (!lists.includes(upload.list)) throw new NotFoundError();
  const file = await tx.storedFile.findUniqueOrThrow({
    where: { sha256: upload.sha256 },
    select: { content: true },
  });
  const version = await directoryVersion(tx);
  const table = readCsv(upload.list, file.content, words);
  const plan = compareWithDirectory(upload.list, table, await directoryPicture(tx, upload.list), upload);
  return { upload, version, plan };
}

/** The same for the preview page, from one moment's state of the database. Throws ForbiddenError. */
export async function importPreview(actor: Actor, number: number, words: CsvWords) {
  assertMayEditDirectory(actor);
  return db.$transaction((tx) => plannedImport(tx, number, words), { isolationLevel: "RepeatableRead" });
}
