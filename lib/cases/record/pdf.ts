import type { Actor } from "#lib/auth/actor.ts";
import { describeFile, recordDocument } from "#lib/cases/record/document.ts";
import {
  divideFiles,
  filesOf,
  isFreeOfSecrets,
  type RecordFile,
  secretsOf,
} from "#lib/cases/record/files.ts";
import { holdsSecret } from "#lib/cases/record/mask.ts";
import { contentsOf, type RecordData, recordOf } from "#lib/cases/record/queries.ts";
import { blockTemplate } from "#lib/documents/blocks.ts";
import { renderPdf } from "#lib/documents/pdf.ts";
import { NotFoundError } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";

/** Messages whose decoded text quotes a personal link: their files would give it away. */
function quoting(record: RecordData, secrets: readonly string[]): Set<string> {
  const given = record.messages.filter((message) =>
    holdsSecret(`${message.subject}\n${message.text}\n${message.html}`, secrets),
  );
  return new Set(given.map((message) => message.sha256));
}

/**
 * The whole case as one PDF/A-3 with its documents within it, for the record. Null for who may not see the case's
 * working material. Nothing in it opens a personal link: texts are masked, files that quote one are left out.
 */
export async function recordPdf(
  actor: Actor,
  number: string,
  locale: Locale,
  at: Date,
): Promise<{ fileName: string; mediaType: string; content: Uint8Array } | null> {
  let record: RecordData;
  try {
    record = await recordOf(actor, number);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
  const t = translatorFor(locale) as unknown as Translate;
  const secrets = secretsOf(record);
  const quoted = quoting(record, secrets);
  const { embedded, leftOut } = divideFiles(filesOf(record));
  const contents = await contentsOf(embedded.map((file) => file.sha256));
  const free = (file: RecordFile) => {
    const content = contents.get(file.sha256);
    return content !== undefined && !quoted.has(file.sha256) && isFreeOfSecrets(content, secrets);
  };
  const files = {
    embedded: embedded.filter(free),
    leftOut: [...leftOut, ...embedded.filter((file) => !free(file))],
  };
  const blocks = recordDocument(record, files, secrets, t, at);
  const title = t("record.heading", { number: record.number });
  const content = await renderPdf(
    blockTemplate,
    { blocks },
    {
      title,
      locale,
      at,
      files: files.embedded.map((file) => ({
        fileName: file.fileName,
        mediaType: file.mediaType,
        description: describeFile(file, t),
        content: contents.get(file.sha256) ?? new Uint8Array(),
      })),
    },
  );
  return { fileName: `${title}.pdf`, mediaType: "application/pdf", content };
}
