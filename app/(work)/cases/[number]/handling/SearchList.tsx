import { Tag } from "@navikt/ds-react/Tag";
import { getTranslations } from "next-intl/server";
import type { SearchMade } from "#lib/cases/queries/handling.ts";

const resultColors = { hit: "warning", no_hit: "success", not_applicable: "neutral" } as const;

/** Each search that was made: "searched, no hit" is a fact with a name and a day. */
export async function SearchList({ searches }: { searches: SearchMade[] }) {
  const t = await getTranslations();
  if (searches.length === 0) return <p>{t("handling.basis.noSearches")}</p>;
  return (
    <ul className="divide-y divide-(--ax-border-neutral-subtle)">
      {searches.map((search) => (
        <li key={search.key} className="py-2">
          <div className="flex flex-wrap items-center gap-2">
            <Tag size="small" variant="moderate" data-color={resultColors[search.result]}>
              {t(`handling.basis.results.${search.result}`)}
            </Tag>
            <span>{t(`checklist.rows.${search.key}.title`)}</span>
          </div>
          <p className="text-sm break-words text-(--ax-text-neutral-subtle)">
            {[
              search.searchTerm && t("handling.basis.term", { term: search.searchTerm }),
              search.quantity !== null && t("handling.basis.quantity", { count: search.quantity }),
              search.registerAsOf && t("handling.basis.asOf", { day: search.registerAsOf }),
              search.note,
              search.by,
              search.at?.toISOString().slice(0, 10),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
