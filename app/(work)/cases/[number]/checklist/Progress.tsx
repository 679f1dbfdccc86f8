import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PageRow, RowFilter } from "./pageRows.ts";

type Props = { number: string; rows: PageRow[]; filter: RowFilter };

/** How far the form has come, what waits for the reader, and which rows are shown. */
export async function Progress({ number, rows, filter }: Props) {
  const t = await getTranslations("checklist");
  const required = rows.filter((item) => item.required);
  const answered = required.filter(({ state }) => state === "answered").length;
  const mine = rows.filter((item) => item.mine);
  const base = `/cases/${number}/checklist`;
  const filters = [
    ["all", base],
    ["mine", `${base}?rows=mine`],
    ["open", `${base}?rows=open`],
  ] as const;
  return (
    <div className="flex flex-col gap-3">
      <p>{t("page.progress", { answered, required: required.length })}</p>
      {mine.length > 0 && (
        <div className="no-print">
          <p className="font-semibold">{t("page.waitsForYou", { count: mine.length })}</p>
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {mine.map(({ row }) => (
              <li key={row.key}>
                <a href={`#row-${row.key}`} className="underline">
                  {t(`rows.${row.key}.title`)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <nav aria-label={t("page.filters.label")} className="no-print flex flex-wrap gap-2">
        {filters.map(([name, href]) => (
          <Link
            key={name}
            href={href as Route}
            aria-current={filter === name ? "true" : undefined}
            className={`rounded-full border px-3 py-1 no-underline ${
              filter === name
                ? "border-(--ax-border-accent) bg-(--ax-bg-accent-moderate) font-semibold text-(--ax-text-accent)"
                : "border-(--ax-border-neutral) text-(--ax-text-neutral)"
            }`}
          >
            {t(`page.filters.${name}`)}
          </Link>
        ))}
      </nav>
    </div>
  );
}
