import { CheckmarkIcon } from "@navikt/aksel-icons";
import { useTranslations } from "next-intl";

type Props = {
  label: string;
  steps: readonly { key: string; name: string }[];
  current: string;
  /** Keys of the steps that it has been through, where that is not all before the present one. */
  passed?: readonly string[];
};

/** Where something stands on its way. Steps before the present one are marked as passed, or those that are given. */
export function StepMap({ label, steps, current, passed: behind }: Props) {
  const t = useTranslations("app");
  const at = steps.findIndex(({ key }) => key === current);
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap gap-1">
        {steps.map(({ key, name }, position) => {
          const passed = behind ? behind.includes(key) : position < at;
          const here = position === at;
          const tone = here
            ? "bg-(--ax-bg-accent-strong) text-(--ax-text-accent-contrast) font-semibold"
            : passed
              ? "bg-(--ax-bg-accent-moderate) text-(--ax-text-accent)"
              : "bg-(--ax-bg-neutral-moderate) text-(--ax-text-neutral-subtle)";
          return (
            <li
              key={key}
              aria-current={here ? "step" : undefined}
              className={`flex items-center gap-1 px-3 py-1.5 text-sm rounded-sm sm:first:rounded-l-full sm:last:rounded-r-full ${tone}`}
            >
              {passed && <CheckmarkIcon title={t("stepPassed")} />}
              {name}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
