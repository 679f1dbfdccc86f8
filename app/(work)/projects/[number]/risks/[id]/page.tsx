import { Alert } from "@navikt/ds-react/Alert";
import { Heading } from "@navikt/ds-react/Typography";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { RiskStateTag, ZoneTag } from "#components/projects/riskTags.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { dayOf } from "#lib/clock.ts";
import { found, idIn } from "#lib/organisation/page.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayDecide, mayEdit } from "#lib/projects/policy.ts";
import { matrixOf, type RiskMatrix } from "#lib/projects/risks/matrix.ts";
import { type FullRisk, neighboursOf, projectRisk, riskTies } from "#lib/projects/risks/queries.ts";
import { lacksOf, zoneAfter, zoneBefore } from "#lib/projects/risks/rules.ts";
import { changeRisk, evaluateRisk, restoreRisk, withdrawRisk } from "../actions.ts";
import { RiskFields } from "../RiskFields.tsx";
import { UnacceptableAlert } from "../UnacceptableAlert.tsx";
import { Controls } from "./Controls.tsx";
import { EvaluationFields } from "./EvaluationFields.tsx";
import { RiskFacts, RiskLinks } from "./RiskFacts.tsx";

type Props = { params: Promise<{ number: string; id: string }> };

/** One risk, from hazard to what is left of it after its controls (ISO 14971, 5–7). */
export default async function RiskPage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const { number, id } = await params;
  const project = await pageProject(actor, number);
  const risk = await found(projectRisk(actor, project.id, idIn(id)));
  const { before, after } = await neighboursOf(actor, project.id, risk.number);
  const t = await getTranslations("projects.risks");
  const base = `/projects/${project.number}/risks`;
  const matrix = matrixOf(project.matrix);
  const alive = mayEdit(actor, project);
  const edits = alive && risk.withdrawnAt === null;
  const hidden = { projectId: project.id, id: risk.id, version: risk.version };
  return (
    <div className="flex flex-col gap-5">
      <nav aria-label={t("neighbours")} className="no-print flex flex-wrap gap-x-6 gap-y-2">
        <Link href={base as Route} className="underline">
          {t("back")}
        </Link>
        {before && (
          <Link href={`${base}/${before.id}` as Route} className="underline">
            {t("previous", { number: before.number })}
          </Link>
        )}
        {after && (
          <Link href={`${base}/${after.id}` as Route} className="underline">
            {t("next", { number: after.number })}
          </Link>
        )}
      </nav>
      <UnacceptableAlert project={project} />
      <header className="flex flex-col gap-3">
        <Heading level="2" size="small" className="[overflow-wrap:anywhere]">
          {t("title", { number: risk.number })}: {risk.hazard}
        </Heading>
        <p className="flex flex-wrap items-center gap-2">
          {t("columns.before")} <ZoneTag zone={zoneBefore(matrix, risk)} />
          <span aria-hidden>→</span> {t("columns.after")} <ZoneTag zone={zoneAfter(matrix, risk)} />
          <RiskStateTag state={risk.withdrawnAt ? "withdrawn" : risk.state} />
        </p>
        {risk.withdrawnAt ? (
          <Alert variant="info" size="small">
            {t("withdrawn", { reason: risk.withdrawnBecause ?? "" })}
          </Alert>
        ) : (
          <Lacks risk={risk} matrix={matrix} />
        )}
        <RiskLinks risk={risk} base={base} />
      </header>
      {edits ? (
        <WhatPanel
          risk={risk}
          matrix={matrix}
          hidden={hidden}
          actorTies={await riskTies(actor, project.id)}
        />
      ) : (
        <Panel title={t("parts.what")}>
          <RiskFacts risk={risk} matrix={matrix} />
        </Panel>
      )}
      <Controls risk={risk} edits={edits} />
      {edits && (
        <Panel title={t("parts.after")} id="after">
          <div className="flex max-w-3xl flex-col gap-5">
            <ActionForm
              action={evaluateRisk}
              hidden={hidden}
              prefix="after-"
              submitLabel={t("saveAfter")}
              footer={
                <Link href={`${base}/new?causedBy=${risk.id}` as Route} className="underline">
                  {t("newFromControl")}
                </Link>
              }
            >
              <EvaluationFields matrix={matrix} controlled={risk.controls.length > 0} risk={risk} />
            </ActionForm>
          </div>
        </Panel>
      )}
      {edits && mayDecide(actor, project) && (
        <Disclosure header={t("withdraw")} className="no-print">
          <div className="flex max-w-3xl flex-col gap-4">
            <p>{t("withdrawLead")}</p>
            <ActionForm
              action={withdrawRisk}
              hidden={hidden}
              prefix="withdraw-"
              submitLabel={t("withdraw")}
              submitVariant="secondary"
              submitSize="small"
            >
              <TextAreaInput name="reason" label={t("withdrawReason")} rows={2} maxLength={1000} />
            </ActionForm>
          </div>
        </Disclosure>
      )}
      {alive && risk.withdrawnAt && (
        <ActionForm
          action={restoreRisk}
          hidden={hidden}
          submitLabel={t("restore")}
          submitVariant="secondary"
        />
      )}
    </div>
  );
}

async function Lacks({ risk, matrix }: { risk: FullRisk; matrix: RiskMatrix }) {
  const t = await getTranslations();
  const lacks = lacksOf(matrix, risk);
  if (lacks.length === 0)
    return (
      <Alert variant={risk.state === "open" ? "info" : "success"} size="small">
        {t(risk.state === "open" ? "projects.risks.stillOpen" : "projects.risks.complete")}
      </Alert>
    );
  return (
    <Alert variant="info" size="small">
      <strong>{t("projects.risks.lacks")}</strong>
      <ul className="list-disc pl-5">
        {lacks.map((lack) => (
          <li key={lack}>{t(`refusals.project.riskLacks.${lack}`)}</li>
        ))}
      </ul>
    </Alert>
  );
}

type WhatProps = {
  risk: FullRisk;
  matrix: RiskMatrix;
  hidden: Record<string, string | number>;
  actorTies: Awaited<ReturnType<typeof riskTies>>;
};

async function WhatPanel({ risk, matrix, hidden, actorTies: { components, risks } }: WhatProps) {
  const t = await getTranslations("projects.risks");
  const dueAt = risk.dueAt && dayOf(risk.dueAt);
  return (
    <Panel>
      <div className="max-w-3xl">
        <ActionForm action={changeRisk} hidden={hidden} submitLabel={t("saveWhat")}>
          <RiskFields
            matrix={matrix}
            risk={{ ...risk, dueAt }}
            components={components.map(({ id, name }) => ({ value: id, label: name }))}
            causes={risks
              .filter(({ id }) => id !== risk.id)
              .map(({ id, number, hazard }) => ({ value: id, label: `${number} ${hazard}` }))}
          />
        </ActionForm>
      </div>
    </Panel>
  );
}
