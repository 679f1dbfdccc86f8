import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { Day } from "#components/ui/Moment.tsx";
import type { RiskMatrix } from "#lib/projects/risks/matrix.ts";
import type { FullRisk } from "#lib/projects/risks/queries.ts";

type Props = { risk: FullRisk; matrix: RiskMatrix };

/** The risk as it stands, for those who only read it. */
export async function RiskFacts({ risk, matrix }: Props) {
  const t = await getTranslations("projects.risks");
  const english = (await getLocale()) === "en";
  const level = (levels: RiskMatrix["severities"], at: number | null) => {
    const found = at === null ? undefined : levels[at - 1];
    return found ? `${at} ${english ? found.en : found.sv}` : t("notGiven");
  };
  const text = (value: string | null) => (
    <span className="whitespace-pre-wrap">{value?.trim() || t("notGiven")}</span>
  );
  return (
    <Facts>
      <Fact label={t("fields.stage")}>{t(`stages.${risk.stage}`)}</Fact>
      <Fact label={t("fields.sequence")}>{text(risk.sequence)}</Fact>
      <Fact label={t("fields.situation")}>{text(risk.situation)}</Fact>
      <Fact label={t("fields.harm")}>{text(risk.harm)}</Fact>
      <Fact label={t("fields.severityBefore")}>{level(matrix.severities, risk.severityBefore)}</Fact>
      <Fact label={t("fields.probabilityBefore")}>{level(matrix.probabilities, risk.probabilityBefore)}</Fact>
      <Fact label={t("fields.severityAfter")}>{level(matrix.severities, risk.severityAfter)}</Fact>
      <Fact label={t("fields.probabilityAfter")}>{level(matrix.probabilities, risk.probabilityAfter)}</Fact>
      <Fact label={t("fields.newRisks")}>{text(risk.newRisks)}</Fact>
      <Fact label={t("fields.benefitRisk")}>{text(risk.benefitRisk)}</Fact>
      <Fact label={t("fields.ownerName")}>{text(risk.ownerName)}</Fact>
      {risk.dueAt && (
        <Fact label={t("fields.dueAt")}>
          <Day date={risk.dueAt} />
        </Fact>
      )}
    </Facts>
  );
}

/** What the risk hangs together with: requirements, component, the risk it comes from and those it brings. */
export async function RiskLinks({ risk, base }: { risk: FullRisk; base: string }) {
  const t = await getTranslations("projects.risks");
  const project = base.replace(/\/risks$/, "");
  const { requirements, component, causedBy, causes } = risk;
  if (requirements.length + causes.length === 0 && !component && !causedBy) return null;
  return (
    <Facts>
      {requirements.length > 0 && (
        <Fact label={t("fields.requirements")}>
          <span className="flex flex-wrap gap-x-3">
            {requirements.map((id) => (
              <Link
                key={id}
                href={`${project}/requirements?open=${id}#requirement-${id}` as Route}
                className="underline"
              >
                {id}
              </Link>
            ))}
          </span>
        </Fact>
      )}
      {component && <Fact label={t("fields.component")}>{component.name}</Fact>}
      {causedBy && (
        <Fact label={t("fields.causedBy")}>
          <Link href={`${base}/${causedBy.id}` as Route} className="underline">
            {causedBy.number} {causedBy.hazard}
          </Link>
        </Fact>
      )}
      {causes.length > 0 && (
        <Fact label={t("causes")}>
          <ul>
            {causes.map(({ id, number, hazard }) => (
              <li key={id}>
                <Link href={`${base}/${id}` as Route} className="underline">
                  {number} {hazard}
                </Link>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </Facts>
  );
}
