import { Alert } from "@navikt/ds-react/Alert";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { RadioInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { labelRequirement, proposedMarking } from "#lib/projects/product/marking.ts";
import { deviceUnitsOf, unmarkedHandling } from "#lib/projects/queries/product.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { CeMarking } from "#prisma/generated/enums.ts";
import { saveMarking } from "../actions.ts";
import { LabelForm } from "./LabelForm.tsx";

type Props = { params: Promise<{ number: string }> };

/** VGR 3.2: marked so that it can be traced and is plainly self-made; or why it cannot be marked. */
export default async function MarkingPage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const t = await getTranslations("projects.product.marking");
  const marked = Boolean(project.markingNumber && project.markingText);
  return (
    <>
      <Panel title={t("title")}>
        <div className="max-w-3xl">
          {mayEdit(actor, project) ? <MarkingForm project={project} /> : <Shown project={project} />}
        </div>
      </Panel>
      {project.cannotMarkReason && <Unmarked actor={actor} project={project} />}
      {marked && (
        <Panel title={t("labels")} id="labels">
          <LabelForm
            number={project.number}
            units={(await deviceUnitsOf(actor, project.id)).units.map(({ id, code }) => ({ id, code }))}
          />
        </Panel>
      )}
    </>
  );
}

async function MarkingForm({ project }: { project: PageProject }) {
  const t = await getTranslations("projects.product.marking");
  const proposed = proposedMarking(project);
  const markable = project.cannotMarkReason ? "no" : "yes";
  return (
    <ActionForm
      action={saveMarking}
      hidden={{ projectId: project.id, version: project.version }}
      submitLabel={t("save")}
    >
      {!project.markingNumber && !project.cannotMarkReason && (
        <Alert variant="info" size="small">
          {t("proposed")}
        </Alert>
      )}
      <RadioInput
        name="markable"
        label={t("markable")}
        defaultValue={markable}
        options={[
          { value: "yes", label: t("yes"), description: t("yesHint") },
          { value: "no", label: t("no"), description: t("noHint") },
        ]}
      />
      <TextInput
        name="number"
        label={t("number")}
        description={t("numberHint")}
        defaultValue={project.markingNumber ?? proposed.number}
        maxLength={60}
        className="max-w-96"
      />
      <TextAreaInput
        name="text"
        label={t("text")}
        description={t("textHint")}
        defaultValue={project.markingText ?? proposed.text}
        rows={3}
      />
      <TextAreaInput
        name="cannotReason"
        label={t("cannotReason")}
        description={t("cannotHint")}
        defaultValue={project.cannotMarkReason}
        rows={3}
        optional
      />
      <RadioInput
        name="ceMarking"
        label={t("ceMarking")}
        defaultValue={project.ceMarking}
        options={Object.values(CeMarking).map((value) => ({ value, label: t(`ce.${value}`) }))}
      />
    </ActionForm>
  );
}

async function Shown({ project }: { project: PageProject }) {
  const t = await getTranslations("projects.product.marking");
  const { markingNumber, markingText, cannotMarkReason, ceMarking } = project;
  if (!markingNumber && !cannotMarkReason) return <p>{t("none")}</p>;
  return (
    <Facts>
      {markingNumber && <Fact label={t("number")}>{markingNumber}</Fact>}
      {markingText && (
        <Fact label={t("text")}>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{markingText}</p>
        </Fact>
      )}
      {cannotMarkReason && (
        <Fact label={t("cannotReason")}>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{cannotMarkReason}</p>
        </Fact>
      )}
      {ceMarking && <Fact label={t("ceMarking")}>{t(`ce.${ceMarking}`)}</Fact>}
    </Facts>
  );
}

/** Where requirements and risk analysis deal with it, which the gate asks for (VGR 3.2). */
async function Unmarked({ actor, project }: { actor: Actor; project: PageProject }) {
  const t = await getTranslations("projects.product.marking");
  const { inRequirements, risks } = await unmarkedHandling(actor, project.id);
  const base = `/projects/${project.number}`;
  return (
    <Panel title={t("handled")}>
      <ul className="list-disc pl-5">
        <li>
          <Link href={`${base}/requirements#requirement-${labelRequirement}` as "/"} className="underline">
            {t(inRequirements ? "requirementDone" : "requirementOpen")}
          </Link>
        </li>
        {risks.length === 0 && (
          <li>
            <Link href={`${base}/risks/new?requirement=${labelRequirement}` as "/"} className="underline">
              {t("riskOpen")}
            </Link>
          </li>
        )}
        {risks.map((risk) => (
          <li key={risk.id} className="[overflow-wrap:anywhere]">
            <Link href={`${base}/risks/${risk.id}` as "/"} className="underline">
              {t("risk", { number: risk.number, hazard: risk.hazard })}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
