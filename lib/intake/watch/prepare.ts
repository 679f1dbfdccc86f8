import { detectMediaType } from "#lib/documents/mediaType.ts";
import { sha256Of } from "#lib/documents/store.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { blank, unreadableMessage } from "#lib/intake/blank.ts";
import { COLUMN_LIMITS, plausibleDate, storable, storableOrNull } from "#lib/intake/bounds.ts";
import { contentKeyOf } from "#lib/intake/contentKey.ts";
import { sketchesOf } from "#lib/intake/likeness/sources.ts";
import { readFacts } from "#lib/intake/prepare.ts";
import type { Origin, PreparedAttachment, PreparedMessage } from "#lib/intake/prepared.ts";
import {
  BODY_SOURCE,
  noTexts,
  type ReadTexts,
  SUBJECT_SOURCE,
  textsOfDocument,
} from "#lib/intake/sources.ts";
import { keyOf, type RawEntry, type WatchedEntry, wordingOf } from "#lib/intake/watch/entry.ts";
import type { LinkedDocument } from "#lib/intake/watch/linked.ts";
import { escapeHtml } from "#lib/mail/boundedHtml.ts";
import { safeFileName } from "#lib/mail/fileName.ts";

/** What of its source goes along with an entry. */
export type EntrySource = { id: string; name: string; opensCases: boolean };

/** An entry on its way to becoming a message. */
export type ArrivedEntry = RawEntry & {
  entry: WatchedEntry | null;
  linked: LinkedDocument[];
  /** Addresses that could not be fetched. */
  missing: string[];
  /** Wordings of the same entry that came before. */
  earlier: string[];
};

/**
 * Everything that will be stored of an entry, as of any other message. What it states in fields of their own is
 * written out under the labels of a notice, so that it is read as from any other text. Never throws.
 */
export async function prepareEntry(arrived: ArrivedEntry, source: EntrySource): Promise<PreparedMessage> {
  const origin: Origin = { channel: "feed", mailbox: null, fileName: null, opensCases: source.opensCases };
  const { entry, raw } = arrived;
  try {
    if (!entry) throw new Error("the entry could not be read");
    return await prepareRead({ ...arrived, entry }, source, origin);
  } catch (error) {
    const fromName = storable(source.name, COLUMN_LIMITS.name);
    return { ...unreadableMessage(raw, origin, error), rawMediaType: arrived.mediaType, fromName };
  }
}

type ReadArrived = ArrivedEntry & { entry: WatchedEntry };

async function prepareRead(
  arrived: ReadArrived,
  source: EntrySource,
  origin: Origin,
): Promise<PreparedMessage> {
  const { entry, raw, mediaType, linked, missing } = arrived;
  const base = blank(raw, mediaType, origin);
  const attachments = linked.map(attachmentOf);
  const body = bodyText(entry);
  const texts = await textsOf(entry, body, attachments);
  const content = {
    fromAddress: null,
    subject: entry.title,
    sentAt: plausibleDate(entry.published),
    text: [body, entry.link ?? ""].join("\n"),
    // A page is laid out anew each time; the entry itself tells whether it is the same.
    attachments: [],
  };
  const idOf = (wording: string) =>
    `<${keyOf(entry).slice(0, 32)}.${wording.slice(0, 16)}@${source.id}.watch>`;
  return {
    ...base,
    contentKey: contentKeyOf(content, base.sha256),
    messageId: idOf(wordingOf(entry)),
    references: arrived.earlier.map(idOf).slice(-COLUMN_LIMITS.references),
    fromName: storable(source.name, COLUMN_LIMITS.name),
    subject: storableOrNull(entry.title, COLUMN_LIMITS.subject),
    sentAt: content.sentAt,
    text: storableOrNull(shownText(entry, body), COLUMN_LIMITS.text),
    html: entry.html === null ? null : storableOrNull(shownHtml(entry, entry.html), COLUMN_LIMITS.html),
    attachments,
    ...readFacts(texts),
    sketches: sketchesOf(texts.sources),
    problems: [...texts.problems, ...missing.map((address) => `linked-not-fetched ${address}`)]
      .map((problem) => storable(problem, COLUMN_LIMITS.problem))
      .slice(0, COLUMN_LIMITS.problems),
  };
}

/** What the entry states under labels, then its text. */
function bodyText(entry: WatchedEntry): string {
  const t = translatorFor("sv");
  const stated = entry.stated.map(({ field, values }) => {
    const text = values.map((value) => value.replace(/\s+/g, " ")).join(", ");
    return `${t(`watch.labels.${field}`)}: ${text}`;
  });
  return [stated.join("\n"), entry.text].filter((part) => part !== "").join("\n\n");
}

function shownText(entry: WatchedEntry, body: string): string {
  const t = translatorFor("sv");
  const links = [entry.link, ...entry.documents].filter((link) => link !== null);
  const areas = entry.areas.length > 0 ? [`${t("watch.labels.area")}: ${entry.areas.join(", ")}`] : [];
  return [body, [...areas, ...links.map((link) => `${t("watch.labels.link")}: ${link}`)].join("\n")]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The entry's HTML with its links below, since the page that it came from had them around it. */
function shownHtml(entry: WatchedEntry, html: string): string {
  const links = [entry.link, ...entry.documents].filter((link) => link !== null);
  const written = links.map((link) => `<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`);
  return [html.slice(0, COLUMN_LIMITS.html - 100_000), ...written].join("\n");
}

async function textsOf(
  entry: WatchedEntry,
  body: string,
  attachments: readonly PreparedAttachment[],
): Promise<ReadTexts> {
  const texts = noTexts();
  if (entry.title) texts.sources.push({ name: SUBJECT_SOURCE, kind: "subject", pages: [entry.title] });
  if (body) texts.sources.push({ name: BODY_SOURCE, kind: "mail", pages: [body] });
  for (const attachment of attachments) {
    const { sources, problems, pictures } = await textsOfDocument(attachment);
    texts.sources.push(...sources);
    texts.problems.push(...problems);
    if (pictures !== "none") texts.pictures = pictures;
  }
  return texts;
}

function attachmentOf({ fileName, contentType, content }: LinkedDocument, index: number): PreparedAttachment {
  const mediaType = detectMediaType(content, fileName, contentType);
  return {
    path: String(index + 1),
    fileName: safeFileName(named(fileName, mediaType), mediaType),
    mediaType,
    inline: false,
    contentId: null,
    content,
    sha256: sha256Of(content),
    letter: null,
  };
}

/** The last part of a page's address has often no ending: then the type gives it one. */
function named(fileName: string | null, mediaType: string): string | null {
  if (fileName === null || /\.[a-z0-9]{1,5}$/i.test(fileName)) return fileName;
  return fileName + safeFileName(null, mediaType).replace(/^attachment/, "");
}
