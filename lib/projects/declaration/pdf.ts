import { dateOf } from "#lib/clock.ts";
import { renderPdf } from "#lib/documents/pdf.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import type { DeclarationContent } from "#lib/projects/declaration/content.ts";
import { requirementOf } from "#lib/projects/requirements/annexI.ts";

const template = `
#let fact-table(rows) = table(
  columns: (5cm, 1fr),
  ..rows.map(row => (table.cell(fill: luma(94%), strong(row.label)), lines(row.value))).flatten(),
)

#grid(
  columns: (1fr, auto),
  small(d.institution.map(line => [#line]).join(linebreak())),
  align(right, small(d.registration.map(line => [#line]).join(linebreak()))),
)
#v(0.4em)
= #d.title
#if d.translation != none { block(fill: luma(94%), inset: 8pt, width: 100%, lines(d.translation)) }
#for text in d.statement { par(lines(text)) }

== #d.headings.institution
#fact-table(d.facts.institution)

== #d.headings.device
#fact-table(d.facts.device)

== #d.headings.requirements
#box-of(d.fullyMet, d.fullyMetLabel)

#box-of(not d.fullyMet, d.notFullyMetLabel)
#if d.exceptions.len() > 0 {
  table(
    columns: (2cm, 4.6cm, 2.6cm, 1fr),
    table.header(..d.exceptionColumns.map(name => table.cell(fill: luma(94%), strong(name)))),
    ..d.exceptions.map(row => row.map(cell => lines(cell))).flatten(),
  )
}

#v(0.8em)
#block(breakable: false)[
  == #d.headings.signature
  #fact-table(d.facts.signature)
  #small(d.signatureNote)
]
`;

/**
 * The declaration as tagged PDF/A. The same content gives the same bytes, so that a signature can be bound to what
 * was read. In Swedish it is the document that is signed; in English it says that it is a translation.
 */
export async function declarationPdf(content: DeclarationContent, locale: Locale): Promise<Uint8Array> {
  const t = translatorFor(locale) as unknown as Translate;
  const words = (key: string, values?: Record<string, string | number>) =>
    t(`declarations.document.${key}`, values);
  const fact = (key: string, value: string) => ({ label: words(`fields.${key}`), value });
  const { institution, device, requirements, signer } = content;
  const { what, who, where, how } = device.purpose;
  const data = {
    title: words("title"),
    institution: [institution.name, institution.address],
    registration: [
      words("registration", { registration: content.registration }),
      words("number", { number: content.number, revision: content.revision }),
    ],
    translation: locale === "sv" ? null : words("translation"),
    statement: [
      words("statement", { institution: institution.name }),
      requirements.fullyMet ? words("allMet") : words("notAllMet"),
    ],
    headings: {
      institution: words("headings.institution"),
      device: words("headings.device"),
      requirements: words("headings.requirements"),
      signature: words("headings.signature"),
    },
    facts: {
      institution: [
        fact("institution", institution.name),
        fact("organisationNumber", institution.organisationNumber),
        fact("address", institution.address),
      ],
      device: [
        fact("name", device.name),
        fact("description", device.description),
        fact("marking", device.marking ?? words("noMarking")),
        fact("type", words("medicalDevice")),
        fact("riskClass", device.riskClass),
        ...[fact("what", what), fact("who", who), fact("where", where), fact("how", how)].filter(
          ({ value }) => value !== "",
        ),
      ],
      signature: [
        fact("place", content.place),
        fact("day", content.day),
        fact("signer", signer.name),
        fact("function", signer.function),
      ],
    },
    fullyMet: requirements.fullyMet,
    fullyMetLabel: words("fullyMet"),
    notFullyMetLabel: words("notFullyMet"),
    exceptionColumns: ["requirement", "subject", "fulfilment", "reason"].map((key) =>
      words(`exceptions.${key}`),
    ),
    exceptions: requirements.exceptions.map(({ requirement, fulfilment, reason }) => [
      requirement,
      requirementOf(requirement)?.[locale] ?? "",
      words(`fulfilments.${fulfilment}`),
      reason,
    ]),
    signatureNote: words("signatureNote"),
  };
  const title = words("fileTitle", { number: content.number, revision: content.revision });
  return renderPdf(template, data, { title, locale, at: dateOf(content.day) });
}
