import { getLocale, getTranslations } from "next-intl/server";
import { Panel } from "#components/ui/Panel.tsx";
import { DifferenceLegend, WordDifference } from "#components/ui/WordDifference.tsx";
import { localeOf } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { differenceOf } from "#lib/projects/documents/difference.ts";
import { listDifference } from "#lib/projects/documents/listDifference.ts";
import type { DocumentLists } from "#lib/projects/documents/lists.ts";
import { listTable } from "#lib/projects/documents/listTables.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

type Compared = {
  revision: number;
  source: string;
  content: unknown;
  reference: string | null;
  fileName: string | null;
};
type Props = {
  kind: DocumentKind;
  before: Compared;
  after: Compared;
  /** The lists of both revisions; null where the document has none. */
  lists: { before: DocumentLists; after: DocumentLists } | null;
};

/** What was taken away and what came to, word by word under each heading. */
export async function Difference({ kind, before, after, lists }: Props) {
  const t = await getTranslations();
  const text = await getTranslations("projects.documents");
  const rows = lists ? await rowsOf(lists) : [];
  const sections = differenceOf(kind, before.content, after.content);
  const elsewhere = (each: Compared) => each.fileName ?? each.reference ?? text("isWritten");
  const moved = before.source !== after.source || elsewhere(before) !== elsewhere(after);
  return (
    <Panel title={text("difference", { before: before.revision, after: after.revision })} id="difference">
      <DifferenceLegend />
      {moved && (
        <p className="pb-3 [overflow-wrap:anywhere]">
          {text("moved", { before: elsewhere(before), after: elsewhere(after) })}
        </p>
      )}
      {sections.length + rows.length === 0 && !moved && <p>{text("noDifference")}</p>}
      <div className="flex flex-col gap-5">
        {sections.map(({ key, number, parts }) => (
          <section key={key} className="max-w-4xl">
            <h3 className="font-semibold">
              {number} {t(`outline.${kind}.${key}.title`)}
            </h3>
            <WordDifference parts={parts} />
          </section>
        ))}
        {rows.map(({ key, change, cells }) => (
          <section key={key} className="max-w-4xl">
            <h3 className="font-semibold">{text(`rows.${change}`, { list: kind, key })}</h3>
            <dl>
              {cells.map(({ label, parts }) => (
                <div key={label} className="sm:flex sm:gap-3">
                  <dt className="shrink-0 sm:w-40">{label}</dt>
                  <dd className="min-w-0">
                    <WordDifference parts={parts} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Panel>
  );
}

/** The rows of the lists that differ, in words. */
async function rowsOf({ before, after }: { before: DocumentLists; after: DocumentLists }) {
  const t = (await getTranslations()) as unknown as Translate;
  const locale = localeOf(await getLocale());
  const side = (lists: DocumentLists) => ({ lists, table: listTable(lists, t, locale) });
  return listDifference(side(before), side(after));
}
