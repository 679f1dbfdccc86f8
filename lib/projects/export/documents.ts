import { type Block, blockTemplate, factList, heading, paragraph } from "#lib/documents/blocks.ts";
import { renderPdf } from "#lib/documents/pdf.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";
import { contentOf } from "#lib/projects/documents/content.ts";
import { outlines, sectionNumber } from "#lib/projects/documents/outline.ts";
import type { WholeProject } from "#lib/projects/export/queries.ts";

type Document = WholeProject["documents"][number];

/** One approved revision of a document as PDF/A: its headings with what stands under them, or where it lies. */
export async function approvedDocumentPdf(
  { kind, revisions }: Document,
  { title, t, locale, at }: { title: string; t: Translate; locale: Locale; at: Date },
): Promise<Uint8Array> {
  const revision = revisions.find(({ state }) => state === "approved");
  const content = contentOf(revision?.content);
  const sections = outlines[kind].flatMap(({ key }, position): Block[] => {
    const section = content[key];
    const text = section ? htmlToText(section.html).trim() || (section.notApplicable ?? "") : "";
    const name = t(`outline.${kind}.${key}.title`);
    return [heading(2, `${sectionNumber(kind, position)} ${name}`), paragraph(text)];
  });
  const blocks = [
    heading(1, title),
    factList([
      [
        t("projects.export.approved"),
        `${revision?.approvedBy ?? ""} ${revision?.approvedAt?.toISOString().slice(0, 10) ?? ""}`,
      ],
      [t("projects.export.elsewhere"), revision?.reference ?? revision?.fileName],
    ]),
    ...(revision?.source === "written" ? sections : []),
  ];
  return renderPdf(blockTemplate, { blocks }, { title, locale, at });
}
