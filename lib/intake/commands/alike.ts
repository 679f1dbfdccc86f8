import type { Tx } from "#lib/db.ts";
import { inPlaces } from "#lib/intake/commands/places.ts";
import { isOtherNotice, likestTexts } from "#lib/intake/likeness/compare.ts";
import { bandsOf, sketchFrom } from "#lib/intake/likeness/sketch.ts";
import { isInCase } from "#lib/intake/policy.ts";
import type { PreparedAttachment, PreparedMessage, PreparedSketch } from "#lib/intake/prepared.ts";
import type { ProposalReason } from "#lib/intake/proposals.ts";
import { bareSubject } from "#lib/intake/title.ts";
import { storedFacts } from "#lib/notices/queries.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/** An earlier message that is like one that comes, with the id of its case and whether it is in it, and why. */
export type AlikeRow = {
  messageId: string;
  caseId: string | null;
  inCase: boolean;
  reasons: ProposalReason[];
};

/** Earlier messages looked at for one band or file, newest first: what is common to more tells nothing. */
const NEWEST = 10;
/** Earlier messages whose texts are compared with one that comes, and that are looked at more closely. */
const COMPARED = 24;
const CLOSE = 6;
/** Messages under one Message-ID from which on a sender is taken to give all its mails the same. */
const REUSED = 4;
const MOST_FILES = 20;
/** A smaller file is a logotype or a mark. */
const SMALLEST_FILE = 2000;

const TELLING =
  /^application\/(?:pdf|msword|vnd\.(?:openxmlformats|oasis|ms-(?:excel|powerpoint|outlook))|zip|x-zip|rtf)/;
const TELLING_NOTHING =
  /^(?:image|audio|video)\/|^text\/|^message\/(?:rfc822-headers|delivery|disposition)|pkcs7|pgp|ms-tnef|vcard|calendar/;

/** Whether the same file in two mails says that they are about the same. */
function tells({ mediaType, inline, content }: PreparedAttachment): boolean {
  if (content.byteLength < SMALLEST_FILE) return false;
  return TELLING.test(mediaType) || (!inline && !TELLING_NOTHING.test(mediaType));
}

function bandsIn(message: PreparedMessage): bigint[] {
  return [...new Set(message.sketches.flatMap(({ sketch }) => bandsOf(sketch)))];
}

/** The addresses of the files that are looked for: an archive can hold a thousand. */
function tellingFiles({ attachments }: PreparedMessage): string[] {
  return [...new Set(attachments.filter(tells).map(({ sha256 }) => sha256))].slice(0, MOST_FILES);
}

/** What two messages have in common when they are alike, for the locks that let one of them be decided first. */
export function likenessKeys(message: PreparedMessage): string[] {
  const files = tellingFiles(message).map((sha256) => `file ${sha256}`);
  return [...files, ...bandsIn(message).map((band) => `band ${band}`)];
}

/** What is known of an earlier message before it is looked at: its texts, its files, the Message-ID in common. */
type Sighting = { messageId: string; fileName: string | null; sameId: boolean; hits: number };

/**
 * For each message the earlier ones that it is like, best first: the same file, much the same text, or the same
 * Message-ID with other content. Not what plainly is another notice. Costs the same however many are stored: each
 * look-up takes the newest few by index.
 */
export async function findAlike(
  tx: Tx,
  messages: readonly PreparedMessage[],
  except: string | null,
): Promise<AlikeRow[][]> {
  const sighted = await sightings(tx, messages);
  const ids = [...new Set(sighted.flat().map(({ messageId }) => messageId))].filter((id) => id !== except);
  if (ids.length === 0) return messages.map(() => []);
  const sketches = await sketchesOf(tx, ids);
  const likely = messages.map((message, index) =>
    (sighted[index] ?? [])
      .filter(({ messageId }) => messageId !== except)
      .map((one) => ({ ...one, text: likestTexts(message.sketches, sketches.get(one.messageId) ?? []) }))
      .filter(({ fileName, sameId, text }) => fileName !== null || sameId || text !== null)
      .sort((a, b) => weightOf(b) - weightOf(a))
      .slice(0, CLOSE),
  );
  const earlier = await earlierMessages(
    tx,
    likely.flat().map(({ messageId }) => messageId),
  );
  return messages.map((message, index) =>
    alikeOf(message, likely[index] ?? [], earlier).filter(({ messageId }) => messageId !== except),
  );
}

type Likely = Sighting & { text: ReturnType<typeof likestTexts> };

function weightOf({ fileName, text, sameId }: Likely): number {
  return (fileName === null ? 0 : 1) + (text?.likeness ?? 0) + (sameId ? 0.5 : 0);
}

type Bounded = { position: number; messageId: string; fileName: string | null; what: "band" | "file" | "id" };

async function sightings(tx: Tx, messages: readonly PreparedMessage[]): Promise<Sighting[][]> {
  const open = messages.map((message) => (message.bounce || message.autoReply ? null : message));
  const asked = open.flatMap((message, index) => {
    if (!message) return [];
    const position = index + 1;
    return [
      ...bandsIn(message).map((band) => ({ position, what: "band", key: String(band) })),
      ...tellingFiles(message).map((key) => ({ position, what: "file", key })),
      ...(message.messageId ? [{ position, what: "id", key: message.messageId }] : []),
    ];
  });
  if (asked.length === 0) return messages.map(() => []);
  const rows = await tx.$queryRaw<Bounded[]>`
    WITH asked AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a("position" int, "what" text, "key" text))
    SELECT asked."position", 'band' AS "what", found."messageId", NULL AS "fileName"
    FROM asked CROSS JOIN LATERAL (
      SELECT b."messageId" FROM "TextBand" b WHERE b."band" = asked."key"::bigint
      ORDER BY b."messageId" DESC LIMIT ${NEWEST}) AS found
    WHERE asked."what" = 'band'
    UNION ALL
    SELECT asked."position", 'file', found."messageId", found."fileName"
    FROM asked CROSS JOIN LATERAL (
      SELECT f."messageId", f."fileName" FROM "MessageAttachment" f WHERE f."sha256" = asked."key"::char(64)
      ORDER BY f."messageId" DESC LIMIT ${NEWEST}) AS found
    WHERE asked."what" = 'file'
    UNION ALL
    SELECT asked."position", 'id', found."id", NULL
    FROM asked CROSS JOIN LATERAL (
      SELECT m."id" FROM "IncomingMessage" m WHERE m."messageId" = asked."key" LIMIT ${REUSED}) AS found
    WHERE asked."what" = 'id'`;
  return inPlaces(messages.length, rows).map(gathered);
}

/** One sighting for each earlier message, those with most in common first. */
function gathered(rows: readonly Bounded[]): Sighting[] {
  const reused = rows.filter(({ what }) => what === "id").length >= REUSED;
  const found = new Map<string, Sighting>();
  for (const { messageId, fileName, what } of rows) {
    if (what === "id" && reused) continue;
    const one = found.get(messageId) ?? { messageId, fileName: null, sameId: false, hits: 0 };
    found.set(messageId, {
      ...one,
      fileName: one.fileName ?? fileName,
      sameId: one.sameId || what === "id",
      hits: one.hits + (what === "band" ? 1 : 8),
    });
  }
  return [...found.values()].sort((a, b) => b.hits - a.hits).slice(0, COMPARED);
}

async function sketchesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, PreparedSketch[]>> {
  const rows = await tx.textSketch.findMany({
    where: { messageId: { in: [...ids] } },
    orderBy: [{ messageId: "asc" }, { position: "asc" }],
  });
  const found = new Map<string, PreparedSketch[]>();
  for (const { messageId, source, minima } of rows) {
    const sketch = sketchFrom(minima);
    if (sketch) found.set(messageId, [...(found.get(messageId) ?? []), { source, sketch }]);
  }
  return found;
}

const proposable = [
  "case_created",
  "attached_to_case",
  "revision_of_case",
  "waiting_in_inbox",
  "link_proposed",
  "dismissed",
  "duplicate",
] as const satisfies readonly MessageFate[];

async function earlierMessages(tx: Tx, ids: readonly string[]) {
  const rows = await tx.incomingMessage.findMany({
    where: { id: { in: [...ids] }, fate: { in: [...proposable] } },
    select: {
      id: true,
      caseId: true,
      duplicateOfId: true,
      duplicateOf: { select: { caseId: true } },
      fate: true,
      subject: true,
      fromAddress: true,
      facts: true,
    },
  });
  return new Map(rows.map((row) => [row.id, { ...row, facts: storedFacts(row.facts) }]));
}

type EarlierRow = NonNullable<ReturnType<Awaited<ReturnType<typeof earlierMessages>>["get"]>>;

function alikeOf(
  message: PreparedMessage,
  likely: readonly Likely[],
  earlier: ReadonlyMap<string, EarlierRow>,
): AlikeRow[] {
  const found = new Map<string, AlikeRow>();
  for (const one of likely) {
    const row = earlier.get(one.messageId);
    if (!row || isOtherNotice(message.facts, row.facts)) continue;
    // Of a duplicate the message that came first.
    const messageId = row.duplicateOfId ?? row.id;
    const caseId = row.caseId ?? row.duplicateOf?.caseId ?? null;
    if (!found.has(messageId))
      found.set(messageId, {
        ...{ messageId, caseId, inCase: isInCase(row.fate) },
        reasons: reasonsFor(message, one, row),
      });
  }
  // What has a case already goes first: a person has looked at it.
  return [...found.values()].sort((a, b) => Number(b.caseId !== null) - Number(a.caseId !== null));
}

function reasonsFor(message: PreparedMessage, { fileName, text, sameId }: Likely, row: EarlierRow) {
  const reasons: ProposalReason[] = [];
  if (fileName !== null) reasons.push({ key: "sameAttachment", values: { name: fileName } });
  if (text) {
    const percent = Math.round(text.likeness * 100);
    reasons.push({ key: "sameText", values: { percent, source: text.source, other: text.other } });
  }
  if (sameId) reasons.push({ key: "sameMessageId", values: {} });
  const subject = bareSubject(message.subject ?? "");
  if (subject !== "" && subject === bareSubject(row.subject ?? ""))
    reasons.push({ key: "sameSubject", values: {} });
  if (message.fromAddress && message.fromAddress === row.fromAddress)
    reasons.push({ key: "sameSender", values: { address: message.fromAddress } });
  return reasons;
}
