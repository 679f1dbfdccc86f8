import type { Fact, NoticeFacts } from "#lib/notices/facts.ts";
import type { DateOrder } from "#lib/notices/reading/dates.ts";
import { findDates } from "#lib/notices/reading/dates.ts";
import type { Line, Span } from "#lib/notices/reading/document.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { canHold, findPhrases, mentions } from "#lib/notices/reading/phrases.ts";
import { sentences, squeeze, type Token, tokenise } from "#lib/notices/reading/text.ts";
import { orderOfDates } from "#lib/notices/reading/times.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

type ReplyFacts = Pick<NoticeFacts, "replyBy" | "actBy" | "replyWanted" | "replyForm" | "contactEmail">;

/** A stretch of running text with its place, for facts that are said in sentences. */
type Sentence = { text: string; tokens: readonly Token[]; span: Span };

/** Only sentences with one of these words say anything here. */
const SPEAKING = [VOCABULARY.replyWords, VOCABULARY.replyForms, VOCABULARY.noReply, VOCABULARY.actions];

/** What the sender wants back, by when, in what form and to which address, and by when users must act. */
export function readReply(prepared: Prepared, values: readonly FieldValue[]): ReplyFacts {
  const order = orderOfDates(prepared);
  const spoken = speakingSentences(prepared);
  const asking = spoken.filter(({ tokens }) => mentions(VOCABULARY.replyWords, tokens));
  return {
    replyBy: replyDeadline(prepared, values, asking, order),
    actBy: actDeadline(prepared, values, spoken, order),
    replyWanted: wanted(prepared, values, spoken),
    replyForm: formName(prepared),
    contactEmail: replyAddress(prepared, asking),
  };
}

/** The sentences of all stretches of text in which something is asked or told to be done. */
function speakingSentences(prepared: Prepared): Sentence[] {
  const { lines } = prepared.notice;
  const found: Sentence[] = [];
  let start = 0;
  const flush = (end: number) => {
    const stretch = lines.slice(start, end);
    const text = speaks(stretch) ? stretch.map((line) => line.text).join("\n") : "";
    for (const sentence of sentences(text))
      found.push({
        text: sentence,
        tokens: tokenise(sentence),
        span: placeOf(prepared, sentence, start, end),
      });
    start = end;
  };
  lines.forEach((line, index) => {
    if (
      line.text.trim() === "" ||
      line.zone === "furniture" ||
      prepared.boundaries.has(index) ||
      index - start > 12
    )
      flush(index);
  });
  flush(lines.length);
  return found;
}

function speaks(stretch: readonly Line[]): boolean {
  const can = SPEAKING.filter((index) => stretch.some((line) => canHold(index, line.tokens)));
  if (can.length === 0) return false;
  // A phrase may run over the end of a line.
  const tokens = stretch.flatMap((line) => line.tokens);
  return can.some((index) => mentions(index, tokens));
}

function placeOf(prepared: Prepared, sentence: string, start: number, end: number): Span {
  const words = sentence.slice(0, 24);
  for (let at = start; at < end; at += 1) {
    if (squeeze(prepared.notice.lines[at]?.text ?? "").includes(words.slice(0, 16)))
      return { from: at, to: Math.min(at + 2, end - 1) };
  }
  return { from: Math.min(start, prepared.notice.lines.length - 1), to: Math.max(start, end - 1) };
}

/** A deadline as it is kept, and as it stands in the notice without the word before it. */
type Deadline = { value: string; written: string };

/** "no later than 5 March 2025" as a date, "within 5 working days" as the words. */
function deadlineIn(text: string, order: DateOrder): Deadline | null {
  const tokens = tokenise(text);
  const dates = findDates(text, order);
  for (const match of findPhrases(VOCABULARY.by, tokens)) {
    const end = tokens[match.to - 1]?.end ?? 0;
    const date = dates.find((found) => found.start >= end && BETWEEN.test(text.slice(end, found.start)));
    if (date) return dated(text, date);
  }
  return periodIn(text);
}

/** Between "by" and its date stands at most an article and a weekday: "senast fredagen den 5 mars". */
const BETWEEN =
  /^\W{0,3}(?:(?:the|den|der|dem|le|o|dia|\p{L}{3,8}da[yg](?:en)?|\p{L}{3,8}tag)\W{1,2}){0,2}$/iu;

const SMALL_NUMBERS =
  /^(?:\d{1,3}|one|two|three|four|five|ten|fourteen|thirty|en|ett|två|tre|fyra|fem|sju|tio|fjorton|trettio|zwei|drei|fünf|zehn|vierzehn|cinco|dez|cinq|dix|fem|ti|vijf|tien)$/i;

function dated(text: string, date: { iso: string; start: number; end: number }): Deadline {
  return { value: date.iso, written: squeeze(text.slice(date.start, date.end)) };
}

function periodIn(text: string): Deadline | null {
  const tokens = tokenise(text);
  for (const match of findPhrases(VOCABULARY.within, tokens)) {
    const after = tokens.slice(match.to, match.to + 5);
    const number = after.findIndex((token) => SMALL_NUMBERS.test(text.slice(token.start, token.end)));
    const units = findPhrases(VOCABULARY.units, after).at(-1);
    if (number < 0 || number > 1 || !units || units.from <= number) continue;
    const first = tokens[match.from];
    const last = after[units.to - 1];
    if (first && last)
      return {
        value: squeeze(text.slice(first.start, last.end)),
        written: squeeze(text.slice(after[number]?.start ?? first.start, last.end)),
      };
  }
  return null;
}

function deadlineFact(prepared: Prepared, span: Span, deadline: Deadline, confidence: number): Fact {
  const { value, written } = deadline;
  return { ...factAt(prepared.notice, span, value, confidence, written), written };
}

function resolve(
  prepared: Prepared,
  text: string,
  span: Span,
  order: DateOrder,
  confidence: number,
): Fact | null {
  const date = findDates(text, order)[0];
  const deadline = deadlineIn(text, order) ?? (date ? dated(text, date) : null);
  return deadline ? deadlineFact(prepared, span, deadline, confidence) : null;
}

function replyDeadline(
  prepared: Prepared,
  values: readonly FieldValue[],
  asking: Sentence[],
  order: DateOrder,
): Fact | null {
  for (const section of prepared.sections) {
    const fact = section.number === "3.4" ? resolve(prepared, section.text, section.span, order, 0.92) : null;
    if (fact) return fact;
  }
  for (const value of values) {
    if (value.field !== "replyBy") continue;
    const words = squeeze(value.text.split("\n")[0] ?? "");
    const fact = resolve(prepared, value.text, value.span, order, 0.88);
    if (fact) return fact;
    if (/\d/.test(words) && words.length < 60) return factAt(prepared.notice, value.span, words, 0.7);
  }
  for (const { text, span } of asking) {
    const deadline = deadlineIn(text, order);
    if (deadline) return deadlineFact(prepared, span, deadline, 0.75);
  }
  return null;
}

function actDeadline(
  prepared: Prepared,
  values: readonly FieldValue[],
  spoken: Sentence[],
  order: DateOrder,
): Fact | null {
  for (const value of values) {
    if (value.field !== "actBy" || value.form) continue;
    const fact = resolve(prepared, value.text, value.span, order, value.pass === "template" ? 0.92 : 0.85);
    if (fact) return fact;
    const words = squeeze(value.text);
    if (words.length >= 3 && words.length <= 120) return factAt(prepared.notice, value.span, words, 0.75);
  }
  for (const { text, tokens, span } of spoken) {
    if (mentions(VOCABULARY.replyWords, tokens) || !mentions(VOCABULARY.actions, tokens)) continue;
    // "Devices made before 26 April 2021" sets no deadline.
    const by = !OF_THE_PAST.test(text) && findPhrases(VOCABULARY.by, tokens).length > 0;
    const deadline = by ? deadlineIn(text, order) : null;
    if (deadline) return deadlineFact(prepared, span, deadline, 0.6);
  }
  return null;
}

const OF_THE_PAST =
  /(?<!\p{L})(?:manufactured|shipped|distributed|produced|sold|made|delivered|tillverk|levererad|hergestellt|ausgeliefert|produziert|fabriqué|fabrica|distribu|fremstillet|produsert|geproduceerd|prodott)/iu;

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
