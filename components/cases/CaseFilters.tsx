import { useTranslations } from "next-intl";
import { ListFilters } from "#components/ui/ListFilters.tsx";

const choices = {
  status: ["open", "received", "gathering", "coordinating", "acting", "following_up", "closed"],
  severity: ["critical", "high", "moderate", "low"],
  track: ["equipment", "consumable", "own_handling", "information_only"],
  due: ["overdue"],
  owner: ["me"],
} as const;

const groups = {
  status: "statuses",
  severity: "severities",
  track: "tracks",
  due: "cases.due",
  owner: "cases.owner",
} as const satisfies Record<keyof typeof choices, string>;

/** The filters of the list of cases. */
export function CaseFilters() {
  const t = useTranslations();
  const names = Object.keys(choices) as (keyof typeof choices)[];
  return (
    <ListFilters
      search={t("cases.search")}
      choices={names.map((name) => ({
        name,
        label: t(`cases.columns.${name}`),
        all: t("cases.all"),
        options: choices[name].map((value) => ({ value, label: t(`${groups[name]}.${value}`) })),
      }))}
    />
  );
}
