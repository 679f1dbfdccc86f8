import type { Fact, NoticeFacts } from "#lib/notices/facts.ts";
import { findDates } from "#lib/notices/reading/dates.ts";
import { type Calendar, type Deadline, deadlinesIn } from "#lib/notices/reading/deadlines.ts";
import { DUE, MAKERS, mentionsDeed } from "#lib/notices/reading/deeds.ts";
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
const SPEAKING = [
  VOCABULARY.replyWords,
  VOCABULARY.replyForms,
  VOCABULARY.noReply,
  VOCABULARY.by,
  VOCABULARY.within,
];

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

function deadlineFact(
  prepared: Prepared,
  span: Span,
  { value, written }: Pick<Deadline, "value" | "written">,
  confidence: number,
): Fact {
  return { ...factAt(prepared.notice, span, value, confidence, written), written };
}

/** The deadline in a field for one, also where it is nothing but a date. */
function resolve(
  prepared: Prepared,
  text: string,
  span: Span,
  calendar: Calendar,
  confidence: number,
): Fact | null {
  // A value that begins with its date or its number of days lacks the word before it.
  const deadline = deadlinesIn(text, calendar)[0] ?? deadlinesIn(`within ${text}`, calendar)[0];
  const date = findDates(text, calendar.order)[0];
  if (deadline && (!date || findDates(deadline.value).length > 0))
    return deadlineFact(
      prepared,
      span,
      { ...deadline, value: deadline.value.replace(/^within (?!.*within)/, "") },
      confidence,
    );
  return date
    ? deadlineFact(
        prepared,
        span,
        { value: date.iso, written: squeeze(text.slice(date.start, date.end)) },
        confidence,
      )
    : null;
}

function replyDeadline(
  prepared: Prepared,
  values: readonly FieldValue[],
  told: readonly Told[],
  calendar: Calendar,
): Fact | null {
  for (const section of prepared.sections) {
    const fact =
      section.number === "3.4" ? resolve(prepared, section.text, section.span, calendar, 0.92) : null;
    if (fact) return fact;
  }
  for (const value of values) {
    if (value.field !== "replyBy") continue;
    const words = squeeze(value.text.split("\n")[0] ?? "");
    const fact = resolve(prepared, value.text, value.span, calendar, 0.88);
    if (fact) return fact;
    if (/\d/.test(words) && words.length < 60) return factAt(prepared.notice, value.span, words, 0.7);
  }
  // A day is more than a number of days: "within a week, but no later than 25 July".
  const asked = told.filter(({ kind }) => kind === "reply");
  const best = asked.find(({ span, deadline }) => isDay(deadline) && span === asked[0]?.span) ?? asked[0];
  return best ? deadlineFact(prepared, best.span, best.deadline, 0.75) : null;
}

function isDay(deadline: Deadline): boolean {
  return findDates(deadline.value).length > 0;
}

function actDeadline(
  prepared: Prepared,
  values: readonly FieldValue[],
  told: readonly Told[],
  calendar: Calendar,
): Fact | null {
  for (const value of values) {
    if (value.field !== "actBy" || value.form) continue;
    const fact = resolve(prepared, value.text, value.span, calendar, value.pass === "template" ? 0.92 : 0.85);
    if (fact) return fact;
    const words = squeeze(value.text);
    if (words.length >= 3 && words.length <= 120) return factAt(prepared.notice, value.span, words, 0.75);
  }
  const due = told.find(({ kind }) => kind === "act");
  return due ? deadlineFact(prepared, due.span, due.deadline, 0.6) : null;
}

/** A deadline in a sentence, and what is due then: the answer to the sender, or the action. */
type Told = { kind: "reply" | "act"; deadline: Deadline; span: Span };

/**
 * What the sentences of the letter set deadlines for, judged by the words of the clause, else of the sentence. When
 * the manufacturer means to be done with its own part is no deadline for anybody else.
 */
function toldDeadlines(spoken: readonly Sentence[], calendar: Calendar): Told[] {
  return spoken.flatMap(({ text, tokens, span }) => {
    const deadlines = deadlinesIn(text, calendar);
    return deadlines.flatMap((deadline): Told[] => {
      const clause = clauseOf(text, deadline, deadlines.length > 1 ? CLAUSE_OR_JOINED : CLAUSE_END);
      const own = tokenise(clause);
      const kind = kindOf(clause, own) ?? (deadlines.length === 1 ? kindOf(text, tokens) : null);
      // "Devices made before 26 April 2021" sets no deadline.
      if (kind !== "reply" && OF_THE_PAST.test(clause)) return [];
      if (!kind && mentions(VOCABULARY.replyWords, tokens)) return [{ kind: "reply", deadline, span }];
      return kind ? [{ kind, deadline, span }] : [];
    });
  });
}

function kindOf(text: string, tokens: readonly Token[]): Told["kind"] | null {
  if (mentions(VOCABULARY.replyWords, tokens)) return "reply";
  if (mentions(MAKERS, tokens) && !ASKS.test(text)) return null;
  return mentions(DUE, tokens) || mentions(VOCABULARY.actions, tokens) || mentionsDeed(text) ? "act" : null;
}

/** "Wij vragen u …", "vi ber er …": the manufacturer speaks, but of what others are to do. */
const ASKS =
  /(?<!\p{L})(?:we (?:kindly )?(?:ask|request)|vi ber|vi vill att ni|wir bitten|bitten wir|wir ersuchen|nous vous|vi beder|vi ber dere|wij vragen|wij verzoeken|vragen wij|verzoeken wij|av deras|by your|af jeres|av deres)(?!\p{L})/iu;

/** The part of a sentence in which a deadline stands. */
function clauseOf(text: string, { start, end }: Deadline, boundary: RegExp): string {
  const from = [...text.slice(0, start).matchAll(boundary)].at(-1);
  const to = text.slice(end).search(boundary);
  return text.slice(from ? from.index + from[0].length : 0, to < 0 ? text.length : end + to);
}

const CLAUSE_END = /[;:]\s|,\s(?!\d)/gu;
/** Between two deadlines, joining words part the clauses too, and a point after a number may end a sentence. */
const CLAUSE_OR_JOINED =
  /[;:]\s|,\s(?!\d)|(?<=\d)\.\s(?=\p{Lu})|\s(?:and|but|och|men|samt|und|aber|sowie|et|mais|og|en|maar)\s/giu;

const OF_THE_PAST =
  /(?<!\p{L})(?:manufactured|shipped|distributed|produced|sold|made|delivered|tillverk|leverera[dt]|leveret|levert|geliefert|livré|geleverd|hergestellt|ausgeliefert|produziert|fabriqué|fabrica|distribu|fremstillet|produsert|geproduceerd|prodott)/iu;

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
