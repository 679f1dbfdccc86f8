import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import { StepMap } from "#components/ui/StepMap.tsx";
import { phases } from "#lib/projects/workflow.ts";
import type { ProjectPhase } from "#prisma/generated/enums.ts";

const colors = {
  initiate: "warning",
  plan: "info",
  execute: "accent",
  conclude: "meta-purple",
  in_use: "success",
  retired: "neutral",
  stopped: "neutral",
} as const satisfies Record<ProjectPhase, string>;

export function PhaseTag({ phase }: { phase: ProjectPhase }) {
  const t = useTranslations("phases");
  return (
    <Tag size="small" variant="moderate" data-color={colors[phase]} className="whitespace-nowrap">
      {t(phase)}
    </Tag>
  );
}

/** Where the project stands on its way; a stopped one where it was when it was stopped. */
export function PhaseMap({ phase, before }: { phase: ProjectPhase; before: ProjectPhase | null }) {
  const t = useTranslations();
  const steps = phases.map((key) => ({ key, name: t(`phases.${key}`) }));
  return <StepMap label={t("projects.phaseMap")} steps={steps} current={before ?? phase} />;
}
