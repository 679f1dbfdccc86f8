import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { readPagesOf } from "#lib/documents/ocr/queries.ts";
import { PageError } from "#lib/documents/pages/pageError.ts";
import { pageCount, pdfPageWords } from "#lib/documents/pages/pages.ts";
import type { PageWords } from "#lib/documents/pages/pageTask.ts";
import { lockOf, type Scan, scanColumns } from "#lib/documents/scanning/lock.ts";
import { extractText } from "#lib/documents/text/extractText.ts";
import { storedLetter } from "#lib/intake/letter.ts";
import {
  inReadingOrder,
  isFromFile,
  isMarked,
  type MarkedDocument,
  type MarkedPages,
  markedText,
} from "#lib/intake/markedDocument.ts";
import { documentsVisibleTo, messagesVisibleTo } from "#lib/intake/queries.ts";
import { BODY_SOURCE, SUBJECT_SOURCE } from "#lib/intake/sources.ts";
import { readableText } from "#lib/mail/bodyText.ts";
import type { FactMark } from "#lib/notices/marks.ts";
import { pageMarks } from "#lib/notices/pageMarks.ts";

/** Pages that are shown of one file whatever stands on them; beyond these only pages with marks. */
export const SHOWN_PAGES = 40;
/** Pages beyond those that are shown for their marks. */
const MAX_MARKED_PAGES = 40;
/** Files that are opened for one view; the rest are there to be downloaded. */
const MAX_FILES = 12;
const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
/** Of a page whose own measure is not known before it is shown: A4, upright. */
const USUAL_RATIO = 210 / 297;

type Row = {
  id: string;
  path: string;
  fileName: string;
  mediaType: string;
  sha256: string;
  letter: unknown;
  file: { scan: Scan };
};

/**
 * The texts and files of a message as far as the person may read them, with the places marked that facts were read
 * from. A file that cannot be opened says why. Empty when nothing may be seen.
 */
export async function markedDocuments(
  actor: Actor,
  messageId: string,
  marks: readonly FactMark[],
): Promise<MarkedDocument[]> {
  const [texts, rows] = await Promise.all([
    db.incomingMessage.findFirst({
      where: { AND: [{ id: messageId }, messagesVisibleTo(actor)] },
      select: { subject: true, text: true, html: true },
    }),
    db.messageAttachment.findMany({
      where: { messageId, message: documentsVisibleTo(actor) },
      select: {
        id: true,
        path: true,
        fileName: true,
        mediaType: true,
        sha256: true,
        letter: true,
        file: { select: { scan: scanColumns } },
      },
      orderBy: { path: "asc" },
      take: 100,
    }),
  ]);
  const found: MarkedDocument[] = [];
  let files = 0;
  for (const row of rows) {
    const own = marks.filter(({ source }) => isFromFile(source, row));
    const opened = row.mediaType === "application/pdf" || own.length > 0;
    if (!opened || files >= MAX_FILES) continue;
    files += 1;
    const shown = isLocked(row, rows) ? locked(row) : await markedFile(row, own);
    if (shown) found.push(shown);
  }
  return inReadingOrder([...found, ...(texts ? textsOf(texts, marks) : [])]);
}

/** Locked by the malware scanner, or with something within it that is infected. */
function isLocked(row: Row, rows: readonly Row[]): boolean {
  const within = rows.filter(({ path }) => path.startsWith(`${row.path}.`));
  return lockOf(row.file.scan) !== null || within.some(({ file }) => file.scan?.state === "infected");
}

function locked({ id, fileName }: Row): MarkedDocument {
  return { key: id, name: fileName, attachmentId: id, kind: "unshown", problem: "locked" };
}

type Texts = { subject: string | null; text: string | null; html: string | null };

function textsOf({ subject, text, html }: Texts, marks: readonly FactMark[]): MarkedDocument[] {
  const texts = { [BODY_SOURCE]: readableText({ text, html }), [SUBJECT_SOURCE]: subject ?? "" };
  return Object.entries(texts)
    .filter(([, words]) => words.trim() !== "")
    .map(([name, words]): MarkedDocument => {
      const own = marks.filter(({ source }) => source === name);
      return { key: name, name, attachmentId: null, ...markedText([words], own) };
    })
    .filter((document) => document.name === BODY_SOURCE || isMarked(document));
}

async function markedFile(row: Row, marks: readonly FactMark[]): Promise<MarkedDocument | null> {
  const named = { key: row.id, name: row.fileName, attachmentId: row.id };
  try {
    if (row.mediaType === "application/pdf") return { ...named, ...(await markedPdf(row, marks)) };
    if (PICTURES.has(row.mediaType)) return { ...named, ...(await markedPicture(row, marks)) };
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    return { ...named, kind: "unshown", problem: error.reason };
  }
  const pages = await textPagesOf(row);
  return pages.length > 0 ? { ...named, ...markedText(pages, marks) } : null;
}

async function markedPdf(row: Row, marks: readonly FactMark[]): Promise<MarkedPages> {
  const opened = openedOf(row.sha256);
  try {
    return await markedPagesOf(opened, row, marks);
  } finally {
    opened.release();
  }
}

async function markedPagesOf(opened: Opened, row: Row, marks: readonly FactMark[]): Promise<MarkedPages> {
  opened.count ??= await pageCount(await opened.content());
  const read = await readPagesOf(row.sha256);
  const shown = Array.from({ length: Math.min(opened.count, SHOWN_PAGES) }, (_, index) => index + 1);
  const marked = marks
    .map(({ page }) => page ?? 1)
    .filter((page) => page > SHOWN_PAGES && page <= (opened.count ?? 0));
  const pages: MarkedPages["pages"] = [];
  let ratio = USUAL_RATIO;
  for (const page of [...shown, ...[...new Set(marked)].sort((a, b) => a - b).slice(0, MAX_MARKED_PAGES)]) {
    const here = marks.filter((mark) => (mark.page ?? 1) === page);
    const words =
      here.length > 0 || pages.length === 0
        ? (read?.find((one) => one.page === page) ?? (await pdfWordsOf(opened, page)))
        : null;
    if (words) ratio = words.width / words.height;
    pages.push({ page, ratio, marks: words ? pageMarks(words.words, here) : [] });
  }
  return { kind: "pdf", pageCount: opened.count, pages };
}

async function markedPicture(row: Row, marks: readonly FactMark[]): Promise<MarkedPages> {
  const [read] = (await readPagesOf(row.sha256)) ?? [];
  const ratio = read ? read.width / read.height : USUAL_RATIO;
  return {
    kind: "picture",
    pageCount: 1,
    pages: [{ page: 1, ratio, marks: pageMarks(read?.words ?? [], marks) }],
  };
}

async function textPagesOf({ sha256, fileName, mediaType, letter }: Row): Promise<string[]> {
  const said = storedLetter(letter);
  if (said) return [[said.subject, said.text].filter(Boolean).join("\n\n")];
  const content = await contentOf(sha256);
  return (await extractText({ fileName, mediaType, content }))?.pages ?? [];
}

async function contentOf(sha256: string): Promise<Uint8Array> {
  const file = await db.storedFile.findUniqueOrThrow({ where: { sha256 }, select: { content: true } });
  return file.content;
}

/** What was found out of a PDF: the same bytes always say the same. */
type Opened = {
  count: number | null;
  words: Map<number, PageWords>;
  content: () => Promise<Uint8Array>;
  release: () => void;
};

const MAX_OPENED = 30;
const MAX_WORD_PAGES = 40;
const known = new Map<string, Opened>();

function openedOf(sha256: string): Opened {
  const before = known.get(sha256);
  if (before) return before;
  let content: Promise<Uint8Array> | null = null;
  const opened: Opened = {
    count: null,
    words: new Map(),
    content: () => {
      content ??= contentOf(sha256);
      return content;
    },
    // The bytes are not held on to, only what they say.
    release: () => {
      content = null;
    },
  };
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - MAX_OPENED + 1)))
    known.delete(oldest);
  known.set(sha256, opened);
  return opened;
}

async function pdfWordsOf(opened: Opened, page: number): Promise<PageWords> {
  const before = opened.words.get(page);
  if (before) return before;
  const words = await pdfPageWords(await opened.content(), page);
  if (opened.words.size < MAX_WORD_PAGES) opened.words.set(page, words);
  return words;
}
