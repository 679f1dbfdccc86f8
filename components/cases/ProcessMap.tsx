import { CheckmarkIcon } from "@navikt/aksel-icons";
import { useTranslations } from "next-intl";
import { statuses } from "#lib/cases/workflow.ts";
import type { CaseStatus } from "#prisma/generated/enums.ts";

/** Where the case stands on its way (RH-15405, processkarta). Steps before the present one are marked as passed. */
export function ProcessMap({ status }: { status: CaseStatus }) {
  const t = useTranslations();
  const current = statuses.indexOf(status);
  return (
    <nav aria-label={t("cases.processMap")}>
      <ol className="flex flex-wrap gap-1">
        {statuses.map((step, position) => {
          const passed = position < current;
          const here = position === current;
          const tone = here
            ? "bg-(--ax-bg-accent-strong) text-(--ax-text-accent-contrast) font-semibold"
            : passed
              ? "bg-(--ax-bg-accent-moderate) text-(--ax-text-accent)"
              : "bg-(--ax-bg-neutral-moderate) text-(--ax-text-neutral-subtle)";
          return (
            <li
              key={step}
              aria-current={here ? "step" : undefined}
              className={`flex items-center gap-1 px-3 py-1.5 text-sm rounded-sm sm:first:rounded-l-full sm:last:rounded-r-full ${tone}`}
            >
              {passed && <CheckmarkIcon title={t("cases.stepPassed")} />}
              {t(`statuses.${step}`)}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
