/**
 * The device part of a Unique Device Identifier (MDR article 27, annex VI part C): what GS1 and HIBCC carriers
 * look like in text, and their check characters.
 */

const HIBC_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

type UdiDi = {
  /** GS1: 14 digits. HIBC: from the plus sign to the check character. ICCBBA: the 16 characters after "=/". */
  value: string;
  agency: "GS1" | "HIBC" | "ICCBBA";
  /** Whether the check character is right. */
  valid: boolean;
};

/** The GS1 check digit (modulo 10, weights 3 and 1 from the right) for digits that lack it. */
export function gs1CheckDigit(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const weight = (digits.length - index) % 2 === 1 ? 3 : 1;
    sum += Number(digits[index]) * weight;
  }
  return (10 - (sum % 10)) % 10;
}

/** True for a GTIN of 8, 12, 13 or 14 digits whose last digit is the right check digit. */
export function isGtin(text: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(text) || /^0+$/.test(text)) return false;
  return gs1CheckDigit(text.slice(0, -1)) === Number(text.at(-1));
}

/** The HIBC check character (sum of character values modulo 43) for a data structure that lacks it. */
export function hibcCheckCharacter(data: string): string | null {
  let sum = 0;
  for (const character of data) {
    const value = HIBC_ALPHABET.indexOf(character);
    if (value < 0) return null;
    sum += value;
  }
  return HIBC_ALPHABET[sum % 43] ?? null;
}

/** True for an HIBC data structure (`+` …) whose last character is the right check character. */
export function isHibc(text: string): boolean {
  return text.length >= 3 && text.startsWith("+") && hibcCheckCharacter(text.slice(0, -1)) === text.at(-1);
}

const GS1_ELEMENT = /\(01\)[ \t]?((?:\d[ \t]?){13}\d)(?!\d)/g;
const GTIN_DIGITS = /(?<![\d.,/+-])\d(?:[ \t]?\d){11,13}(?![\d/]|[.,-]\d)/g;
const HIBC_PRIMARY = /(?<![\w+])\+[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}\d[0-9A-Z\-.$/+%]/g;

/** ISBT 128: "=/" and the processor's product identification, 16 characters (ICCBBA ST-001, data structure 034). */
const ISBT_PROCESSOR = /(?<![\w=])=\/([A-Z0-9]{16})(?![A-Z0-9])/g;

/** True for a device identifier of ICCBBA, which has no check character of its own. */
export function isIsbtProcessor(text: string): boolean {
  return /^=\/[A-Z0-9]{16}$/.test(text);
}

/**
 * The device identifiers written with their application identifier, `(01)` and 14 digits, or as an HIBC
 * primary structure with a right check character. These can be told from other numbers anywhere in a text.
 */
export function findMarkedUdiDis(text: string): UdiDi[] {
  const found: UdiDi[] = [];
  // Asked of every line of every text, of which hardly any holds one of these signs.
  if (!/[+(=]/.test(text)) return found;
  for (const match of text.matchAll(GS1_ELEMENT)) {
    const value = (match[1] ?? "").replace(/\D/g, "");
    found.push({ value, agency: "GS1", valid: isGtin(value) });
  }
  for (const match of text.matchAll(HIBC_PRIMARY)) {
    if (isHibc(match[0])) found.push({ value: match[0], agency: "HIBC", valid: true });
  }
  for (const match of text.matchAll(ISBT_PROCESSOR)) {
    if (match[1]) found.push({ value: match[1], agency: "ICCBBA", valid: true });
  }
  return found;
}

/** What follows a device identifier in the same carrier: the lot or the serial number of one device. */
type ProductionPart = { kind: "lot" | "serial"; value: string };

/**
 * Lots (application identifier 10) and serial numbers (21) in GS1 element strings with brackets: "(01)…(17)…(10)…".
 * Only where a device identifier stands before them on the same line.
 */
export function findProductionParts(text: string): ProductionPart[] {
  const first = text.search(/\(01\)/);
  if (first < 0) return [];
  return [...text.slice(first).matchAll(/\((10|21)\)[ \t]?([\w!"%&'*+,./:;<=>?-]{1,20})/g)].map((match) => ({
    kind: match[1] === "10" ? "lot" : "serial",
    value: (match[2] ?? "").replace(/[,;.]+$/, ""),
  }));
}

/**
 * The device identifiers in a text that is known to hold them (a field headed "UDI-DI" or "GTIN"): also bare
 * numbers of 12 to 14 digits, padded to 14. A bare number of 14 digits with a wrong check digit is kept and
 * marked as not valid; shorter ones are then left out, since they may be anything.
 */
export function findUdiDis(text: string): UdiDi[] {
  const found = findMarkedUdiDis(text);
  const known = new Set(found.map((udi) => udi.value));
  // A lot or a date that follows in the same carrier, "(10)123456789012", is not a device identifier.
  const rest = text.replace(GS1_ELEMENT, " ").replace(/\(\d{2,4}\)[^\s(]+/g, " ");
  for (const match of rest.matchAll(GTIN_DIGITS)) {
    for (const digits of gtinsIn(match[0])) {
      const value = digits.padStart(14, "0");
      const valid = isGtin(digits);
      if (known.has(value) || (!valid && digits.length < 14)) continue;
      known.add(value);
      found.push({ value, agency: "GS1", valid });
    }
  }
  return found;
}

/** "0 7613327 12345 6" is one number, "07613327123456" too; two numbers of 13 stay two. */
function gtinsIn(run: string): string[] {
  const joined = run.replace(/\s/g, "");
  if (isGtin(joined)) return [joined];
  const parts = run.split(/\s+/).filter((part) => part.length >= 12);
  return parts.length > 0 ? parts : [joined];
}
