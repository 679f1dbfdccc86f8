import type { Fact, NoticeFacts } from "#lib/notices/facts.ts";
import { findDates } from "#lib/notices/reading/dates.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { findPhrases, mentions } from "#lib/notices/reading/phrases.ts";
import { actDeadline, replyDeadline, toldDeadlines } from "#lib/notices/reading/replyDeadlines.ts";
import { type Sentence, speakingSentences } from "#lib/notices/reading/speakingSentences.ts";
import { squeeze, tokenise } from "#lib/notices/reading/text.ts";
import { orderOfDates } from "#lib/notices/reading/times.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

type ReplyFacts = Pick<NoticeFacts, "replyBy" | "actBy" | "replyWanted" | "replyForm" | "contactEmail">;

/**
 * What the sender wants back, by when, in what form and to which address, and by when users must act. `noticeDate`
 * (YYYY-MM-DD) tells the year of a deadline that has none.
 */
export function readReply(
  prepared: Prepared,
  values: readonly FieldValue[],
  noticeDate: string | null,
): ReplyFacts {
  const calendar = { order: orderOfDates(prepared), noticeDate };
  const spoken = speakingSentences(prepared);
  const asking = spoken.filter(({ tokens }) => mentions(VOCABULARY.replyWords, tokens));
  const told = toldDeadlines(spoken, calendar);
  return {
    replyBy: replyDeadline(prepared, values, told, calendar),
    actBy: actDeadline(prepared, values, told, calendar),
    replyWanted: wanted(prepared, values, spoken),
    replyForm: formName(prepared),
    contactEmail: replyAddress(prepared, asking),
  };
}

function wanted(prepared: Prepared, values: readonly FieldValue[], spoken: Sentence[]): Fact | null {
  for (const value of values) {
    if (value.field !== "replyWanted" || value.form) continue;
    const answer = yesOrNo(value.text);
    if (answer) return factAt(prepared.notice, value.span, answer, value.pass === "template" ? 0.92 : 0.8);
  }
  for (const { tokens, span } of spoken) {
    if (mentions(VOCABULARY.noReply, tokens)) return factAt(prepared.notice, span, "no", 0.75);
  }
  const request = spoken.find(
    ({ text, tokens }) => mentions(VOCABULARY.replyForms, tokens) && REQUEST.test(text),
  );
  return request ? factAt(prepared.notice, request.span, "yes", 0.75) : null;
}

const REQUEST =
  /\b(?:return|complete|completing|fill|send|sign|submit|respond|fyll|fylla|returnera|skicka|sänd|besvara|svara|bekräfta|senden|zurücksenden|ausfüllen|ausgefüllt\p{L}*|füllen|renvoyer|remplir|compléter|udfyld|returner|fyll|invullen|terugsturen|preencha|devolva)\b/iu;

function yesOrNo(text: string): "yes" | "no" | null {
  const tokens = tokenise(text.slice(0, 200));
  const yes = findPhrases(VOCABULARY.yes, tokens)[0]?.from ?? Number.POSITIVE_INFINITY;
  const no = findPhrases(VOCABULARY.no, tokens)[0]?.from ?? Number.POSITIVE_INFINITY;
  if (yes === no) return findDates(text).length > 0 ? "yes" : null;
  return yes < no ? "yes" : "no";
}

const FORM_FILE = /svar|reply|respon|blankett|antwort|acknowledg|rückmeld|kvitt|bekräft|formul|confirmation/i;

/** An attached file that is a reply form by its name or content, else the words for it in the letter. */
function formName(prepared: Prepared): Fact | null {
  const file = prepared.notice.sources.find(
    (source) =>
      (source.kind === "pdf" || source.kind === "docx") &&
      FORM_FILE.test(source.name) &&
      !/säkerhetsmedd|safety notice/i.test(source.name),
  );
  if (file) {
    const index = prepared.notice.lines.findIndex((line) => line.source === file.name);
    return factAt(prepared.notice, { from: index, to: index }, file.name, 0.85);
  }
  const at = prepared.notice.lines.findIndex((line) => line.zone === "form");
  const line = prepared.notice.lines[at];
  if (line) return factAt(prepared.notice, { from: at, to: at }, squeeze(line.text), 0.8);
  for (const [index, other] of prepared.notice.lines.entries()) {
    const match = findPhrases(VOCABULARY.replyForms, other.tokens)[0];
    const [first, last] = match ? [other.tokens[match.from], other.tokens[match.to - 1]] : [];
    if (first && last)
      return factAt(
        prepared.notice,
        { from: index, to: index },
        other.text.slice(first.start, last.end),
        0.6,
      );
  }
  return null;
}

const ADDRESS = /[\p{L}\d][\p{L}\d._%+'-]{0,63}@(?:[\p{L}\d-]{1,63}\.){1,6}\p{L}{2,12}/gu;
/** Care providers receive notices; an answer never goes to one of their own mailboxes. */
const OWN = /@(?:[\w-]+\.)*(?:region[\w-]*|vgregion|skane|sll|ltv|rjl|kommun|[\w-]*sjukhus[\w-]*)\.se$/i;

/** Where an answer goes: an address in a sentence that asks for one, else the only address of the letter. */
function replyAddress(prepared: Prepared, asking: Sentence[]): Fact | null {
  for (const { text, span } of asking) {
    const address = addressesIn(text)[0];
    if (address) return factAt(prepared.notice, span, address, 0.85);
  }
  const found = prepared.notice.lines.flatMap((line, index) => {
    if (line.kind === "subject") return [];
    return addressesIn(line.text).map((address) => ({ address, index, form: line.zone === "form" }));
  });
  const best = found.find(({ form }) => form) ?? found[0];
  if (!best) return null;
  const alone = new Set(found.map(({ address }) => address.toLowerCase())).size === 1;
  const confidence = best.form ? 0.8 : alone ? 0.7 : 0.5;
  return factAt(prepared.notice, { from: best.index, to: best.index }, best.address, confidence);
}

function addressesIn(text: string): string[] {
  if (!text.includes("@")) return [];
  return [...text.matchAll(ADDRESS)].map((match) => match[0]).filter((address) => !OWN.test(address));
}
