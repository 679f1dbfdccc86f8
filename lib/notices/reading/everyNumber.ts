import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import type { Label } from "#lib/notices/reading/labels.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { VERSIONS } from "#lib/notices/reading/software.ts";
import { squeeze } from "#lib/notices/reading/text.ts";

const ALL = "all|alla|samtliga|alle|sämtliche|samtlige|tous les|toutes les|todos os";
const THINGS = [
  "lots?|lot numbers|batches|batch numbers|serial numbers|units",
  "loter|lotter|lotnummer|batcher|batchnummer|serienummer|enheter|satser|partier",
  "chargen|lose|lots|chargennummern|losnummern|seriennummern|geräte",
  "numéros de (?:lot|série)|unités|appareils",
  "lotnumre|batchnumre|serienumre|enheder",
  "loten|partijen|lotnummers|batchnummers|serienummers|eenheden",
].join("|");

/** What limits a rule about all numbers: when or how they came about, or from or up to which they count. */
const MADE = [
  "manufactured|made|distributed|shipped|sold|expiring|produced|with|having|before|after|prior to|from|up to",
  "tillverkade|producerade|levererade|distribuerade|sålda|utlevererade|före|innan|efter|från|till och med",
  "vor|nach|ab|bis|die (?:vor|nach|ab|bis|zwischen)",
  "fabriqués|fabriquées|produits|produites|distribués|distribuées|vendus|vendues|livrés|livrées|avant|après",
  "fremstillet|produceret|produsert|distribueret|distribuert|leveret|levert|solgt|før|etter|fra",
  "geproduceerd|vervaardigd|geleverd|verkocht|gedistribueerd|vóór|voor|na|vanaf|tot",
  "(?:med|mit|avec|met) (?:un |une |la |en |et |einem )?(?:\\p{L}*(?:datum|dato|frist|date)\\p{L}*)",
].join("|");

const BETWEEN = "between|mellan|zwischen|entre|mellem|mellom|tussen";
const AND = "and|och|und|et|og|en";
/** Words up to the number or day, which a comma or full stop ends. */
const WORDS = '[^;.,\\n"\\d]{0,60}?';
const NUMBER =
  '(?:\\d{1,2}(?:st|nd|rd|th|er|\\.)?\\s\\p{L}{3,10}\\.?,?\\s\\d{4}|\\d{1,2},\\s\\d{4}|\\p{Lu}{0,6}\\d(?:[^\\s;,."]|\\.(?=\\d)){0,40})';
const LIMIT = `(?:${MADE})\\s(?:${WORDS}(?:${BETWEEN})\\s${WORDS}${NUMBER}\\s(?:${AND})\\s${WORDS}${NUMBER}|${WORDS}${NUMBER}(?:\\s?(?:-|–|to|through|until|till|till och med|bis|au|til|tot)\\s?${WORDS}${NUMBER})?)`;
const AFTERWARDS =
  "(?:\\s(?:or|and|eller|och|oder|und|ou|et|of|en)\\s(?:later|earlier|after|before|above|below|older|newer|senare|tidigare|äldre|nyare|später|früher|älter|neuer|senere|tidligere|eerder|ouder|nieuwer)(?!\\p{L}))?(?:\\s(?:hergestellt|produziert|ausgeliefert|verkauft)(?:\\swurden|\\ssind)?(?!\\p{L}))?";
const DEEDS = "hergestellten|produzierten|ausgelieferten|verkauften";

/** "All lots with expiration dates before 2028-06-30", "Alla loter tillverkade före …", "Alle vor … hergestellten Chargen". */
const EVERY_WITH = new RegExp(
  `(?<!\\p{L})(?:(?:${ALL})\\s(?:${THINGS})(?: numbers?)?(?:,?\\s(?:(?:${AND})\\s)?${LIMIT}){1,3}${AFTERWARDS}|(?:alle|sämtliche)\\s(?:vor|nach|ab|bis)\\s${WORDS}${NUMBER}\\s(?:${DEEDS})\\s\\p{Lu}\\p{L}+)`,
  "iu",
);
const EVERY_UNEXPIRED =
  /^all (?:lots?|lot numbers|batches|serial numbers|units)\swithin\s(?:(?:their|the)\s)?(?:shelf[ -]life|expiry|expiration)(?:\s(?:date|period))?/iu;

/** A rule about all numbers with what limits it, and the list of numbers that stands beside it, empty if none. */
export type EveryNumber = { rule: string; beside: string };

/**
 * A rule about all numbers with what limits it, where a value holds one. Without its limit it would speak of devices
 * that are not concerned.
 */
export function everyNumberWith(prepared: Prepared, value: FieldValue): EveryNumber | null {
  const clause = clauseOf(prepared, value);
  const match = EVERY_WITH.exec(clause) ?? EVERY_UNEXPIRED.exec(clause);
  // A rule that begins behind the next label is that one's.
  if (!match || match.index >= value.text.length) return null;
  const others = [value.text.slice(0, match.index), value.text.slice(match.index + match[0].length)];
  return { rule: squeeze(match[0]), beside: others.filter(isList).join("\n") };
}

/** Whether nothing but numbers stands before or after a rule: "471100, 471101 and". */
function isList(text: string): boolean {
  const words = text.split(/[\s,;]+/).filter((word) => word !== "" && !JOINS.test(word));
  return words.length > 0 && words.every((word) => looksLikeCode(word.replace(/[.:]$/, "")));
}

const JOINS = /^(?:and|och|und|et|og|en|samt|sowie|plus|&|\.)$/i;

/** The words of a value with what follows it in its line, where the label of other numbers or of days ends it. */
function clauseOf(prepared: Prepared, value: FieldValue): string {
  const line = value.closedBy ? (prepared.notice.lines[value.span.from]?.text ?? "") : "";
  const at = line.indexOf(value.text);
  return at < 0 || line === "" ? value.text : line.slice(at);
}

const ALL_BEFORE = new RegExp(`(?<!\\p{L})(?:${ALL})\\s+$`, "iu");
const ALL_IN_FIELD = new RegExp(`[:\\t]\\s*(?:${ALL})\\s+$`, "iu");

/** "Losnummern: alle Lose vor 2508": whether words that end before a label for numbers make it part of a rule. */
export function opensRule(before: string): boolean {
  return ALL_IN_FIELD.test(before);
}

/** "All serial numbers", "samtliga lotnummer" inside a sentence: a rule that stands before its label. */
export function spokenEvery(prepared: Prepared, label: Label): FieldValue[] {
  const line = prepared.notice.lines[label.line];
  if (line?.zone !== "body" || (label.field !== "lot" && label.field !== "serial")) return [];
  const window = Math.max(0, label.start - 16);
  const before = ALL_BEFORE.exec(line.text.slice(window, label.start));
  if (!before) return [];
  const from = window + before.index;
  const limited = EVERY_WITH.exec(line.text.slice(from, from + MAX_RULE));
  const words = line.text.slice(from, label.after === "text" ? label.end : line.text.length).trim();
  const bare = /^[\p{L}\s]+/u.exec(words)?.[0].trim() ?? "";
  // "All serial numbers with software version 3.1": the versions are read as what they are.
  const text = limited?.index === 0 && !VERSIONS.test(limited[0]) ? limited[0] : bare;
  return [
    { field: label.field, text, span: { from: label.line, to: label.line }, pass: "sentence", form: false },
  ];
}

/** Longest rule that is looked for in a sentence, in characters. */
const MAX_RULE = 240;
