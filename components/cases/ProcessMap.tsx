import { useTranslations } from "next-intl";
import { StepMap } from "#components/ui/StepMap.tsx";
import { statuses } from "#lib/cases/workflow.ts";
import type { CaseStatus } from "#prisma/generated/enums.ts";

/** Where the case stands on its way (RH-15405, processkarta). */
export function ProcessMap({ status }: { status: CaseStatus }) {
  const t = useTranslations();
  const steps = statuses.map((key) => ({ key, name: t(`statuses.${key}`) }));
  return <StepMap label={t("cases.processMap")} steps={steps} current={status} />;
}
