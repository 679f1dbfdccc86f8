import type { ActionType, Fact, NoticeFacts } from "#lib/notices/facts.ts";
import { isCareOrAuthority } from "#lib/notices/reading/companies.ts";
import { asksForNothing, deedsIn } from "#lib/notices/reading/deeds.ts";
import type { Span } from "#lib/notices/reading/document.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { findPhrases, type PhraseMatch } from "#lib/notices/reading/phrases.ts";
import { fold, squeeze, type Token, tokenise } from "#lib/notices/reading/text.ts";
import { noticeHeadings, SHOUTED } from "#lib/notices/reading/title.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

const BOX = /([☐□◻\uf0a8\uf06f]|\[\s?\])|([☒☑✓✔✗✘■▣\uf0fe\uf0fd\uf052\uf054]|\[[xX✓]\]|\([xX]\))/gu;

type ActionFact = NoticeFacts["actionTypes"][number];

/**
 * The types of action: from ticked boxes of the template (3.1 and 3.5), from "type of action", from the title,
 * else from what the letter says of the actions. Unticked boxes say nothing.
 */
export function readActionTypes(prepared: Prepared, values: readonly FieldValue[]): ActionFact[] {
  const found = foundActionTypes(prepared, values);
  return [...found.filter(isMain), ...found.filter((fact) => !isMain(fact))];
}

function foundActionTypes(prepared: Prepared, values: readonly FieldValue[]): ActionFact[] {
  const found: ActionFact[] = [];
  const put = ({ type, written }: Action, span: Span, confidence: number) => {
    const known = found.find((fact) => fact.value === type);
    if (!known)
      found.push({ ...factAt(prepared.notice, span, type, confidence, written), value: type, written });
    else if (!known.written?.split("; ").some((other) => fold(other) === fold(written)))
      known.written = `${known.written}; ${written}`;
  };
  const add = (text: string, span: Span, confidence: number) => {
    for (const action of actionsIn(text))
      if (!found.some((fact) => fact.value === action.type)) put(action, span, confidence);
  };
  for (const section of prepared.sections) {
    if (section.number !== "3.1" && section.number !== "3.5") continue;
    const ticked = tickedIn(withScannedTicks(section.text));
    if (ticked) for (const action of actionClauses(ticked)) put(action, section.span, 0.92);
    else if (!BOX_TEST.test(section.text) && !isWholeMenu(section.text)) add(section.text, section.span, 0.7);
  }
  for (const value of values) {
    if (value.field !== "actionType" || value.form) continue;
    for (const action of actionClauses(value.text)) put(action, value.span, 0.9);
  }
  for (const { text, span } of tickedLines(prepared)) add(text, span, 0.9);
  // Where the notice lists its actions in a field of their own, the title tells nothing more.
  if (found.some((fact) => fact.confidence >= 0.9)) return found;
  for (const { line, index } of noticeHeadings(prepared)) add(line.text, { from: index, to: index }, 0.75);
  if (prepared.sections.length === 0)
    for (const { type, written, span } of deedsIn(prepared))
      if (!found.some((fact) => fact.value === type)) put({ type, written }, span, 0.7);
  if (found.length === 0) {
    const told = values.filter(
      (value) => value.field === "userAction" && !value.form && !isWholeMenu(value.text),
    );
    for (const value of told) add(value.text, value.span, 0.6);
  }
  if (prepared.sections.length === 0 && !found.some((fact) => fact.value === "return"))
    fromBody(prepared, (action, span) => {
      if (
        (found.length === 0 || action.type === "return") &&
        !found.some(({ value }) => value === action.type)
      )
        put(action, span, 0.45);
    });
  // A correction takes nothing back; what it is, such a heading leaves open.
  if (found.length === 0)
    for (const { line, index } of noticeHeadings(prepared)) {
      const word = /\bCORRECTION(?=\s*[–—:-]\s)/.exec(SHOUTED.exec(line.text)?.[0] ?? "")?.[0];
      if (word) put({ type: "modification", written: word }, { from: index, to: index }, 0.5);
    }
  const certain = found.filter((fact) => fact.value !== "information");
  return certain.length > 0 ? certain : found;
}

/** What is done with the device, which is told before how it is found and kept apart until then. */
function isMain({ value }: ActionFact): boolean {
  return value !== "identify" && value !== "quarantine";
}

/** "Kits containing recalled syringes" tells of another's recall, and "knee replacement" of an operation. */
function isOfOther(text: string, tokens: readonly Token[], { from, to }: PhraseMatch<ActionType>) {
  const [first, last] = [tokens[from], tokens[to - 1]];
  const before = text.slice(0, first?.start);
  const word = text.slice(first?.start, last?.end).toLowerCase();
  if (word === "recalled") return /\b(?:contain(?:s|ed|ing)?|includ(?:es?|ed|ing))\s+$/i.test(before);
  return (
    word === "replacement" &&
    /\b(?:hip|knee|joint|shoulder|elbow|ankle|wrist|dis[ck]|valve|lens|hormone|renal|fluid|arthroplasty)s?\s+$/i.test(
      before,
    )
  );
}

/** All options of the template without any box: which were ticked was lost on the way. */
function isWholeMenu(text: string): boolean {
  return new Set(actionsIn(text).map(({ type }) => type)).size >= 4;
}

const BOX_TEST = /[☐□◻\uf0a8\uf06f☒☑✓✔✗✘■▣\uf0fe\uf0fd\uf052\uf054]|\[[ xX✓]?\]/u;

/** A scan gives a ticked box as an X of its own before its option, beside the empty ones. */
function withScannedTicks(text: string): string {
  return text.replace(/(?<=^|\s)[xX×]\s+(?=\p{Lu})/gmu, "[x] ");
}

/** The words behind ticked boxes, each up to the next box. Null where no box is ticked. */
function tickedIn(text: string): string | null {
  const boxes = [...text.matchAll(BOX)];
  const ticked = boxes.flatMap((box, index) => {
    if (!box[2]) return [];
    const rest = text.slice(box.index + box[0].length, boxes[index + 1]?.index ?? text.length);
    return [rest.trim().split("\n")[0] ?? ""];
  });
  return ticked.length > 0 ? ticked.join("\n") : null;
}

/** Ticked options of a form outside the template: "☒ Return the product", or the box behind its words. */
function tickedLines(prepared: Prepared): { text: string; span: Span }[] {
  const inSections = new Set<number>();
  for (const { number, span } of prepared.sections)
    if (number === "3.1" || number === "3.5")
      for (let line = span.from; line <= span.to; line += 1) inSections.add(line);
  return prepared.notice.lines.flatMap((line, index) => {
    if (line.zone !== "body" || inSections.has(index) || !BOX_TEST.test(line.text)) return [];
    const behind = line.text.replace(/[\s\t]+$/u, "");
    const box = [...behind.matchAll(BOX)];
    const only = box[0];
    if (!only) return [];
    const before = behind.slice(0, only.index).trim();
    const isBehind = box.length === 1 && only.index + only[0].length === behind.length && before !== "";
    const text = isBehind ? (only[2] ? before : null) : tickedIn(line.text);
    return text ? [{ text, span: { from: index, to: index } }] : [];
  });
}

type Action = { type: ActionType; written: string };

function actionsIn(text: string): Action[] {
  const tokens = tokenise(text);
  return findPhrases(VOCABULARY.actions, tokens)
    .filter((match) => !isRecordsWord(text, tokens, match) && !isOfOther(text, tokens, match))
    .map((match) => actionOf(text, tokens, match));
}

/**
 * "Class 2 Device Recall", "Recalling Firm", "Reason for Recall": to an authority's register every corrective
 * action is a recall, also one that takes nothing back.
 */
function isRecordsWord(text: string, tokens: readonly Token[], { from, to }: PhraseMatch<ActionType>) {
  const [first, last] = [tokens[from], tokens[to - 1]];
  return (
    /\b(?:class\s+[123i]+\s+(?:medical\s+)?device|reason\s+for)\s+$/i.test(text.slice(0, first?.start)) ||
    /^\s+(?:firm|initiation|number|class|status|event|date)\b/i.test(text.slice(last?.end))
  );
}

function actionOf(text: string, tokens: readonly Token[], match: PhraseMatch<ActionType>): Action {
  const [first, last] = [tokens[match.from], tokens[match.to - 1]];
  return { type: match.key, written: squeeze(text.slice(first?.start, last?.end)) };
}

/** Longest item of a list of actions; what is longer is a sentence about them. */
const MAX_CLAUSE = 110;

/** The items of a field that lists actions, each in its own words: "Recall. Return to the manufacturer." */
function actionClauses(text: string): Action[] {
  return text
    .split(/[;\n•]|\.(?:\s|$)/)
    .map((clause) => squeeze(clause))
    .flatMap((clause) => {
      const actions = actionsIn(clause);
      const first = actions[0];
      const isItem = first !== undefined && clause.length <= MAX_CLAUSE && !/\d{3}/.test(clause);
      return isItem ? [{ type: first.type, written: clause }] : actions;
    });
}

/** The first lines of a free letter, where it names what is being done. */
function fromBody(prepared: Prepared, put: (action: Action, span: Span) => void): void {
  const found: { action: Action; index: number }[] = [];
  prepared.notice.lines.slice(0, 40).forEach((line, index) => {
    // The name of a field of a record ("recall_class") and an address say nothing of what is done.
    const text = line.text.replace(/^\s*"[\w-]{1,40}"\s*:|https?:\/\/\S+/g, "");
    if (line.zone !== "body" || line.kind === "subject" || BOX_TEST.test(text)) return;
    const tokens = tokenise(text);
    // "De Inspectie Gezondheidszorg en Jeugd" is an authority.
    for (const match of findPhrases(VOCABULARY.actions, tokens))
      if (
        !asksForNothing(match.key, text, tokens, match.from, match.to) &&
        !isRecordsWord(text, tokens, match) &&
        !isOfOther(text, tokens, match) &&
        !(match.key === "inspection" && isCareOrAuthority(text))
      )
        found.push({ action: actionOf(text, tokens, match), index });
  });
  for (const { action, index } of found) put(action, { from: index, to: index });
}

const MAX_PROSE = 2_000;

/** The user's actions or the problem as text: the template field, else the section under such a heading. */
export function readProse(
  prepared: Prepared,
  values: readonly FieldValue[],
  field: "userAction" | "problem",
): Fact | null {
  const candidates = values
    .filter((value) => value.field === field && !value.form && value.text.length >= 20)
    .sort(
      (a, b) =>
        Number(b.pass === "template") - Number(a.pass === "template") || b.text.length - a.text.length,
    );
  const best = candidates[0];
  if (!best) return null;
  const text = withoutUnticked(best.text)
    .replace(/[ \t]+/g, " ")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (text.length < 5) return null;
  return factAt(prepared.notice, best.span, text.slice(0, MAX_PROSE), best.pass === "template" ? 0.92 : 0.75);
}

/** Leaves the ticked options and the free text of field 3.1; the empty boxes are not asked for. */
function withoutUnticked(text: string): string {
  if (!tickedIn(text)) return text;
  return text.replace(/\[\s?\][^[\n]*|[☐□◻\uf0a8\uf06f][^☐□◻\uf0a8\uf06f☒☑✓✔✗✘■▣\uf0fe\uf0fd\n]*/gu, "");
}
