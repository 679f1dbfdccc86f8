import { tidyCompany } from "#lib/notices/reading/companies.ts";
import type { Span } from "#lib/notices/reading/document.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";

/** What the page says the product is: it decides whether bare numbers are lots or serial numbers. */
export type ProductType = "equipment" | "instrument" | "reagent" | "material" | "software" | "unknown";

/** A part of the page: its words, and the lines that they stand on. */
export type PageField = { text: string; span: Span };

/**
 * An alert page of the Brazilian authority ("Alerta … (Tecnovigilância)"): always the same fields, each opened by
 * its fixed words, run together in a few long lines. Whatever was doubled on the way is read once.
 */
export type AnvisaPage = {
  type: ProductType;
  technicalName: string;
  registrations: ReadonlySet<string>;
  models: PageField;
  numbers: PageField;
  problem: PageField;
  advice: PageField;
  actions: PageField | null;
  /** What stands behind "Ação de Campo Código". */
  reference: PageField | null;
  /** The name alone, without its address. */
  manufacturer: PageField | null;
  date: PageField | null;
};

const NUMBERS_LABEL =
  /(?<!\p{L})(?:n[úu]meros?|n[º°o]s?\.?|lotes?|s[ée]ries?)(?:\(s\))?(?:\s?(?:de|do|dos|\/|e|ou|-)\s?|\s?(?:lotes?|s[ée]ries?|n[úu]meros?)(?:\(s\))?){0,6}\s?afetad[oa]s?(?:\(s\))?\s*:/iu;
const SECTION = /(?<!\p{L})(?:Problema|Ação|Histórico|Recomendações|Anexos|Informações Complementares)\s*:/u;
/** What follows the numbers: the next section, or the same section once more. */
const AFTER_NUMBERS =
  /(?<!\p{L})(?:Problema|Ação|Histórico|Recomendações|Local de distribuição do produto|Nome Comercial|Nome Técnico|Data de identificação do problema)\b[^:\n]{0,60}:/u;

const known = new WeakMap<Prepared, AnvisaPage | null>();

/** The page, or null where the text is none. */
export function anvisaPage(prepared: Prepared): AnvisaPage | null {
  const found = known.get(prepared);
  if (found !== undefined) return found;
  const page = readPage(prepared);
  known.set(prepared, page);
  return page;
}

function readPage(prepared: Prepared): AnvisaPage | null {
  const text = openText(prepared);
  const body = text.words;
  if (!/ANVISA/i.test(body) || !/Nome Comercial\s*:/.test(body)) return null;
  const start = body.search(/Nome Comercial\s*:/);
  const label = NUMBERS_LABEL.exec(body.slice(start));
  if (!label) return null;
  const from = start + label.index + label[0].length;
  const end = AFTER_NUMBERS.exec(body.slice(from));
  const to = end ? from + end.index : body.length;
  const head = body.slice(start, start + label.index);
  const technicalName = fieldIn(head, "Nome Técnico");
  const models = /Modelos?(?:\(s\))? afetados?(?:\(s\))?\s*:/i.exec(head);
  const modelsAt = models ? start + models.index + models[0].length : start + label.index;
  return {
    type: typeOf(fieldIn(head, "Tipo de produto"), technicalName),
    technicalName,
    registrations: new Set(fieldIn(head, "Número de registro ANVISA").match(/\d{8,}/g) ?? []),
    models: text.field(modelsAt, start + label.index),
    numbers: text.field(from, to),
    problem: sectionAt(text, "Problema", from) ?? text.field(to, to),
    advice: sectionAt(text, "Recomendações", from) ?? text.field(to, to),
    actions: actionsOf(text, from),
    reference: referenceOf(text, from),
    manufacturer: manufacturerOf(text, from),
    date: dateOf(text),
  };
}

type PageText = { words: string; field: (from: number, to: number) => PageField };

/** All lines as one text, so that a field may run over lines, with the way back to them. */
function openText(prepared: Prepared): PageText {
  const { lines } = prepared.notice;
  const starts: number[] = [];
  let words = "";
  for (const line of lines) {
    starts.push(words.length);
    if (line.zone !== "furniture") words += line.text;
    words += "\n";
  }
  const lineAt = (place: number) => {
    const next = starts.findIndex((start) => start > place);
    return (next < 0 ? starts.length : next) - 1;
  };
  const field = (from: number, to: number) => ({
    text: words.slice(from, to).trim(),
    span: { from: lineAt(from), to: lineAt(Math.max(from, to - 1)) },
  });
  return { words, field };
}

function fieldIn(head: string, name: string): string {
  const at = head.indexOf(`${name}:`);
  if (at < 0) return "";
  const rest = head.slice(at + name.length + 1);
  const end =
    /(?<!\p{L})(?:Nome Comercial|Nome Técnico|Número de registro|Tipo de produto|Classe de Risco|Modelos?(?:\(s\))? afetad)/u.exec(
      rest,
    );
  return rest.slice(0, end?.index ?? rest.length).trim();
}

function sectionAt(text: PageText, name: string, after: number): PageField | null {
  const opening = new RegExp(
    `(?:^|\\n)[^\\S\\n]{0,20}${name}\\s{0,9}:|(?<=[.;]\\s{0,3})${name}\\s{0,9}:`,
    "u",
  );
  const match = opening.exec(text.words.slice(after));
  if (!match) return null;
  const from = after + match.index + match[0].length;
  const next = SECTION.exec(text.words.slice(from));
  return text.field(from, next ? from + next.index : text.words.length);
}

function typeOf(type: string, technicalName: string): ProductType {
  if (/software/i.test(type)) return "software";
  if (/in vitro|IVD/i.test(type)) {
    return /^(?:instrumento|analisador|equipamento|sistema|aparelho|processador|leitor)/i.test(technicalName)
      ? "instrument"
      : "reagent";
  }
  if (/equipamento/i.test(type)) return "equipment";
  return /material/i.test(type) ? "material" : "unknown";
}

/** "Ação de Campo Código X sob responsabilidade da empresa Y. Recolhimento. Destruição.": what stands after Y. */
function actionsOf(text: PageText, after: number): PageField | null {
  const section = sectionAt(text, "Ação", after);
  if (!section) return null;
  const lead = /^.*?sob\s+(?:a\s+)?responsabilidade\s+da\s+empresa\s+/isu.exec(section.text);
  if (!lead) return null;
  const holder =
    /Empresa detentora do registro:\s*(.{3,160}?)\s+-\s+CNPJ/u.exec(text.words)?.[1] ??
    /Comunicado da empresa\s+(.{3,160}?)\s+-\s/u.exec(text.words)?.[1];
  let rest = section.text.slice(lead[0].length);
  const name = holder?.replace(/[.\s]+$/, "");
  if (name && rest.startsWith(name)) rest = rest.slice(name.length);
  else rest = rest.replace(/^.{2,160}?(?:Ltda|S\.?\/?A|EIRELI|ME|EPP|Inc|[\p{Ll}\d)])\.\s/u, "");
  const again = rest.search(/Ação de Campo Código/u);
  return {
    text: (again < 0 ? rest : rest.slice(0, again)).replace(/^[.\s]+/, "").trim(),
    span: section.span,
  };
}

/**
 * "Fabricante do produto: Becton, Dickinson and Company - 7 Loveton Circle - EUA": a dash ends the name. Null where the
 * name is followed by its address without one.
 */
function manufacturerOf(text: PageText, after: number): PageField | null {
  const match =
    /Fabricante do produto\s*:\s*(?:\(\d{8,}\)\s*|(?:Fabricante\s)?\d\s?[.):]\s*)?([^\n;]{2,160})/u.exec(
      text.words.slice(after),
    );
  const name = tidyCompany((match?.[1] ?? "").split(/\s[-–—]|[-–—]\s/u)[0] ?? "");
  if (!match?.[1] || name.length < 2 || name.length > 100 || !/\p{L}{2}/u.test(name)) return null;
  if (/,.*\d|\d{3,}[\s,]+\p{L}|[@:]/u.test(name)) return null;
  const start = after + match.index + match[0].length - match[1].length;
  return { text: name, span: text.field(start, start + name.length).span };
}

/** The day of the alert, also where the page came as one line. */
function dateOf(text: PageText): PageField | null {
  const match = /Data do alerta\s*:\s*(?=\d)/u.exec(text.words);
  if (!match) return null;
  const from = match.index + match[0].length;
  return text.field(from, from + (/^[\d/.-]+/.exec(text.words.slice(from))?.[0].length ?? 0));
}

function referenceOf(text: PageText, after: number): PageField | null {
  const match = /Ação de Campo Código\s{0,9}:?\s{0,9}(.{1,120}?\ssob\s(?:a\s)?responsabilidade)/su.exec(
    text.words.slice(after),
  );
  if (!match?.[1]) return null;
  const end = after + match.index + match[0].length;
  return text.field(end - match[1].length, end);
}

/** The letter that the holder of the registration sent: "Carta ao Cliente (Circular nº 029/23-RJ)". */
const CIRCULAR = /(?<!\p{L})((?:Carta )?Circular\s+n[º°o.]{1,2}\s*\d[\w./-]*[\w])/u;

/** The values of the page that the common passes would read less surely. */
export function anvisaValues(page: AnvisaPage, values: readonly FieldValue[]): FieldValue[] {
  const { actions, advice, reference } = page;
  const own: FieldValue[] = [];
  const put = (field: FieldValue["field"], text: string, { span }: PageField) => {
    if (text !== "") own.push({ field, text, span, pass: "label", form: false });
  };
  if (page.date) put("date", page.date.text, page.date);
  if (actions) put("actionType", actions.text, actions);
  if (reference) put("fscaReference", `${reference.text} `, reference);
  put("circular", CIRCULAR.exec(advice.text)?.[1] ?? "", advice);
  const replaced = new Set(own.map(({ field }) => field));
  // "Código FSN RM 08/2019" is the reference of the action alone.
  const isOfAction = (value: FieldValue) =>
    value.field === "fsnReference" && reference?.text.includes(value.text.split(" sob ")[0] ?? "") === true;
  return [...values.filter((value) => !replaced.has(value.field) && !isOfAction(value)), ...own];
}
