import type { Lock } from "#lib/documents/scanning/lock.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

export type ChecklistEntryView = {
  id: string;
  key: ChecklistKey;
  name: string;
  customerNumber: string | null;
  quantity: number | null;
  note: string | null;
  addedBy: string;
  addedAt: Date;
  /** The unit or outside party of the directory that it was recognised as. */
  knownAs: string | null;
  /** A private provider or municipality. */
  external: boolean;
};

export type ChecklistFileView = {
  id: string;
  key: ChecklistKey;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  lock?: Lock | null;
  addedBy: string;
  addedAt: Date;
};

export type ChecklistRowView = {
  key: ChecklistKey;
  answer: unknown;
  version: number;
  answeredById: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  entries: ChecklistEntryView[];
  files: ChecklistFileView[];
};

/** What the form is about. */
export type ChecklistSubject = {
  number: string;
  title: string;
  /** The coordinators' assessment, once written. */
  assessment: string | null;
  /** The mailbox that notices come to. */
  intakeAddress: string;
  notice: {
    manufacturer: string | null;
    devices: string[];
    refs: string[];
    lots: string[];
    fscaReferences: string[];
    noticeDate: Date | null;
  } | null;
};
