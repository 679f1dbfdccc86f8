import { holdsSecret } from "#lib/cases/record/mask.ts";
import type { RecordData } from "#lib/cases/record/queries.ts";

/** A file of the case, with where in it it belongs: a key under `record.from`. */
export type RecordFile = {
  sha256: string;
  fileName: string;
  mediaType: string;
  size: number;
  from: "message" | "attachment" | "checklist" | "response" | "mail";
  source: string;
};

/** The most bytes that one record carries within itself; the rest stays in the case and is named in the record. */
const mostBytes = 150 * 1024 * 1024;

/** Every file of the case once, in the order in which it came to it. */
export function filesOf(record: RecordData): RecordFile[] {
  const messages = record.messages.flatMap((message): RecordFile[] => {
    const source = message.subject ?? message.fileName ?? "";
    const extension = message.raw.mediaType === "message/rfc822" ? ".eml" : "";
    const fileName = message.fileName ?? `${message.subject?.slice(0, 80) || "meddelande"}${extension}`;
    const { sha256, raw } = message;
    return [
      { sha256, ...raw, fileName, from: "message", source },
      ...message.attachments.map((file) => ({ ...pick(file), from: "attachment" as const, source })),
    ];
  });
  const checklist = record.checklist.flatMap((row) =>
    row.files.map((file) => ({ ...pick(file), from: "checklist" as const, source: row.key as string })),
  );
  const responses = record.dispatches.flatMap((dispatch) =>
    dispatch.recipients.flatMap((recipient) =>
      recipient.responses.flatMap((response) =>
        response.files.map((file) => ({ ...pick(file), from: "response" as const, source: recipient.name })),
      ),
    ),
  );
  const mails = record.mails.flatMap((mail) =>
    mail.attachments.map(({ sha256, fileName, file }) => ({
      ...{ sha256, fileName, ...file },
      ...{ from: "mail" as const, source: mail.subject },
    })),
  );
  const once = new Map<string, RecordFile>();
  for (const file of [...messages, ...checklist, ...responses, ...mails])
    if (!once.has(file.sha256)) once.set(file.sha256, file);
  return [...once.values()];
}

function pick({ sha256, fileName, mediaType, size }: Omit<RecordFile, "from" | "source">) {
  return { sha256, fileName, mediaType, size };
}

/** The files that the record carries, and those that are too large for it or empty. */
export function divideFiles(files: RecordFile[]): { embedded: RecordFile[]; leftOut: RecordFile[] } {
  let total = 0;
  const embedded: RecordFile[] = [];
  const leftOut: RecordFile[] = [];
  for (const file of files) {
    const fits = file.size > 0 && total + file.size <= mostBytes;
    if (fits) total += file.size;
    (fits ? embedded : leftOut).push(file);
  }
  return { embedded, leftOut };
}

/** The secrets of personal links that were mailed in the case. */
export function secretsOf(record: RecordData): string[] {
  return [...new Set(record.mails.flatMap((mail) => (mail.secret ? [mail.secret] : [])))];
}

/** Files that carry a personal link, such as an answer that quotes the mail with it: those never go along. */
export function isFreeOfSecrets(content: Uint8Array, secrets: readonly string[]): boolean {
  if (secrets.length === 0) return true;
  return !holdsSecret(Buffer.from(content).toString("latin1"), secrets);
}
