import type { Fact } from "#lib/notices/facts.ts";
import { deviceNames } from "#lib/notices/reading/deviceNames.ts";
import {
  belowSalutation,
  fromFirstLine,
  fromSubject,
  fromTitle,
  underHeading,
} from "#lib/notices/reading/deviceTitles.ts";
import type { Span } from "#lib/notices/reading/document.ts";
import { factAt, mergeFacts } from "#lib/notices/reading/fact.ts";
import { devicesInLatinTitles } from "#lib/notices/reading/latinTitles.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { spokenDevices } from "#lib/notices/reading/spokenDevices.ts";
import { fold, squeeze } from "#lib/notices/reading/text.ts";

const MAX_DEVICES = 60;
const CONFIDENCE = { template: 0.95, table: 0.8, label: 0.88, sentence: 0.6 } as const;

/** The trade names of the devices: from their own field, from tables, else from the title. */
export function readDevices(prepared: Prepared, values: readonly FieldValue[], title: Fact | null): Fact[] {
  const named = values
    .filter((value) => value.field === "device" && !value.form)
    .flatMap((value) =>
      namesIn(prepared, value).map((name) =>
        factAt(prepared.notice, lineOf(prepared, value.span, name), name, CONFIDENCE[value.pass]),
      ),
    );
  const titled = () => [...underHeading(prepared), ...fromTitle(title)];
  const found = [
    named,
    titled,
    () => fromModelColumn(prepared, values),
    () => devicesInLatinTitles(prepared),
    () => fromSubject(prepared, values),
    () => belowSalutation(prepared),
    () => spokenDevices(prepared),
    () => fromFirstLine(prepared),
  ].reduce<Fact[]>(
    (known, next) => (known.length > 0 ? known : typeof next === "function" ? next() : next),
    [],
  );
  const once = mergeFacts(found, (value) => fold(squeeze(value).replace(/[®™©*]/g, "")));
  return withoutKinds(once).slice(0, MAX_DEVICES);
}

/** "Infusor P300 infusionspump" beside "Infusor P300" is the same device, with the word for what it is. */
function withoutKinds(facts: readonly Fact[]): Fact[] {
  const names = facts.map(({ value }) => value);
  const isKindOf = (value: string, name: string) =>
    value.startsWith(`${name} `) && /^(?:\s\p{Ll}[\p{L}-]*)+$/u.test(value.slice(name.length));
  return facts.filter(({ value }) => !names.some((name) => isKindOf(value, name)));
}

/** "1) HEAD & NECK CDS, REF CDS983184I;": one of the kits that a record counts. */
const COUNTED =
  /(?:^|[;:"\n])\s*(?:\d{1,3}|\p{Ll})[).]\s+([^;\n]{3,90}?),?\s+(?:REF|Ref|(?:[Kk]it|[Pp]ack|[Cc]atalog(?:ue)?|[Mm]odel|[Ii]tem|[Pp]art|[Pp]roduct)\s(?:[Nn]umber|[Nn]o|[Cc]ode|#))/gu;
const ANNOUNCED = /\s(?:labell?ed as|as follows|the following)\s*:?$/i;

/** Where a name stands that was read below its label; else the place of the label. */
function lineOf(prepared: Prepared, span: Span, name: string): Span {
  const below = prepared.notice.lines.slice(span.to + 1, span.to + 1 + MAX_DEVICES);
  const at = below.findIndex((line) => line.text.includes(name));
  const own = prepared.notice.lines.slice(span.from, span.to + 1).some((line) => line.text.includes(name));
  return own || at < 0 ? span : { from: span.to + 1 + at, to: span.to + 1 + at };
}

/** "Azurion 7, Models 722079 and 722224; Azurion 5, Model 722228": devices in a row, each before its numbers. */
function beforeNumbers(prepared: Prepared, value: FieldValue): string[] | null {
  if (value.closedBy !== "ref" && value.closedBy !== "model") return null;
  const line = prepared.notice.lines[value.span.from]?.text ?? "";
  const items = line.slice(Math.max(0, line.indexOf(value.text))).split(/;\s+/);
  const names = items.map((item) => BEFORE_NUMBER.exec(item)?.[1] ?? "");
  const all = items.length > 1 && names.every((name) => deviceNames(name).length === 1);
  return all ? names.flatMap(deviceNames) : null;
}

const BEFORE_NUMBER =
  /^(\p{Lu}[^,;]{3,80}),\s(?:REF|Models?|Catalog(?:ue)?|Cat\.|Part|Item|Product Code)[\s.:#]/u;

/** The names under a label. "Convenience kits labeled as: 1) …, REF …; 2) …" names the kits that follow. */
function namesIn(prepared: Prepared, value: FieldValue): string[] {
  const first = value.text.split(/\d[).]\s/)[0]?.trim() ?? "";
  if (!/:$/.test(first) && !ANNOUNCED.test(first))
    return beforeNumbers(prepared, value) ?? deviceNames(value.text);
  const below = prepared.notice.lines.slice(value.span.from, value.span.from + MAX_DEVICES + 1);
  const text = below.map((line) => line.text).join("\n");
  const counted = [...text.matchAll(COUNTED)].flatMap((item) => deviceNames(item[1] ?? ""));
  if (ANNOUNCED.test(first)) return counted.length > 0 ? counted : deviceNames(first.replace(ANNOUNCED, ""));
  // "Kits containing convertors: 1. HEART PACK, REF …; 2. …": two items or more are a list.
  return counted.length > 1 ? counted : (beforeNumbers(prepared, value) ?? deviceNames(value.text));
}

/** A table that names its devices under "Model" alone. */
function fromModelColumn(prepared: Prepared, values: readonly FieldValue[]): Fact[] {
  return values
    .filter((value) => value.field === "model" && value.pass === "table" && /\p{L}{3}/u.test(value.text))
    .flatMap((value) =>
      deviceNames(value.text).map((name) => factAt(prepared.notice, value.span, name, 0.6)),
    );
}
