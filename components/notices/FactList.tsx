import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import { confidenceOf, sourceInWords } from "#components/notices/confidence.ts";
import type { NoticeColumns } from "#lib/notices/columns.ts";
import { columnsOf } from "#lib/notices/columns.ts";
import type { Fact, NoticeFacts } from "#lib/notices/facts.ts";
import { fieldText, type NoticeField, noticeFields } from "#lib/notices/fields.ts";

type Props = {
  /** What holds now: as read, or as corrected by a person. */
  columns: NoticeColumns;
  /** What was read, with its sources. */
  facts: NoticeFacts | null;
  /** Shows only what is stated. */
  compact?: boolean;
};

/** Values of a list that are shown before the rest is folded away. */
const shownValues = 12;

/** The facts of a notice in reading order, each with the place where it was read and how sure that is. */
export function FactList({ columns, facts, compact = false }: Props) {
  const asRead = facts && columnsOf(facts);
  const fields = noticeFields.filter(
    ({ name }) => !compact || fieldText(columns, name) !== "" || (asRead && fieldText(asRead, name) !== ""),
  );
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
      {fields.map((field) => (
        <FactRow key={field.name} field={field} columns={columns} facts={facts} asRead={asRead} />
      ))}
    </dl>
  );
}

type RowProps = {
  field: NoticeField;
  columns: NoticeColumns;
  facts: NoticeFacts | null;
  asRead: NoticeColumns | null;
};

function FactRow({ field, columns, facts, asRead }: RowProps) {
  const t = useTranslations("notice");
  const sources = listed(field.fact && facts ? facts[field.fact] : null);
  const corrected = asRead !== null && fieldText(columns, field.name) !== fieldText(asRead, field.name);
  return (
    <>
      <dt className="font-semibold">{t(`fields.${field.name}`)}</dt>
      <dd className="-mt-3 min-w-0 sm:mt-0">
        <Value field={field} columns={columns} />
        {corrected && (
          <span className="ml-2">
            <Tag size="xsmall" variant="moderate" data-color="info">
              {t("corrected")}
            </Tag>
          </span>
        )}
        {sources.length > 0 && <Sources sources={sources} />}
      </dd>
    </>
  );
}

function Value({ field, columns }: Pick<RowProps, "field" | "columns">) {
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

function Sources({ sources }: { sources: Fact[] }) {
  const t = useTranslations();
  const [first] = sources;
  if (!first) return null;
  const lowest = sources.reduce((least, fact) => Math.min(least, fact.confidence), 1);
  return (
    <details className="text-sm text-(--ax-text-neutral-subtle)">
      <summary className="cursor-pointer">
        {sourceInWords(first, t)} · {t(`notice.confidence.${confidenceOf(lowest)}`)}
      </summary>
      <ul className="flex flex-col gap-1 border-l-2 border-(--ax-border-neutral-subtle) py-1 pl-3">
        {sources.slice(0, 10).map((fact) => (
          <li key={`${fact.source} ${fact.page} ${fact.value}`}>
            <span className="[overflow-wrap:anywhere]">
              {t("notice.readAs", { value: shownValue(fact, t) })}
            </span>
            {fact.evidence && <q className="block [overflow-wrap:anywhere] italic">{fact.evidence}</q>}
            <span className="block">{sourceInWords(fact, t)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Codes that stand for words in the interface are shown as those words. */
function shownValue(fact: Fact, t: ReturnType<typeof useTranslations>): string {
  if (t.has(`notice.actionTypes.${fact.value}`)) return t(`notice.actionTypes.${fact.value}`);
  return fact.value === "yes" || fact.value === "no" ? t(`form.${fact.value}`) : fact.value.slice(0, 300);
}

function listed(facts: Fact | Fact[] | null | undefined): Fact[] {
  return Array.isArray(facts) ? facts : facts ? [facts] : [];
}
