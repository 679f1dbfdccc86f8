import { useTranslations } from "next-intl";
import { ListFilters } from "#components/ui/ListFilters.tsx";
import { ProjectPhase } from "#prisma/generated/enums.ts";

/** The filters of the list of projects. */
export function ProjectFilters() {
  const t = useTranslations();
  const all = t("projects.all");
  const phases = Object.values(ProjectPhase).map((value) => ({ value, label: t(`phases.${value}`) }));
  return (
    <ListFilters
      search={t("projects.search")}
      choices={[
        { name: "phase", label: t("projects.columns.phase"), all, options: phases },
        {
          name: "owner",
          label: t("projects.columns.owner"),
          all,
          options: [{ value: "me", label: t("projects.mine") }],
        },
      ]}
    />
  );
}
