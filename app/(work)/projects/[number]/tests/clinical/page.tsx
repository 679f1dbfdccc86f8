import { Alert } from "@navikt/ds-react/Alert";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { RadioInput, SelectInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { Day } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { isClinicalSettled } from "#lib/projects/facts.ts";
import { pageProject } from "#lib/projects/page.ts";
import { hasEnded, mayDecide } from "#lib/projects/policy.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { ClinicalDecision, ClinicalOutcome } from "#prisma/generated/enums.ts";
import { saveClinical } from "../actions.ts";

type Props = { params: Promise<{ number: string }> };

const dayText = (date: Date | null) => date?.toISOString().slice(0, 10);

/** VGR 3.5: whether tests with patients or patient data have to be a clinical investigation. */
export default async function ClinicalPage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const t = await getTranslations("projects.tests");
  const settled = isClinicalSettled(project);
  const settles = mayDecide(actor, project) && !hasEnded(project);
  return (
    <div className="flex flex-col gap-5">
      <Link href={`/projects/${project.number}/tests` as "/"} className="no-print self-start underline">
        {t("back")}
      </Link>
      <Panel title={t("clinical.title")}>
        <div className="flex max-w-3xl flex-col gap-5">
          <p>{t("clinical.lead")}</p>
          <Alert variant={settled ? "success" : "warning"} size="small">
            {t(settled ? "clinical.settled" : "clinical.unsettled")}
          </Alert>
          {settles ? <ClinicalForm project={project} /> : <Settled project={project} />}
        </div>
      </Panel>
    </div>
  );
}

async function Settled({ project }: { project: PageProject }) {
  const t = await getTranslations("projects");
  if (!project.clinicalOutcome)
    return <p>{t("tests.clinical.ownerSettles", { name: project.owner.name })}</p>;
  return (
    <Facts>
      <Fact label={t("tests.clinical.outcome")}>{t(`clinicalOutcomes.${project.clinicalOutcome}`)}</Fact>
      <Fact label={t("tests.clinical.reason")}>
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">{project.clinicalReason}</p>
      </Fact>
      {project.clinicalReference && (
        <Fact label={t("tests.clinical.reference")}>{project.clinicalReference}</Fact>
      )}
      {project.clinicalSentAt && (
        <Fact label={t("tests.clinical.sentOn")}>
          <Day date={project.clinicalSentAt} />
        </Fact>
      )}
      {project.clinicalDecidedAt && project.clinicalDecision && (
        <Fact label={t("tests.clinical.decision")}>
          {t(`tests.clinical.decisions.${project.clinicalDecision}`)},{" "}
          <Day date={project.clinicalDecidedAt} />
        </Fact>
      )}
    </Facts>
  );
}

async function ClinicalForm({ project }: { project: PageProject }) {
  const t = await getTranslations("projects");
  return (
    <ActionForm
      action={saveClinical}
      hidden={{ projectId: project.id, version: project.version }}
      submitLabel={t("save")}
    >
      <RadioInput
        name="outcome"
        label={t("tests.clinical.outcome")}
        defaultValue={project.clinicalOutcome}
        options={Object.values(ClinicalOutcome).map((value) => ({
          value,
          label: t(`clinicalOutcomes.${value}`),
          description: t(`tests.clinical.help.${value}`),
        }))}
      />
      <TextAreaInput
        name="reason"
        label={t("tests.clinical.reason")}
        description={t("tests.clinical.reasonHint")}
        defaultValue={project.clinicalReason}
      />
      <fieldset className="flex flex-col gap-5 border-t border-(--ax-border-neutral-subtle) pt-4">
        <legend className="font-semibold">{t("tests.clinical.agency")}</legend>
        <p>{t("tests.clinical.agencyHint")}</p>
        <TextInput
          name="sentOn"
          type="date"
          label={t("tests.clinical.sentOn")}
          defaultValue={dayText(project.clinicalSentAt)}
          optional
        />
        <TextInput
          name="reference"
          label={t("tests.clinical.reference")}
          defaultValue={project.clinicalReference}
          optional
        />
        <TextInput
          name="decidedOn"
          type="date"
          label={t("tests.clinical.decidedOn")}
          description={t("tests.clinical.decidedHint")}
          defaultValue={dayText(project.clinicalDecidedAt)}
          optional
        />
        <SelectInput
          name="decision"
          label={t("tests.clinical.decision")}
          defaultValue={project.clinicalDecision}
          options={Object.values(ClinicalDecision).map((value) => ({
            value,
            label: t(`tests.clinical.decisions.${value}`),
          }))}
          optional
        />
      </fieldset>
    </ActionForm>
  );
}
