import { getTranslations } from "next-intl/server";
import { createElement } from "react";
import { Panel } from "#components/ui/Panel.tsx";
import { differenceOf, type Part } from "#lib/projects/documents/difference.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

type Compared = {
  revision: number;
  source: string;
  content: unknown;
  reference: string | null;
  fileName: string | null;
};
type Props = { kind: DocumentKind; before: Compared; after: Compared };

/** What was taken away and what came to, word by word under each heading. */
export async function Difference({ kind, before, after }: Props) {
  const t = await getTranslations();
  const text = await getTranslations("projects.documents");
  const sections = differenceOf(kind, before.content, after.content);
  const elsewhere = (each: Compared) => each.fileName ?? each.reference ?? text("isWritten");
  const moved = before.source !== after.source || elsewhere(before) !== elsewhere(after);
  const words = { added: text("added"), removed: text("removed"), end: text("changeEnd") };
  return (
    <Panel title={text("difference", { before: before.revision, after: after.revision })} id="difference">
      <p className="pb-3">
        <del className="bg-(--ax-bg-danger-moderate)">{text("removedLegend")}</del>{" "}
        <ins className="bg-(--ax-bg-success-moderate)">{text("addedLegend")}</ins>
      </p>
      {moved && (
        <p className="pb-3 [overflow-wrap:anywhere]">
          {text("moved", { before: elsewhere(before), after: elsewhere(after) })}
        </p>
      )}
      {sections.length === 0 && !moved && <p>{text("noDifference")}</p>}
      <div className="flex flex-col gap-5">
        {sections.map(({ key, number, parts }) => (
          <section key={key} className="max-w-4xl">
            <h3 className="font-semibold">
              {number} {t(`outline.${kind}.${key}.title`)}
            </h3>
            {createElement(
              "p",
              { className: "whitespace-pre-line [overflow-wrap:anywhere]" },
              ...parts.map((part) => shown(part, words)),
            )}
          </section>
        ))}
      </div>
    </Panel>
  );
}

function shown({ text, change }: Part, words: { added: string; removed: string; end: string }) {
  if (change === "same") return text;
  const look = change === "added" ? "bg-(--ax-bg-success-moderate)" : "bg-(--ax-bg-danger-moderate)";
  const inner = (
    <>
      <span className="sr-only">{` [${words[change]}: `}</span>
      {text}
      <span className="sr-only">{` ${words.end}] `}</span>
    </>
  );
  return change === "added" ? <ins className={look}>{inner}</ins> : <del className={look}>{inner}</del>;
}
