import { useTranslations } from "next-intl";
import { FactReading } from "#components/notices/FactReading.tsx";
import type { NoticeColumns } from "#lib/notices/columns.ts";
import type { NoticeFacts } from "#lib/notices/facts.ts";
import { fieldText, type NoticeField, noticeFields } from "#lib/notices/fields.ts";
import { factsOfField, marksOf } from "#lib/notices/marks.ts";
import { fieldState, type Standing } from "#lib/notices/review.ts";

type Props = {
  /** What holds now and what was read; what persons have said of it. */
  standing: Standing;
  /** What was read, with its sources. */
  facts: NoticeFacts | null;
  /** The address of the page where the document is; empty on that page itself, null where there is none. */
  documentHref: string | null;
  /** Shows only what is stated. */
  compact?: boolean;
};

/** Values of a list that are shown before the rest is folded away. */
const shownValues = 12;

const nowhere: ReturnType<typeof marksOf> = { marks: [], idOf: () => null };

/** The facts of a notice in reading order, each with the place where it was read and how sure that is. */
export function FactList({ standing, facts, documentHref, compact = false }: Props) {
  const marks = documentHref === null ? nowhere : marksOf(facts);
  const t = useTranslations("notice.fields");
  const fields = noticeFields.filter(
    ({ name }) =>
      !compact || fieldState(standing, name) !== "missing" || factsOfField(facts, name).length > 0,
  );
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
      {fields.map((field) => (
        <div key={field.name} data-field={field.name} className="contents">
          <dt className="font-semibold">{t(field.name)}</dt>
          <dd className="-mt-3 min-w-0 sm:mt-0">
            <Value field={field} columns={standing.columns} />
            <FactReading
              name={field.name}
              standing={standing}
              facts={facts}
              marks={marks}
              form={null}
              documentHref={documentHref ?? ""}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ field, columns }: { field: NoticeField; columns: NoticeColumns }) {
  const t = useTranslations();
  const { name } = field;
  const value = columns[name];
  const text = fieldText(columns, name);
  if (text === "") return <span className="text-(--ax-text-neutral-subtle)">{t("notice.missing")}</span>;
  if (field.kind === "yesNo") return <span>{t(`form.${text}`)}</span>;
  if (field.kind === "actionTypes" && Array.isArray(value))
    return <span>{value.map((type) => t(`notice.actionTypes.${type}`)).join(", ")}</span>;
  if (!Array.isArray(value))
    return <span className="whitespace-pre-line [overflow-wrap:anywhere]">{text}</span>;
  const rest = value.slice(shownValues);
  return (
    <span className="[overflow-wrap:anywhere]">
      {value.slice(0, shownValues).join(", ")}
      {rest.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm">
            {t("notice.moreValues", { count: rest.length })}
          </summary>
          {rest.join(", ")}
        </details>
      )}
    </span>
  );
}
