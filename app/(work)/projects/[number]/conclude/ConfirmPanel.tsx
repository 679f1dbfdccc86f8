import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { CheckboxInput, RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { riskClasses } from "#lib/projects/declaration/content.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { confirmConclusion } from "./actions.ts";

const texts = ["purposeSuitable", "benefitOutweighs", "managementInPlace", "commissioningPlan"] as const;
const withHint: readonly string[] = ["benefitOutweighs", "managementInPlace", "commissioningPlan"];

/** What the product owner confirms in writing before signing (VGR 4). */
export async function ConfirmPanel({ project, editable }: { project: PageProject; editable: boolean }) {
  const t = await getTranslations("projects.conclude");
  if (!editable) return <Confirmed project={project} />;
  return (
    <Panel title={t("confirm")} id="confirm">
      <div className="max-w-4xl">
        <p className="pb-4">{t("confirmLead")}</p>
        <ActionForm
          action={confirmConclusion}
          hidden={{ projectId: project.id, version: project.version }}
          submitLabel={t("save")}
        >
          <RadioInput
            name="riskClass"
            label={t("riskClass")}
            description={t("riskClassHint")}
            inline
            defaultValue={project.riskClass}
            options={riskClasses.map((value) => ({ value, label: t(`riskClasses.${value}`) }))}
          />
          {texts.map((name) => (
            <TextAreaInput
              key={name}
              name={name}
              label={t(name)}
              description={withHint.includes(name) ? t(`${name}Hint`) : undefined}
              defaultValue={project[name]}
              rows={3}
              maxLength={name === "commissioningPlan" ? 8000 : 4000}
            />
          ))}
          <CheckboxInput
            name="commissioningNotNeeded"
            label={t("commissioningNotNeeded")}
            defaultChecked={project.commissioningNotNeeded}
          />
        </ActionForm>
      </div>
    </Panel>
  );
}

async function Confirmed({ project }: { project: PageProject }) {
  const t = await getTranslations("projects.conclude");
  return (
    <Panel title={t(project.conclusionConfirmedAt ? "confirmed" : "confirm")} id="confirm">
      <Facts>
        <Fact label={t("riskClass")}>
          <span id="field-riskClass">{project.riskClass ?? t("notGiven")}</span>
        </Fact>
        {texts.map((name) => (
          <Fact key={name} label={t(name)}>
            <span id={`field-${name}`} className="whitespace-pre-line break-words">
              {project[name] ??
                (name === "commissioningPlan" && project.commissioningNotNeeded
                  ? t("commissioningNotNeeded")
                  : t("notGiven"))}
            </span>
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
}
