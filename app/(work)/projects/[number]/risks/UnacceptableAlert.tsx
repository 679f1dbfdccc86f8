import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import type { PageProject } from "#lib/projects/queries.ts";

/** VGR 3.1: what the first unacceptable risk has closed, for as long as the project lives. */
export async function UnacceptableAlert({ project }: { project: PageProject }) {
  if (!project.unacceptableRiskAt) return null;
  const t = await getTranslations("projects.risks");
  const risk = project.unacceptableRisk ?? "";
  return (
    <Alert variant="warning" size="small">
      {project.simpleLostAt ? t("simpleLost", { risk }) : t("unacceptable", { risk })}
    </Alert>
  );
}
