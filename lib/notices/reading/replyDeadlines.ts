import type { Fact } from "#lib/notices/facts.ts";
import { findDates } from "#lib/notices/reading/dates.ts";
import { type Calendar, type Deadline, deadlinesIn } from "#lib/notices/reading/deadlines.ts";
import { DUE, MAKERS, mentionsDeed } from "#lib/notices/reading/deeds.ts";
import type { Span } from "#lib/notices/reading/document.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { mentions } from "#lib/notices/reading/phrases.ts";
import type { Sentence } from "#lib/notices/reading/speakingSentences.ts";
import { squeeze, type Token, tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

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

/** By when the sender wants its answer: from the template, a field for it, else a sentence. */
export function replyDeadline(
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

/** By when users must act: from a field for it, else a sentence. */
export function actDeadline(
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
export type Told = { kind: "reply" | "act"; deadline: Deadline; span: Span };

/**
 * What the sentences of the letter set deadlines for, judged by the words of the clause, else of the sentence. When
 * the manufacturer means to be done with its own part is no deadline for anybody else.
 */
export function toldDeadlines(spoken: readonly Sentence[], calendar: Calendar): Told[] {
  return spoken.flatMap(({ text, tokens, span }) => {
    const deadlines = deadlinesIn(text, calendar, tokens);
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

/** Participles only, and the day of making right before its date: "the maker" and "the distribution" tell of no past. */
const PAST_FORMS = [
  /(?<!be\s)(?:manufactured|shipped|distributed|produced|sold|made|delivered)/,
  /(?:tillverka|distribuera|producera|leverera)(?:des?|d|ts?)|såld[ae]?s?|sålts/,
  /(?:distribuer|producer|lever|fremstill)(?:et|edes?)|leverte?|fremstilte?|produserte?|solgte?/,
  /(?:(?:aus)?geliefert|hergestellt|produziert|verkauft)(?:e[mnrs]?)?/,
  /(?:livr|fabriqu|distribu)ée?s?|vendue?s?/,
  /(?:geleverd|geproduceerd|gefabriceerd|vervaardigd|verkocht)e?/,
  /(?:fabricad|vendid|distribu[ií]d|producid|produzid)[oa]s?|(?:prodott|fabbricat|distribuit|vendut)[oaie]/,
  /(?:tillverknings|produktions|leverans)datum(?:et)?\s(?:är\s)?(?:före|innan)/,
  /(?:herstellungs|produktions)datum\svor|(?:produktions|produksjons)dato(?:en)?\s(?:er\s)?(?:før|inden|innen)/,
  /(?:manufacturing|production)\sdates?\s(?:is\s|of\s)?(?:before|prior)|dates?\sof\smanufacture\s(?:before|prior)/,
  /date\sde\sfabrication\s(?:est\s)?(?:avant|antérieure)/,
];
const OF_THE_PAST = new RegExp(
  `(?<!\\p{L})(?:${PAST_FORMS.map(({ source }) => source).join("|")})(?!\\p{L})`,
  "iu",
);
