import { CATALOGUE } from "#lib/notices/reading/anvisaModels.ts";

export type NumberKind = "lots" | "serials";

/** What follows a word in the field: `skip` is a date or a quantity. */
export type Mode = NumberKind | "bare" | "refs" | "models" | "versions" | "skip";

/** The words that say in the field for numbers what follows: each kind is a group of its own. */
export const LABEL = new RegExp(
  [
    "(?<lots>(?:n[úu]meros?|n[º°o]s?\\.?)\\s+(?:de|do)s?\\s+lotes?|lotes?|batch|lot(?:s|\\s+numbers?)?)",
    "(?<serials>(?:n[úu]meros?|n[º°o]s?\\.?)(?:\\(s\\))?\\s*(?:de|do)\\s+s[ée]ries?|s[ée]ries?|serial(?:\\s+numbers?)?|serials|S\\/N|SN|NS|N\\/S)",
    `(?<refs>${CATALOGUE})`,
    "(?<models>modelos?)",
    "(?<versions>vers(?:ão|ões|ao|oes)|software|firmware)",
    "(?<skip>(?:data\\s+de\\s+)?(?:validade|fabrica[çc][ãa]o|vencimento|expira[çc][ãa]o)|val\\.|venc\\.|fab\\.|exp\\.?(?=[\\s:])|quantidades?|qtde?\\.?|exceto|com\\s+exce[çc][ãa]o|registros?|GTIN|UDI(?:-DI)?)",
  ].join("|"),
  "giu",
);

/** Which kind of word a match of `LABEL` is. */
export function modeOf(groups: Record<string, string | undefined> | undefined): Mode {
  const modes: readonly Mode[] = ["lots", "serials", "refs", "models", "versions", "skip"];
  return modes.find((mode) => groups?.[mode] !== undefined) ?? "bare";
}

/** A label is a word by itself: "SN" in "SNX120" and "item" in "itemizado" are none. */
export function standsAlone(text: string, start: number, label: string): boolean {
  const before = text[start - 1] ?? " ";
  const after = text.slice(start + label.length);
  return !/[\p{L}\d/._-]/u.test(before) && /^(?:\(s\))?(?:[^\p{L}\d_-]|$)/u.test(after);
}

/** "Todos os (lotes)", "Todos os implantes A com (número de série inferior a 5320)": the rule that holds the word. */
export function ruleBefore(before: string, next: Mode): string | null {
  const direct = /(?<!\p{L})tod[oa]s?\s+(?:[oa]s\s+)?$/iu.exec(before)?.[0];
  if (direct !== undefined || (next !== "lots" && next !== "serials")) return direct ?? null;
  return /(?<!\p{L})tod[oa]s?\s+[oa]s\s+[^;,¦|]{2,60}\scom\s+(?:[oa]s?\s+)?$/iu.exec(before)?.[0] ?? null;
}
