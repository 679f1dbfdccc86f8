import { getTranslations } from "next-intl/server";
import { Fact, Facts } from "#components/ui/Facts.tsx";

type Plan = {
  how: string;
  extent: string;
  conditions: string;
  risksAndLimits: string;
  involvesPatients: boolean;
};

/** The plan of a test as those who carry it out read it (VGR 3.3, 3.4). */
export async function TestPlan({ plan }: { plan: Plan }) {
  const t = await getTranslations("projects.tests");
  return (
    <Facts>
      {(["how", "extent", "conditions", "risksAndLimits"] as const).map((field) => (
        <Fact key={field} label={t(`fields.${field}`)}>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{plan[field]}</p>
        </Fact>
      ))}
      <Fact label={t("fields.involvesPatients")}>{t(plan.involvesPatients ? "patients" : "noPatients")}</Fact>
    </Facts>
  );
}
