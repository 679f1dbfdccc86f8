import { useTranslations } from "next-intl";
import { StepMap } from "#components/ui/StepMap.tsx";
import { statuses } from "#lib/cases/workflow.ts";
import type { CaseStatus } from "#prisma/generated/enums.ts";

type Props = { status: CaseStatus; passed: CaseStatus[] };

/** Where the case stands on its way (RH-15405, processkarta). Steps that it has been through are marked. */
export function ProcessMap({ status, passed }: Props) {
  const t = useTranslations();
  const steps = statuses.map((key) => ({ key, name: t(`statuses.${key}`) }));
  return <StepMap label={t("cases.processMap")} steps={steps} current={status} passed={passed} />;
}
