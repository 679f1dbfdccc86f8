import { createHash } from "node:crypto";
import { detectMediaType } from "#lib/documents/mediaType.ts";
import { sha256Of } from "#lib/documents/store.ts";
import { blank } from "#lib/intake/blank.ts";
import { COLUMN_LIMITS, storable, storableJson, storableOrNull } from "#lib/intake/bounds.ts";
import type { PreparedAttachment, PreparedMessage } from "#lib/intake/prepared.ts";
import type { ManualNoticeInput } from "#lib/intake/schema.ts";
import { MANUAL_SOURCE } from "#lib/intake/sources.ts";
import { safeFileName } from "#lib/mail/fileName.ts";
import type { Fact, NoticeFacts } from "#lib/notices/facts.ts";

/** A file that goes along with a notice that is registered by hand. */
export type GivenFile = { fileName: string; content: Uint8Array };

const typed = (value: string): Fact => ({
  value,
  confidence: 1,
  page: null,
  source: MANUAL_SOURCE,
  evidence: "",
});
const typedOrNull = (value: string | undefined): Fact | null => (value ? typed(value) : null);

/** The facts of a notice as the person typed them, with that as their source. */
function factsOf(input: ManualNoticeInput): NoticeFacts {
  return {
    manufacturer: typedOrNull(input.manufacturer),
    manufacturerSrn: typedOrNull(input.manufacturerSrn),
    title: typed(input.title),
    fscaReferences: input.fscaReferences.map(typed),
    fsnReferences: input.fsnReferences.map(typed),
    date: typedOrNull(input.noticeDate),
    revision: typedOrNull(input.statedRevision),
    updatesEarlier: typedOrNull(input.updatesEarlier),
    devices: input.devices.map(typed),
    refs: input.refs.map(typed),
    udiDis: input.udiDis.map(typed),
    lots: input.lots.map(typed),
    serials: input.serials.map(typed),
    softwareVersions: input.softwareVersions.map(typed),
    actionTypes: input.actionTypes.map((value) => ({ ...typed(value), value })),
    userActions: typedOrNull(input.userActions),
    problem: typedOrNull(input.problem),
    replyBy: typedOrNull(input.replyBy),
    actBy: typedOrNull(input.actBy),
    replyWanted: typedOrNull(input.replyWanted),
    contactEmail: typedOrNull(input.contactEmail),
    replyForm: typedOrNull(input.replyForm),
  };
}

/**
 * A notice that came by phone, letter or in a meeting, as a message: its raw bytes are what was registered (JSON),
 * its facts what was typed. The same form sent twice is the same message.
 *
 * @param by the person who registered it, and `at` when
 */
export function prepareManual(
  given: Omit<ManualNoticeInput, "files">,
  files: GivenFile[],
  by: string,
  at: Date,
): PreparedMessage {
  const input = storableJson(given);
  const attachments = files.map((file, index) => attachment(file, index));
  const content = {
    ...input,
    attachments: attachments.map(({ fileName, sha256 }) => ({ fileName, sha256 })),
  };
  const raw = Buffer.from(`${JSON.stringify({ registeredBy: by, registeredAt: at, ...content }, null, 2)}\n`);
  const base = blank(raw, "application/json", { channel: "manual", mailbox: null, fileName: null });
  return {
    ...base,
    contentKey: createHash("sha256").update(JSON.stringify(content)).digest("hex"),
    fromName: storable(input.sender, COLUMN_LIMITS.name),
    fromAddress: storableOrNull(input.senderEmail?.toLowerCase(), COLUMN_LIMITS.address),
    subject: input.title,
    sentAt: at,
    text: storableOrNull(input.problem, COLUMN_LIMITS.text),
    attachments,
    facts: factsOf({ ...input, files: [] }),
    recognised: true,
    reasons: [input.source],
  };
}

function attachment({ fileName, content }: GivenFile, index: number): PreparedAttachment {
  const mediaType = detectMediaType(content, fileName, null);
  return {
    path: String(index + 1),
    fileName: safeFileName(fileName, mediaType),
    mediaType,
    inline: false,
    contentId: null,
    content,
    sha256: sha256Of(content),
    letter: null,
  };
}
