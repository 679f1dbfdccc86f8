import { squeeze } from "#lib/notices/reading/text.ts";

/** Legal forms of companies as they stand at the end of a name, without points. */
const FORMS: ReadonlySet<string> = new Set(
  (
    "AB Aktiebolag GmbH mbH AG KG KGaA SE Inc Incorporated Corp Corporation Ltd Limited LLC LLP LP PLC plc " +
    "A/S AS ApS ASA SA SAS SARL Sàrl SpA Srl SRL BV NV Oy OY Oyj KK Kft Company Co Pty Pte Ltda CORP INC LTD " +
    "SL SLU SAU SASU EIRELI UAB Zrt Kft Nyrt BVBA SRO OÜ SIA ehf Bhd Pvt GMBH LTDA LIMITED EOOD SCA SPA SRL"
  ).split(" "),
);
/** Forms that are also ordinary words or initials: believed only after a name of two words or with a point. */
const JOINING = new Set([
  "&",
  "and",
  "und",
  "of",
  "de",
  "et",
  "og",
  "och",
  "the",
  "für",
  "for",
  "do",
  "e",
  "y",
  "z",
  "da",
  "dos",
]);
const AFTER_FORM = new Set([
  "&",
  "Co",
  "Co.",
  "KG",
  "KGaA",
  "Ltd",
  "Ltd.",
  "Inc",
  "Inc.",
  "LP",
  "LLC",
  "(publ)",
  "de",
  "C.V.",
  "SA",
]);

/** Most words that a company name has before its legal form. */
const MAX_WORDS = 7;

/** Forms in small letters, believed with their points alone: "Sp. z o.o.", "a.s.". */
const POINTED = /^(?:o\.o|r\.l|a\.s|s\.r\.o|d\.o\.o|e\.K|S\/A)\.?[,;:)]*$/;

/** A word without any sign, as most are: it is a form as it stands, or none. */
const LETTERS = /^[A-Za-z]+$/;

function isForm(word: string): boolean {
  if (FORMS.has(word)) return true;
  if (LETTERS.test(word)) return false;
  if (POINTED.test(word)) return true;
  const bare = word
    .replace(/[,;:)]+$/, "")
    .replace(/\.(?=\w)/g, "")
    .replace(/\.$/, "");
  return FORMS.has(bare);
}

/** Names that end in a legal form ("Mölnlycke Health Care AB"), in the order they stand in the text. */
export function findCompanies(text: string): string[] {
  // Asked of every line of every text, of which few hold a legal form.
  if (!text.split(/\s+/).some(isForm)) return [];
  const found: string[] = [];
  for (const clause of text.split(/\n|\t|\s\|\s|\s{2,}/)) {
    const words = clause.split(/\s+/).filter((word) => word !== "");
    words.forEach((word, index) => {
      if (!isForm(word) || index === 0) return;
      // The form ends the name, unless one follows that belongs to it: "GmbH & Co. KG".
      const name = nameBefore(words, index);
      if (name) found.push(name);
    });
  }
  return withoutParts([...new Set(found)]);
}

function nameBefore(words: string[], form: number): string | null {
  let start = form;
  while (start > 0 && form - start < MAX_WORDS && belongsToName(words[start - 1] ?? "")) start -= 1;
  while (start < form && (JOINING.has(words[start] ?? "") || isForm(words[start] ?? ""))) start += 1;
  if (start === form) return null;
  let end = form;
  while (
    end + 1 < words.length &&
    (!/[,;:]$/.test(words[end] ?? "") || /^Co\.?,$/.test(words[end] ?? "")) &&
    AFTER_FORM.has(words[end + 1] ?? "")
  ) {
    end += 1;
  }
  while (end > form && JOINING.has(words[end] ?? "")) end -= 1;
  const name = tidyCompany(words.slice(start, end + 1).join(" "));
  return name.length >= 5 && /\p{L}{2}/u.test(name) ? name : null;
}

function belongsToName(word: string): boolean {
  if (/[.:;!?)]$/.test(word) && !/^(?:\p{Lu}\.|St\.|Dr\.|Co\.|S\.|B\.|Sp\.|Com\.|Ind\.)$/u.test(word))
    return false;
  return /^[("“]?(?:\p{Lu}|\d\p{Lu}|3M)/u.test(word) || JOINING.has(word) || word === "-";
}

function withoutParts(names: string[]): string[] {
  return names.filter((name) => !names.some((other) => other !== name && other.startsWith(`${name} `)));
}

/** Cuts a written company name clean of quotation marks, address and full stop. */
export function tidyCompany(text: string): string {
  const name = squeeze(text)
    .replace(/^["'“”(*•\s-]+/, "")
    .replace(/["'”*,;:\s]+$/, "");
  return /(?:\b(?:Inc|Ltd|Ltda|Corp|Co)|(?:^|\s)(?:\p{L}\.)+\p{L})\.$/u.test(name)
    ? name
    : name.replace(/\.$/, "");
}

/**
 * The company at the head of a value that may go on with an address: "Randox Laboratories Ltd. - Crumlin",
 * "Getinge AB, Lindholmspiren 7". Null where the value is no name (a sentence, a number, an empty form).
 */
export function companyAtStart(value: string): string | null {
  const line = value.split("\n").find((part) => /\p{L}{2}/u.test(part)) ?? "";
  const withoutNote = line.replace(/^\s*\([^)]*\)\s*/, "");
  const head = withoutNote.split(/\s[-–—]\s|;|\t|\s\||\s{3,}|\s\(|["”]\s*,/)[0] ?? "";
  const cut = cutAtComma(squeeze(head));
  const name = tidyCompany(cut.replace(/^(?:a\.|name|namn|company name|företagsnamn)[:\s]+/i, ""));
  if (name.length < 2 || name.length > 100 || name.split(" ").length > 12) return null;
  if (!/^(?:[\p{Lu}\d]|\p{Ll}{1,5}[\p{Lu}\d])/u.test(name) && !isForm(name.split(" ").at(-1) ?? ""))
    return null;
  return /\p{L}{2}/u.test(name) && !/[@_?]|https?:/.test(name) ? name : null;
}

function cutAtComma(text: string): string {
  const parts = text.split(/,\s*/);
  let name = parts[0] ?? "";
  for (const part of parts.slice(1)) {
    if (!isForm(part.split(/[\s/]/)[0] ?? "")) break;
    name = `${name}, ${part}`;
  }
  const words = name.split(" ");
  const form = words.findIndex((word, index) => index > 0 && isForm(word));
  // "Getinge AB Lindholmspiren 7": with no comma, the legal form shows where the name ends.
  if (form > 0 && /\d/.test(words.slice(form + 1).join(" "))) return nameBefore(words, form) ?? name;
  return name;
}

/** Whether a name ends in, or holds, a legal form. */
export function hasLegalForm(name: string): boolean {
  return name.split(/[\s/]+/).some((word, index) => index > 0 && isForm(word));
}

const CARE =
  /(?:^|\s)(?:region|regionen|landstinget|kommun|universitetssjukhus\p{L}*|sjukhus\p{L}*|inköp och upphandling)(?:\s|$|,)/iu;
const HOSPITAL = /(?:^|\s)hospital(?:\s|$|,)/iu;
const AUTHORITY =
  /(?:^|\s)(?:läkemedelsverket|socialstyrelsen|bfarm|fda|swissmedic|mhra|anvisa|igj|fimea|ansm|aifa|aemps|hpra|legemiddelverket|lægemiddelstyrelsen|ministero della salute|bundesinstitut für arzneimittel|agence nationale de sécurité|agencia española de medicamentos|medicines and healthcare products|food and drug administration|health canada|therapeutic goods administration|direktoratet for medisinske produkter|inspectie gezondheidszorg)(?:\s|$|,)/iu;

/**
 * Care providers and authorities pass notices on; they never are the manufacturer. A company may have "Hospital" in
 * its name ("Busse Hospital Disposables Inc.").
 */
export function isCareOrAuthority(name: string): boolean {
  return AUTHORITY.test(name) || CARE.test(name) || (HOSPITAL.test(name) && !hasLegalForm(name));
}
