import type { Fact } from "#lib/notices/facts.ts";
import { factAt, mergeFacts } from "#lib/notices/reading/fact.ts";
import { CONFIDENCE, type FieldValue, type Prepared } from "#lib/notices/reading/passes.ts";
import { findMarkedUdiDis, findProductionParts, findUdiDis, isGtin } from "#lib/notices/udi.ts";

/** Device identifiers from fields for them, and those that show by their form what they are. */
export function readUdiDis(prepared: Prepared, values: readonly FieldValue[]): Fact[] {
  const facts: Fact[] = [];
  for (const value of values) {
    if (value.field !== "udi" || (value.pass === "template" && !/\d{5}/.test(value.text))) continue;
    for (const udi of findUdiDis(joinDigits(value.text))) {
      facts.push(factAt(prepared.notice, value.span, udi.value, udi.valid ? CONFIDENCE[value.pass] : 0.4));
    }
  }
  // Serial numbers of twelve digits on the same line have a right check digit once in ten.
  const others = values
    .filter((value) => OTHER_NUMBERS.has(value.field))
    .map((value) => value.text)
    .join("\n");
  prepared.notice.lines.forEach((line, index) => {
    if (line.zone === "furniture") return;
    if (SPEAKS_OF_UDI.test(line.text))
      for (const udi of findUdiDis(line.text))
        if (udi.valid && !others.includes(udi.value.replace(/^0+/, "")))
          facts.push(factAt(prepared.notice, { from: index, to: index }, udi.value, 0.7));
    for (const udi of findMarkedUdiDis(line.text)) {
      if (udi.valid) facts.push(factAt(prepared.notice, { from: index, to: index }, udi.value, 0.9));
    }
  });
  return mergeFacts(facts);
}

const OTHER_NUMBERS: ReadonlySet<FieldValue["field"]> = new Set(["lot", "serial", "otherReference"] as const);

/** A number with a right check digit on a line that speaks of device identifiers is one. */
const SPEAKS_OF_UDI = /(?<![\p{L}\d])(?:UDI|IUD|GTIN|EAN)(?![\p{L}])/u;

/** Lots and serial numbers that stand in a carrier behind the device identifier. */
export function fromCarriers(prepared: Prepared): { lots: Fact[]; serials: Fact[] } {
  const found: { lots: Fact[]; serials: Fact[] } = { lots: [], serials: [] };
  prepared.notice.lines.forEach((line, index) => {
    if (line.zone === "furniture" || !line.text.includes("(01)")) return;
    for (const { kind, value } of findProductionParts(line.text)) {
      // The mark that ends a value of a record stands right behind the carrier.
      const number = value.replace(/["',;]+$/, "");
      const fact = factAt(prepared.notice, { from: index, to: index }, number, 0.85);
      found[kind === "lot" ? "lots" : "serials"].push(fact);
    }
  });
  return found;
}

/** A device identifier that a narrow cell broke in two: the halves together have 14 digits. */
function joinDigits(text: string): string {
  return text.replace(/(?<!\d)(\d{5,13})[\n ]\s*(\d{1,9})(?!\d)/g, (whole, first: string, second: string) =>
    first.length + second.length === 14 && isGtin(first + second) ? first + second : whole,
  );
}
