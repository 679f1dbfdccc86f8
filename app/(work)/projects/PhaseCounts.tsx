import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { countLimit } from "#lib/projects/queries/list.ts";
import type { ProjectPhase } from "#prisma/generated/enums.ts";

type Props = { counts: { phase: ProjectPhase; count: number }[]; chosen: ProjectPhase | undefined };

/** How many projects stand in each phase; each count leads to its list. */
export async function PhaseCounts({ counts, chosen }: Props) {
  const t = await getTranslations();
  return (
    <nav aria-label={t("projects.byPhase")} className="no-print">
      <ul className="flex flex-wrap gap-2">
        {counts.map(({ phase, count }) => (
          <li key={phase}>
            <Link
              href={`/projects?phase=${phase}` as "/projects"}
              aria-current={phase === chosen ? "true" : undefined}
              className="flex min-w-24 flex-col rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default) px-3 py-2 hover:bg-(--ax-bg-neutral-moderate-hover) aria-[current=true]:border-(--ax-border-accent) aria-[current=true]:bg-(--ax-bg-accent-soft)"
            >
              <span className="text-xl font-semibold tabular-nums">
                {count > countLimit ? t("projects.moreThan", { count: countLimit }) : count}
              </span>
              <span className="text-sm">{t(`phases.${phase}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
