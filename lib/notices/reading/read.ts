import type { Fact, NoticeFacts, TextSource } from "#lib/notices/facts.ts";
import { emptyFacts } from "#lib/notices/facts.ts";
import { readActionTypes, readProse } from "#lib/notices/reading/actions.ts";
import { anvisaPage, anvisaValues } from "#lib/notices/reading/anvisaPage.ts";
import { readDevices } from "#lib/notices/reading/devices.ts";
import { openNotice } from "#lib/notices/reading/document.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import { readIdentifiers } from "#lib/notices/reading/identifiers.ts";
import { labelledValues } from "#lib/notices/reading/labelled.ts";
import { readManufacturer } from "#lib/notices/reading/manufacturer.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { prepare, sectionValues } from "#lib/notices/reading/passes.ts";
import { findPhrases } from "#lib/notices/reading/phrases.ts";
import { readReferences, withArticles } from "#lib/notices/reading/references.ts";
import { readReply } from "#lib/notices/reading/reply.ts";
import { tableValues } from "#lib/notices/reading/tables.ts";
import { clip, squeeze, tokenise } from "#lib/notices/reading/text.ts";
import { readNoticeDate, readRevision } from "#lib/notices/reading/times.ts";
import { readTitle } from "#lib/notices/reading/title.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";
import { listedValues } from "#lib/notices/reading/webList.ts";

/**
 * Reads the facts of a field safety notice from the texts of a message: the body and its attachments.
 * Three passes find values (fields of the EU template, tables, labels), then each kind of fact is drawn from
 * them. Pure and total: any text gives an answer, and what was not found is null or empty.
 */
export function readNotice(sources: readonly TextSource[]): NoticeFacts {
  const prepared = prepareNotice(sources);
  if (prepared.notice.lines.length === 0) return emptyFacts();
  const values = findValues(prepared);
  const title = readTitle(prepared, values);
  const date = readNoticeDate(prepared, values);
  return {
    manufacturer: readManufacturer(prepared, values),
    manufacturerSrn: readSrn(prepared),
    title,
    ...readReferences(prepared, values),
    date,
    revision: readRevision(prepared, values),
    updatesEarlier: readUpdate(prepared, values),
    devices: readDevices(prepared, values, title),
    ...readIdentifiers(prepared, values),
    actionTypes: readActionTypes(prepared, values),
    userActions: readProse(prepared, values, "userAction"),
    problem: readProse(prepared, values, "problem"),
    ...readReply(prepared, values, date?.value ?? null),
  };
}

const opened = new WeakMap<readonly TextSource[], Prepared>();

/** Opens the texts and finds what all passes build on: template sections and labels. Once for each array. */
export function prepareNotice(sources: readonly TextSource[]): Prepared {
  const known = opened.get(sources) ?? prepare(openNotice(sources));
  opened.set(sources, known);
  return known;
}

function findValues(prepared: Prepared): FieldValue[] {
  const tables = tableValues(prepared);
  const values = withArticles(prepared, [
    ...sectionValues(prepared),
    ...tables.values,
    ...labelledValues(prepared, tables.taken),
    ...listedValues(prepared),
  ]);
  const page = anvisaPage(prepared);
  return page ? anvisaValues(page, values) : values;
}

/** The manufacturer's single registration number (MDR article 31). */
function readSrn(prepared: Prepared): Fact | null {
  for (const [index, line] of prepared.notice.lines.entries()) {
    const match = /(?<!\w)[A-Z]{2}-MF-\d{9}(?!\d)/.exec(line.text);
    if (match) return factAt(prepared.notice, { from: index, to: index }, match[0], 0.95);
  }
  return null;
}

/** What earlier notice this one renews (template 4.1 and 4.2), in its own words. */
function readUpdate(prepared: Prepared, values: readonly FieldValue[]): Fact | null {
  const previous = values.find(
    (value) => value.field === "previousNotice" && !value.form && /\d/.test(value.text),
  );
  if (previous) return factAt(prepared.notice, previous.span, clip(squeeze(previous.text), 200), 0.85);
  const type = prepared.sections.find((section) => section.number === "4.1");
  if (type && findPhrases(VOCABULARY.update, tokenise(type.text)).length > 0) {
    return factAt(prepared.notice, type.span, clip(squeeze(type.text), 200), 0.7);
  }
  return null;
}
