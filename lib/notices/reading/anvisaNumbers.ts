import {
  LABEL,
  type Mode,
  modeOf,
  type NumberKind,
  ruleBefore,
  standsAlone,
} from "#lib/notices/reading/anvisaLabels.ts";
import { CATALOGUE, isNumber, SPACED_ARTICLE, sentencesOf } from "#lib/notices/reading/anvisaModels.ts";
import { isVersion, RULE_BEFORE, versionsIn } from "#lib/notices/reading/anvisaVersions.ts";
import { addNumber as add, readNumbersOf, type WordContext } from "#lib/notices/reading/anvisaWords.ts";
import { squeeze } from "#lib/notices/reading/text.ts";
import { isGtin } from "#lib/notices/udi.ts";

/** What the field for numbers holds: `refs` are the articles that its lists are grouped by. */
export type PageNumbers = Record<NumberKind | "refs" | "versions", Set<string>>;

type Context = WordContext & {
  /** What bare numbers are. */
  kind: NumberKind;
  software: boolean;
};

/** A list that is elsewhere: "Ver anexo", "conforme Mapa de Distribuição". */
const ELSEWHERE =
  /(?<!\p{L})(?:anex[oa]s?|mapa de distribui|carta ao cliente|ap[êe]ndice|planilha|tabela)(?!\p{L}{3})/iu;
const NOT_APPLICABLE = /^(?:n[ãa]o (?:se )?aplic\p{L}*|n\/?a|n[ãa]o informad\p{L}*|-+)$/iu;

/** Reads the field for serial numbers and lots of a page. What is no number, range or rule is passed over. */
export function readPageNumbers(field: string, context: Context): PageNumbers {
  const found: PageNumbers = {
    lots: new Set(),
    serials: new Set(),
    refs: new Set(),
    versions: new Set(),
  };
  const spaced = field.replace(/\s+/g, " ").replace(/(?<!\p{L})(lotes?|s[ée]ries?)(?=\d)/giu, "$1 ");
  for (const product of withoutInnerLabels(spaced).split(/\(?(?<!\d)\d{11}(?!\d)\)\s?:?/)) {
    for (const sentence of sentencesOf(withoutNotes(product, context, found)))
      readSentence(sentence, context, found);
  }
  return found;
}

/** "NS 1001 ao NS 1099" is one range: the second label goes. */
function withoutInnerLabels(text: string): string {
  return text.replace(
    /(\d\s(?:a|ao|à|até|-|–|—)\s)(?:o\s)?(?:(?:n[úu]mero|n[º°])\sde\ss[ée]rie|s[ée]rie|SN|NS|S\/N)\s(?=[\p{Lu}\d]\S*\d)/giu,
    "$1",
  );
}

/**
 * Brackets hold notes ("(05 unid.)", "(validade 06/2024)"), the article of a number, or lots of an article. Notes
 * go, lists stay, and an article is kept.
 */
function withoutNotes(text: string, context: Context, found: PageNumbers): string {
  return text.replace(/(\S{0,40}\s?)\(([^()]{0,2000})\)/g, (_, before: string, inside: string) => {
    const note = squeeze(inside);
    if (/^(?:lotes?|n[º°]s? de s[ée]rie|SN|S\/N|s[ée]ries?)(?!\p{L})/iu.test(note) && /\d/.test(note))
      return `${before} ¦ ${note} ¦ `;
    const article = new RegExp(`^(?:modelos?|${CATALOGUE})\\s*:?\\s*(\\S+)$`, "iu").exec(note)?.[1];
    if (article) {
      if (isNumber(article) && (context.modelsAreRefs || /\d{5}/.test(article))) add(found.refs, article);
      return before;
    }
    if (/(?<!\p{L})vers/iu.test(note)) return `${before} ; ${note} ; `;
    const codes = note.split(/[,;\s]+/).filter((word) => word !== "" && !/^(?:e|a|até)$/.test(word));
    const areCodes = codes.length > 0 && codes.every(isNumber);
    if (!areCodes) return before;
    // "(781341) 42011" opens a group; "Cios Spin (50179, 53167)" holds the numbers; "50179 (A1234)" a note.
    if (before.trim() === "" || /[;,:.|]\s*$/.test(before)) return `${before} ${note}: `;
    // "7-0303-10 (22G14, 22G15)": a model that is a number holds them too.
    const isNote = isNumber(before.trim()) && !(context.modelsAreRefs && context.models.has(before.trim()));
    return isNote ? before : `${before}: ${note} ; `;
  });
}

function readSentence(sentence: string, context: Context, found: PageNumbers): void {
  if (ELSEWHERE.test(sentence) && !/\d{4}/.test(sentence)) return;
  let mode: Mode = "bare";
  let at = 0;
  let label = "";
  const flush = (end: number) => readChunk(sentence.slice(at, end), mode, label, context, found);
  // "04.118: Lotes 4711", "AR-2324 (lotes 4711)": the article before the word for its lots.
  const flushBefore = (end: number, next: Mode) => {
    const chunk = sentence.slice(at, end);
    const head = /(?:^|[;,|¦]\s*|\s\/\s)\s*([^\s;,|¦]{3,30}?)\s*([:–¦-]?)\s*$/u.exec(chunk);
    const name = head?.[1] ?? "";
    // With no mark between, "BFR1-3018 Lote W18", it must be a model, or alone.
    const marked =
      head?.[2] !== "" ||
      context.models.has(name) ||
      isDeviceIdentifier(name) ||
      (mode === "bare" && chunk.trim() === name);
    const isHead = (next === "lots" || next === "serials") && mode !== "refs" && marked && isNumber(name);
    flush(isHead ? at + (head?.index ?? 0) : end);
    if (isHead && isArticleHead(name, context)) add(found.refs, name);
  };
  for (const match of sentence.matchAll(LABEL)) {
    if (match.index < at || !standsAlone(sentence, match.index, match[0])) continue;
    const next = modeOf(match.groups);
    const rule = ruleBefore(sentence.slice(Math.max(0, match.index - 90), match.index), next);
    if (rule !== null) {
      flushBefore(match.index - rule.length, next);
      at = readEvery(sentence, match.index - rule.length, next, context, found);
      mode = next === "refs" || next === "models" ? mode : next;
      label = "";
      continue;
    }
    flushBefore(match.index, next);
    at = match.index + match[0].length;
    mode = next;
    label = match[0];
  }
  flush(sentence.length);
}

/** "Todos os lotes dos OT Codes …" is "Todos os lotes"; "todos os lotes fabricados em 2023" is all of it. */
function readEvery(text: string, from: number, mode: Mode, context: Context, found: PageNumbers): number {
  const rest = text.slice(from);
  const end =
    /[;¦|]|\s(?:d[aeo]s?|para|nos?|nas?)\s+(?:[oa]s?\s+)?(?:OT|modelo|cat[áa]logo|ref|c[óo]d|produto|equipamento|item)|\scom\s(?:[oa]s?\s)?(?:vers|software)/iu.exec(
      rest,
    );
  const rule = squeeze(rest.slice(0, end?.index ?? rest.length)).replace(/[.,\s]+$/, "");
  const kept = rule.length > 120 ? (/^\S+\s+\S+\s+\S+/u.exec(rule)?.[0] ?? rule) : rule;
  if (mode === "versions" || context.software) add(found.versions, kept);
  else if (mode === "lots" || mode === "serials") add(found[mode], kept);
  else add(found[context.kind], kept);
  return from + (end?.index ?? rest.length);
}

const RULE_AFTER =
  /(?<!\p{L})(?:(?:e|ou)\s+(?:acima|abaixo|posterior(?:es)?|anterior(?:es)?|superior(?:es)?|inferior(?:es)?|menor(?:es)?|maior(?:es)?|mais\s+recentes?|mais\s+antig\p{L}*)|em\s+diante|cujos?|cujas?)(?!\p{L})/iu;
/** "Equipamentos fabricados antes de janeiro de 2019". */
const MADE =
  /(?<!\p{L})(?:fabricad|produzid|distribu[íi]d|comercializad|importad|instalad)[oa]s\s.*(?<!\d)(?:19|20)\d\d(?!\d)/iu;
function readChunk(written: string, mode: Mode, label: string, context: Context, found: PageNumbers): void {
  const chunk = squeeze(written).replace(/^[\s:.,;|–-]+|[\s:.,;|–-]+$/g, "");
  if (chunk === "" || mode === "skip" || NOT_APPLICABLE.test(chunk)) {
    // After the date of expiry the list goes on.
    if (mode === "skip" && !/^exceto|exce[çc]/i.test(label)) readAfterNote(chunk, context, found);
    return;
  }
  if (mode === "refs" || mode === "models") readArticles(written, mode, context, found);
  else for (const piece of piecesOf(chunk)) readPiece(piece, mode, label, context, found);
}

/** "validade 06/2024; 4712": what follows the date of a lot. */
function readAfterNote(chunk: string, context: Context, found: PageNumbers): void {
  const rest = chunk.split(";").slice(1).join(";");
  if (rest.trim() !== "" && found.lots.size > 0)
    for (const piece of piecesOf(rest)) readPiece(piece, "lots", "", context, found);
}

function piecesOf(chunk: string): string[] {
  return (
    chunk
      // "123499 710300M: 200001": the end of one list and the head of the next.
      // "X100-0005 e X100-0010 a X100-0020": a number, and a range.
      .split(
        /[;,|¦•]\s*|\s\/\s|\se\s(?=tod[oa]s|[^\s;,]{0,40}\d[^\s;,]{0,40}\s(?:ao?|até)\s[^\s;,]{0,40}\d)|(?<=\d\S{0,10})\s(?=[^\s:]{3,30}:\s)/i,
      )
      .map((piece) => squeeze(piece).replace(/^[\s:.–-]+|[\s:.,–-]+$/g, ""))
      .filter((piece) => piece !== "")
  );
}

/** "Catálogo 1810MSK, 1816MSK": articles up to a colon, behind which their numbers stand. */
function readArticles(written: string, mode: "refs" | "models", context: Context, found: PageNumbers): void {
  const colon = /^[\s:.]*[^:]*?(:\s)/.exec(written.replace(/^\s*[:.]\s*/, ""));
  const text = written.replace(/^\s*[:.]\s*/, "");
  const head = colon ? text.slice(0, colon[0].length - 2) : text;
  for (const word of head.split(/[\s,;|¦()]+/)) {
    const code = word.replace(/[.:]+$/, "");
    const isArticle = mode === "refs" || context.modelsAreRefs || /\d{5}/.test(code);
    if (isArticle && isNumber(code)) add(found.refs, code);
  }
  if (colon)
    for (const piece of piecesOf(text.slice(colon[0].length))) readPiece(piece, "bare", "", context, found);
}

function readPiece(written: string, mode: Mode, label: string, context: Context, found: PageNumbers): void {
  const { head, rest } = headOf(written, context);
  if (head !== "" && isArticleHead(head, context)) add(found.refs, head);
  const piece = rest;
  if (piece === "" || NOT_APPLICABLE.test(piece) || ELSEWHERE.test(piece)) return;
  if (mode === "versions" || (context.software && mode === "bare" && isVersion(piece))) {
    for (const version of versionsIn(piece)) add(found.versions, version);
    return;
  }
  const numbers = mode === "lots" || mode === "serials" ? found[mode] : found[context.kind];
  if (/^tod[oa]s?(?!\p{L})/iu.test(piece)) {
    add(context.software ? found.versions : numbers, piece.replace(/(?:\s(?:com|que|e|d[aeo]s?))+$/u, ""));
    return;
  }
  // When it was made is no number of a thing.
  if (MADE.test(piece)) return;
  const after = RULE_AFTER.exec(piece);
  if (after && /\d/.test(piece.slice(0, after.index))) {
    add(numbers, ruleAfter(piece, after.index, label));
    return;
  }
  const before = RULE_BEFORE.exec(piece);
  if (before && /\d/.test(piece.slice(before.index)) && !/\d{3}/.test(piece.slice(0, before.index))) {
    add(numbers, piece.slice(before.index).replace(/\s(?:e|ou)$/u, ""));
    return;
  }
  readNumbersOf(piece, numbers, context);
}

/** "Lote 2315076 cujos 4 últimos dígitos …" in brackets is a phrase with its first word. */
function ruleAfter(piece: string, at: number, label: string): string {
  const words = piece.slice(0, at).trim().split(" ");
  const first = words.findIndex((word) => /\d/.test(word));
  const spaced = first > 0 && /^\p{Lu}{2,4}$/u.test(words[first - 1] ?? "") ? first - 1 : first;
  const rule = [...words.slice(spaced), piece.slice(at)].join(" ");
  return label === "Lote" && /^cujo/i.test(piece.slice(at)) ? `Lote ${rule}` : rule;
}

function isDeviceIdentifier(code: string): boolean {
  return code.length === 14 && isGtin(code);
}

/** "H749: 291, 292", "Nível 1: 67591", "VCP317H - SBBKTZ0": what stands before the numbers, and the numbers. */
function headOf(piece: string, context: Context): { head: string; rest: string } {
  const colon = /^([^:]{2,70}?)\s*:\s+(?=\S)/u.exec(piece);
  if (colon?.[1]) return { head: squeeze(colon[1]), rest: piece.slice(colon[0].length) };
  const [, before = "", after = ""] = /^(\S.{0,60}?)\s[-–]\s(\S.*)$/u.exec(piece) ?? [];
  if (context.models.has(before)) return { head: before, rest: after };
  // "2305A11 - CF 3510": the model behind its number.
  return context.models.has(after) ? { head: after, rest: before } : { head: "", rest: piece };
}

function isArticleHead(head: string, context: Context): boolean {
  if (/\s/.test(head)) return context.modelsAreRefs && context.models.has(head) && SPACED_ARTICLE.test(head);
  if (context.models.has(head) && context.modelsAreRefs) return /^[\p{Lu}\d][\p{Lu}\d._/*-]{2,}$/u.test(head);
  return isNumber(head) && (context.modelsAreRefs || /\d{5}/.test(head));
}
