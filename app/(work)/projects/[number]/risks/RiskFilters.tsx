import { useTranslations } from "next-intl";
import { ListFilters } from "#components/ui/ListFilters.tsx";
import { zones } from "#lib/projects/risks/matrix.ts";
import { stages } from "#lib/projects/risks/rules.ts";
import { RiskState } from "#prisma/generated/enums.ts";

/** The filters of the list of risks. */
export function RiskFilters() {
  const t = useTranslations("projects.risks");
  const all = t("filters.all");
  const choice = (name: string, label: string, options: readonly [value: string, label: string][]) => ({
    ...{ name, label, all },
    options: options.map(([value, text]) => ({ value, label: text })),
  });
  return (
    <ListFilters
      choices={[
        choice(
          "stage",
          t("columns.stage"),
          stages.map((value) => [value, t(`stages.${value}`)]),
        ),
        choice(
          "zone",
          t("filters.zone"),
          [...zones, "none" as const].map((value) => [value, t(`zones.${value}`)]),
        ),
        choice("state", t("columns.state"), [
          ["unfinished", t("filters.unfinished")],
          ...[...Object.values(RiskState), "withdrawn" as const].map(
            (value) => [value, t(`states.${value}`)] as [string, string],
          ),
        ]),
        choice(
          "about",
          t("filters.gap"),
          (["misuse", "singleFault"] as const).map((value) => [value, t(`filters.${value}`)]),
        ),
      ]}
      others={["requirement", "component"]}
    />
  );
}
