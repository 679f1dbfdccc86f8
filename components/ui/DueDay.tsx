import { ExclamationmarkTriangleFillIcon } from "@navikt/aksel-icons";
import { useTranslations } from "next-intl";
import { Day } from "#components/ui/Moment.tsx";

type Props = { dueAt: Date | null; today: string };

/** By when something has to be done: says in words, not by colour alone, when that day has passed or is today. */
export function DueDay({ dueAt, today }: Props) {
  const t = useTranslations("due");
  if (!dueAt) return <span className="text-(--ax-text-neutral-subtle)">{t("none")}</span>;
  const day = dueAt.toISOString().slice(0, 10);
  if (day > today) return <Day date={dueAt} />;
  const overdue = day < today;
  return (
    <span
      className={`inline-flex flex-wrap items-center gap-x-1 font-semibold ${overdue ? "text-(--ax-text-danger)" : "text-(--ax-text-warning)"}`}
    >
      <span className="inline-flex items-center gap-1 whitespace-nowrap">
        {overdue && <ExclamationmarkTriangleFillIcon aria-hidden />}
        <Day date={dueAt} />
      </span>
      <span className="text-sm">{overdue ? t("overdue") : t("today")}</span>
    </span>
  );
}
