import type { NoticeFacts, TextSource } from "#lib/notices/facts.ts";
import { anvisaPage } from "#lib/notices/reading/anvisaPage.ts";
import type { Line } from "#lib/notices/reading/document.ts";
import type { OtherMail } from "#lib/notices/reading/languages/language.ts";
import type { Prepared } from "#lib/notices/reading/passes.ts";
import { findPhrases, mentions } from "#lib/notices/reading/phrases.ts";
import { prepareNotice } from "#lib/notices/reading/read.ts";
import { noticeHeadings } from "#lib/notices/reading/title.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/** What spoke for or against a message being a safety notice. A closed vocabulary, to be translated. */
const RECOGNITION_REASONS = [
  "template",
  "heading",
  "subject",
  "noticeWords",
  "reference",
  "identifiers",
  "reply",
  "outOfOffice",
  "bounce",
  "invoice",
  "newsletter",
  "noSigns",
] as const;

export type RecognitionReason = (typeof RECOGNITION_REASONS)[number];

type Recognition = { recognised: boolean; reasons: RecognitionReason[] };

/** Sections of the EU template from which on the text is one. */
const TEMPLATE_SECTIONS = 4;
/** Confidence from which on a reference speaks for a notice. */
const SURE = 0.7;

/**
 * Whether a message is a field safety notice. In doubt the answer is no, and a person looks at it in the inbox.
 * Whether one opens a case by itself is for the region to say (lib/intake/opening.ts).
 */
export function recogniseNotice(sources: readonly TextSource[], facts: NoticeFacts): Recognition {
  const prepared = prepareNotice(sources);
  const reasons: RecognitionReason[] = [];
  const against = otherKind(prepared);
  if (against === "bounce" || against === "outOfOffice") return { recognised: false, reasons: [against] };

  const own = evidenceFor(prepared, facts);
  reasons.push(...own);
  if (against) reasons.push(against);
  const attached = hasNoticeAttached(prepared);
  const answer = isReply(sources) && !attached;
  if (answer) reasons.push("reply");

  const strong =
    own.includes("template") || own.includes("heading") || (own.includes("subject") && own.length > 1);
  const substance =
    own.includes("template") ||
    own.includes("reference") ||
    own.includes("identifiers") ||
    facts.devices.length > 0;
  const worded = own.includes("noticeWords") && own.includes("reference") && own.includes("identifiers");
  const recognised =
    !answer &&
    ((strong && substance) || worded) &&
    !(against && !own.includes("template") && !own.includes("reference"));
  if (!recognised && reasons.length === 0) reasons.push("noSigns");
  return { recognised, reasons };
}

function evidenceFor(prepared: Prepared, facts: NoticeFacts): RecognitionReason[] {
  const found: RecognitionReason[] = [];
  const sections = new Set(prepared.sections.map((section) => section.number));
  if (sections.size >= TEMPLATE_SECTIONS) found.push("template");
  const headings = noticeHeadings(prepared);
  // An authority's page names itself by its fields; its numbers may all be in an annex.
  if (headings.some(({ line }) => line.kind !== "subject") || anvisaPage(prepared)) found.push("heading");
  if (headings.some(({ line }) => line.kind === "subject")) found.push("subject");
  if (prepared.notice.lines.some((line) => findPhrases(VOCABULARY.noticeWords, line.tokens).length > 0))
    found.push("noticeWords");
  if ([...facts.fscaReferences, ...facts.fsnReferences].some((fact) => fact.confidence >= SURE))
    found.push("reference");
  const numbers = [
    ...facts.refs,
    ...facts.lots,
    ...facts.serials,
    ...facts.udiDis,
    ...facts.softwareVersions,
  ];
  if (numbers.length > 0) found.push("identifiers");
  return found;
}

/** What kind of other mail it is, judged by subject and first lines, and for newsletters by the whole mail. */
function otherKind(prepared: Prepared): OtherMail | null {
  const first = prepared.notice.lines.filter(
    (line) => line.kind !== "pdf" && line.kind !== "docx" && line.text.trim() !== "",
  );
  const subject = first.filter((line) => line.kind === "subject");
  const opening = first.filter((line) => line.kind !== "subject").slice(0, 6);
  for (const line of [...subject, ...opening]) {
    const kind = findPhrases(VOCABULARY.otherMail, line.tokens)[0]?.key;
    if (kind && (line.kind === "subject" || kind !== "invoice")) return kind;
  }
  const mail = first.filter((line) => line.kind === "mail" || line.kind === "html");
  return mail.some(isNewsletter) ? "newsletter" : null;
}

function isNewsletter(line: Line): boolean {
  return findPhrases(VOCABULARY.otherMail, line.tokens).some((match) => match.key === "newsletter");
}

const REPLY = /^\s*(?:re|sv|aw|antw|svar)\s*:/i;
const FORWARD = /(?:^|:\s*)(?:fw|fwd|vb|wg|vs|tr|vl|rv|vidarebefordrat)\s*:/i;

/** An answer in a thread quotes the notice, but it is no notice; a forwarded one is. */
function isReply(sources: readonly TextSource[]): boolean {
  const subject = sources.find((source) => source.kind === "subject")?.pages[0] ?? "";
  return REPLY.test(subject) && !FORWARD.test(subject);
}

/** An attached document that is a notice by itself: then it matters little what mail it came with. */
function hasNoticeAttached(prepared: Prepared): boolean {
  return noticeHeadings(prepared).some(
    ({ line }) => (line.kind === "pdf" || line.kind === "docx") && mentions(VOCABULARY.headings, line.tokens),
  );
}
