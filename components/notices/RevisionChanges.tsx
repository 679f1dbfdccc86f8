import { useTranslations } from "next-intl";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { WordDifference } from "#components/ui/WordDifference.tsx";
import { type Part, partsOf } from "#lib/documents/wordDifference.ts";
import type { NoticeColumns } from "#lib/notices/columns.ts";
import { changesBetween, type FieldChange } from "#lib/notices/revisions.ts";

type Props = { before: NoticeColumns; after: NoticeColumns };

/** What a revision of a notice adds, removes and says otherwise, field by field. */
export function RevisionChanges({ before, after }: Props) {
  const t = useTranslations("notice");
  const changes = changesBetween(before, after);
  if (changes.length === 0) return <p>{t("changes.none")}</p>;
  return (
    <Facts>
      {changes.map((change) => (
        <Fact key={change.field} label={t(`fields.${change.field}`)}>
          {change.kind === "list" ? <ListChange change={change} /> : <TextChange change={change} />}
        </Fact>
      ))}
    </Facts>
  );
}

/** Values of a list that are shown before the rest is folded away. */
const shownValues = 20;

function ListChange({ change }: { change: Extract<FieldChange, { kind: "list" }> }) {
  const t = useTranslations("notice");
  const name = (value: string) =>
    change.field === "actionTypes" && t.has(`actionTypes.${value}` as "title")
      ? t(`actionTypes.${value}` as "title")
      : value;
  const sides = [
    ["added", change.added, "bg-(--ax-bg-success-moderate)"],
    ["removed", change.removed, "bg-(--ax-bg-danger-moderate)"],
  ] as const;
  return sides.map(([side, values, look]) => {
    if (values.length === 0) return null;
    const names = values.map(name);
    const Mark = side === "added" ? "ins" : "del";
    const rest = names.slice(shownValues);
    return (
      <div key={side} className="[overflow-wrap:anywhere]">
        {t(`changes.${side}`)}: <Mark className={look}>{names.slice(0, shownValues).join(", ")}</Mark>
        {rest.length > 0 && (
          <details>
            <summary className="cursor-pointer text-sm">{t("moreValues", { count: rest.length })}</summary>
            <Mark className={look}>{rest.join(", ")}</Mark>
          </details>
        )}
      </div>
    );
  });
}

function TextChange({ change }: { change: Extract<FieldChange, { kind: "text" }> }) {
  const t = useTranslations();
  const { field, before, after } = change;
  const parts = partsOf(before, after);
  if (isReadable(parts)) return <WordDifference parts={parts} />;
  const said = (text: string) => {
    if (text === "")
      return <span className="text-(--ax-text-neutral-subtle)">{t("notice.changes.nothing")}</span>;
    return field === "replyWanted" ? t(text === "yes" ? "form.yes" : "form.no") : text;
  };
  return (
    <div className="whitespace-pre-line [overflow-wrap:anywhere]">
      <div>
        {t("notice.changes.before")}: {said(before)}
      </div>
      <div>
        {t("notice.changes.after")}: {said(after)}
      </div>
    </div>
  );
}

/** Word by word is easier to read only where most of the words stay. */
function isReadable(parts: Part[]): boolean {
  const length = (change: Part["change"]) =>
    parts.filter((part) => part.change === change).reduce((sum, { text }) => sum + text.length, 0);
  return length("same") > 2 * Math.max(length("added"), length("removed"));
}
