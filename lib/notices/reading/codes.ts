import { DANGLING, isRange, isRule, MAX_PIECE, RANGE_LEAD } from "#lib/notices/reading/codeRanges.ts";
import { isDay, looksLikeCode, MAX_CODE, YEAR } from "#lib/notices/reading/codeShape.ts";
import { mentions, phraseAt } from "#lib/notices/reading/phrases.ts";
import { squeeze, tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/** A list of identifiers as read: single codes, ranges and rules, and codes that head a group of others. */
type CodeList = { values: string[]; groups: string[] };

const SEPARATORS = /[,;\n\t|•]|\s{2,}|\s(?:and|och|und|et|e|og|en|y|ou|or|eller|oder|samt|sowie|&)\s/u;
const TRAILING_MARKS = /["'*:;,.&\s([–—-]+$/;
const TRAILING_NOTE = /\s*(?:\([^()]*\)|\[[^[\]]*\])\s*$/;
/** What stands in a field that was left empty on purpose. */
export const NOT_APPLICABLE =
  /^(?:n\/?a|not applicable|none|ej tillämpligt|ej aktuellt|inte tillämpligt|nicht zutreffend|ikke relevant|n\.v\.t\.?|sans objet|xxx+|tbd|-+)$/i;

/** Reads a value that is known to hold lot, serial or article numbers. Anything else in it is passed over. */
export function readCodes(value: string, allowRules: boolean): CodeList {
  const values = new Set<string>();
  const groups: string[] = [];
  const years: string[] = [];
  for (const part of piecesOf(withoutOrdinals(joinBroken(value)))) {
    const { group, piece } = splitGroup(part);
    if (group) groups.push(group);
    if (YEAR.test(piece)) years.push(piece);
    for (const code of readPiece(piece, allowRules)) values.add(code);
  }
  // Among serial numbers of four digits "2008" is one of them.
  const short = [...values].filter((code) => /^\d{4}$/.test(code)).length;
  if (allowRules && short >= 3 && short >= values.size / 2) for (const year of years) values.add(year);
  return { values: [...values], groups };
}

/** "1) 4711 2) 4712" and "(a) 4711; (b) 4712": what counts the items is none of them. */
function withoutOrdinals(value: string): string {
  return value.replace(/(?<![^\s;,:])(?:\d{1,2}|\(?\p{Ll}|\(\d{1,2})\)\s*(?=\p{Lu}*[\d-]*\d)/gu, "; ");
}

/** "7VSA1000–7VSA1899 samt 8VSA0001 och senare": where another number, range or rule begins. */
const JOINED_CODES =
  /\s(?:and|och|und|samt|sowie|et|e|y|og|en|&)\s(?=(?:(?:SN|S\/N|LOT|from|från|von|de)\s)?[\p{Lu}\d]\S*\d)/u;

/** A range keeps its "and" or "to", so ranges are looked for before the pieces are cut at such words. */
function piecesOf(value: string): string[] {
  return (
    value
      // "78397-0 / 78398-0", "25867 (Case) 25868 (Box)".
      .split(
        /[,;\n\t|•]|\s{2,}|\.\s|(?<=\d\S{0,10})\s\/\s(?=\S*\d{3})|(?<=\d\s\(\p{L}{2,20}\))\s(?=\S*\d{3})/u,
      )
      .flatMap((part) => {
        const piece = withoutLabel(trimPiece(part));
        if (isRange(piece)) return [piece];
        const joined = piece.split(JOINED_CODES);
        if (joined.length > 1 && joined.every((one) => isRange(one) || isRule(one) || looksLikeCode(one)))
          return joined;
        return isRule(piece) ? [piece] : part.split(SEPARATORS);
      })
      .map((part) => withoutLabel(trimPiece(part)))
      .filter((piece) => piece !== "" && !NOT_APPLICABLE.test(piece))
  );
}

/** "Serienummer 220100 – 224999" in a cell: the numbers without the word for them. */
function withoutLabel(piece: string): string {
  if (piece.length > MAX_PIECE || !/^\p{L}/u.test(piece)) return piece;
  const tokens = tokenise(piece);
  const label = phraseAt(VOCABULARY.labels, tokens, 0);
  const end = label ? (tokens[label.to - 1]?.end ?? 0) : 0;
  const rest = piece.slice(end).replace(/^[\s:.#°º]+/, "");
  return end > 0 && /^[\s:#]/.test(piece.slice(end)) && /\d/.test(rest) && !isRule(rest) ? rest : piece;
}

/** "… 4711; and 4712", "4711 and": a joining word that a cut left at an end of the piece. */
const LOOSE_JOINER =
  /^(?:and|och|und|et|og|en|y|ou|or|eller|oder|samt|sowie|&)\s+(?=[\p{Lu}\d]*\d)|(?<=\d\S*)[\s,]+(?:and|och|und|et|og|en|ou|or|eller|oder|samt|sowie|&)$/gu;

/** A piece of a list without the marks, joining words and bracketed notes around it. */
export function trimPiece(part: string): string {
  const opened = /^[\s"'*·–—:.-]*\(/.test(part);
  let piece = squeeze(part).replace(/^[\s"'*·–—:.(-]+/, "");
  // "(80158990080) 1214UE": a bracket that was opened before the first code belongs to something else.
  piece = piece.replace(opened ? /^[^()]{0,40}\)\s*/ : /^[^()]{0,40}\)\s*(?=[^\s.,;:])/, "");
  piece = piece.replace(/^([^()]+)\)["',\s.]*$/, "$1");
  piece = piece.replace(LOOSE_JOINER, "").replace(TRAILING_MARKS, "");
  if (piece.endsWith("]") && !piece.includes("[")) piece = piece.slice(0, -1);
  while (TRAILING_NOTE.test(piece)) piece = piece.replace(TRAILING_NOTE, "").replace(TRAILING_MARKS, "");
  return piece.trim();
}

/** "3308-0010: 746881" names the article first and then its lots. */
function splitGroup(piece: string): { group: string | null; piece: string } {
  const match = /^(\S{3,30}):\s+(\S.*)$/.exec(piece);
  if (match?.[1] && match[2] && looksLikeCode(match[1])) return { group: match[1], piece: match[2] };
  return { group: null, piece };
}

function readPiece(piece: string, allowRules: boolean): string[] {
  if (allowRules && isRange(piece)) return [piece.replace(RANGE_LEAD, "").replace(DANGLING, "")];
  if (allowRules && isRule(piece)) return [piece.replace(DANGLING, "")];
  // "21512Y for Feeding Tube 8Fr": the number, and what carries it; "65805 2/24/2015": the number, and the day on which it expires.
  const named = /^(\S+) for \p{Lu}\p{L}/u.exec(piece)?.[1];
  if (named && looksLikeCode(named)) return [named];
  const words = piece.split(" ").filter((word) => word !== "" && !isDay(word));
  if (words.length === 1 && piece !== words[0]) return readPiece(words[0] ?? "", allowRules);
  if (words.length === 1) return looksLikeCode(piece) && !repeatsItself(piece) ? [piece] : [];
  if (isSpacedCode(words)) return [piece];
  const codes = words.map((word) => word.replace(/^[(["']+|[)\]"',;:.]+$/g, ""));
  // "applier 2511A": for which of the devices.
  const [name = "", code = ""] = codes;
  if (
    allowRules &&
    codes.length === 2 &&
    /^\p{Ll}{4,}$/u.test(name) &&
    code.length >= 4 &&
    looksLikeCode(code)
  )
    return [code];
  const run = allowRules ? runOfCodes(codes) : codes.every(looksLikeCode) ? codes : null;
  return run ?? (allowRules ? leadingCode(codes) : [...leadingCode(codes), ...packedCode(codes)]);
}

/** "M0066703051 box 5", "300223 non sterile": a long article number, and in small letters how it is packed. */
function packedCode(words: string[]): string[] {
  const [first = "", ...rest] = words;
  const isLong = first.length >= 6 && /\d{4}/.test(first) && looksLikeCode(first);
  return isLong && /^\p{Ll}{2,}$/u.test(rest[0] ?? "") && !rest.some(looksLikeCode) ? [first] : [];
}

/** "220100 – 224999 225017": codes and ranges with nothing but spaces between them. */
function runOfCodes(words: string[]): string[] | null {
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const range = words.slice(at, at + 3).join(" ");
    if (words.length > at + 2 && !looksLikeCode(words[at + 1] ?? "") && isRange(range)) {
      found.push(range);
      at += 2;
    } else if (looksLikeCode(words[at] ?? "")) {
      found.push(words[at] ?? "");
    } else {
      return null;
    }
  }
  return found;
}

/** "02.12.17.00006 - Rasp, 6 mm" or "Control, level 2 - HN1530": the code beside the name. */
function leadingCode(words: string[]): string[] {
  const first = words[0] ?? "";
  const last = words.at(-1) ?? "";
  const isDash = (word: string | undefined) => word !== undefined && /^[-–—/]$/.test(word);
  if (isDash(words[1]) && looksLikeCode(first)) return [first];
  if (isDash(words.at(-2)) && looksLikeCode(last)) return [last];
  return [];
}

/** "AGN H 1.0", "QBD - 6x3", "8888 145 014", "05172128 190": one identifier that is written with spaces. */
function isSpacedCode(words: string[]): boolean {
  const text = words.join(" ");
  if (words.length > 4 || text.length > 20 || !/\d/.test(text)) return false;
  if (/^0\d{7} \d{3}$/.test(text)) return true;
  if (words.every((word) => /^\d{1,4}$/.test(word))) return words.length > 1 && text.length >= 6;
  const letters = words[0] ?? "";
  // Registrations of Argentina's authority.
  if (/^PM \d{2,4}-\d{1,4}$/.test(text)) return false;
  if (!/^\p{Lu}{1,5}$/u.test(letters) || mentions(VOCABULARY.labels, letters)) return false;
  return words.every((word) => /^(?:[\p{Lu}\d][\p{Lu}\d._/x-]*|-)$/u.test(word) && word.length <= 10);
}

/** Two codes run together, "H-1000-HU-230-H-1000-INT-230", are left out rather than read wrongly. */
function repeatsItself(code: string): boolean {
  return code.length <= MAX_CODE && /(\p{L}[^\s]{4,}-).*\1/u.test(code);
}

/** A code that a narrow cell broke after its hyphen is one code again: "H- 1000" and "00-12-\n345". */
function joinBroken(value: string): string {
  return (
    value
      .replace(/([\p{Lu}\d]{2,}-|(?<![\p{L}\d])[\p{Lu}]-)\n\s*(?=[\p{Lu}\d])/gu, "$1")
      .replace(/((?:^|[\s,;])\p{Lu}{1,3}-)\s(?=\d)/gu, "$1")
      // The points of "t.o.m." end no sentence.
      .replace(/\bt\.\s?o\.\s?m\.(?=\s)/giu, "t.o.m")
      .replace(/\bf(r?)\.\s?o\.\s?m\.(?=\s)/giu, "f$1.o.m")
      .replace(/(\d\S*\s(?:to|till|bis|til|tot|t\/m|a|à|-|–|—))\s*\n\s*(?=[\p{Lu}\d])/gu, "$1 ")
  );
}
