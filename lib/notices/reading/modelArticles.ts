import type { Fact } from "#lib/notices/facts.ts";
import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import { readCodes } from "#lib/notices/reading/codes.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { trailingArticles } from "#lib/notices/reading/trailingArticles.ts";

/** The model is an article number where nothing else is and it has the shape of one. */
export function fromModels(prepared: Prepared, values: readonly FieldValue[]): Fact[] {
  return values
    .filter((value) => value.field === "model")
    .map((value) => ({
      ...value,
      text: withoutOwners(value),
    }))
    .flatMap((value) =>
      [...readCodes(value.text, false).values, ...codesInBrackets(value.text)].map((code) =>
        factAt(prepared.notice, value.span, code, 0.6),
      ),
    );
}

/** Where nothing is called an article number, those that end the names of the devices. */
export function fromNames(prepared: Prepared, values: readonly FieldValue[]): Fact[] {
  return values
    .filter((value) => value.field === "device" && value.pass === "label")
    .flatMap((value) =>
      value.text
        .split(/[;\n]/)
        .flatMap((name) => trailingArticles(name).articles)
        .map((code) => factAt(prepared.notice, value.span, code, 0.6)),
    );
}

/** "H45551WB (VS6500, VS6440)", "728306  100016, 100018": the model without the units of it that are listed behind. */
function withoutOwners({ text, bare }: FieldValue): string {
  const model = text.replace(/\([^()]*,[^()]*\)/g, " ");
  return bare ? (model.split(/(?<![,;])\s{2,}/)[0] ?? "") : model;
}

/** "Level low (HL-01)", "Monitor NX12 (code 9201-12A)": a number in brackets that ends the name of a model. */
function codesInBrackets(text: string): string[] {
  return text.split(/[;\n,]/).flatMap((piece) => {
    const inside = /\S\s*\((?:\p{L}{2,12}[.:]?\s)?([^()\s]{3,30})\)[\s.]*$/u.exec(piece)?.[1];
    // Numbers of eleven digits are registrations.
    return inside && looksLikeCode(inside) && !/^\d{10,}$/.test(inside) ? [inside] : [];
  });
}
