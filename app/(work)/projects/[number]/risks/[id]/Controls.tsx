import { Tag } from "@navikt/ds-react/Tag";
import { BodyLong } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { FullRisk } from "#lib/projects/risks/queries.ts";
import { controlKinds } from "#lib/projects/risks/rules.ts";
import { addControl, changeControl, removeControl } from "../actions.ts";
import { ControlFields } from "./ControlFields.tsx";

type Props = { risk: FullRisk; edits: boolean };

/** The controls in the order in which they are to be chosen (MDR Annex I, 4), each with its verification. */
export async function Controls({ risk, edits }: Props) {
  const t = await getTranslations("projects.risks");
  return (
    <Panel title={t("parts.controls")} id="controls">
      <div className="flex max-w-3xl flex-col gap-4">
        <BodyLong>{t("controls.lead")}</BodyLong>
        <ol className="flex flex-col gap-4">
          {controlKinds.map((kind, index) => (
            <li key={kind}>
              <h3 className="font-semibold">
                {index + 1}. {t(`controls.kinds.${kind}`)}{" "}
                <span className="font-normal text-(--ax-text-neutral-subtle)">
                  {t(`controls.kindHelp.${kind}`)}
                </span>
              </h3>
              <OfKind
                risk={risk}
                controls={risk.controls.filter((each) => each.kind === kind)}
                edits={edits}
              />
            </li>
          ))}
        </ol>
        {edits && (
          <Disclosure header={t("controls.add")} className="no-print">
            <ActionForm
              action={addControl}
              hidden={{ projectId: risk.projectId, riskId: risk.id }}
              prefix="control-"
              submitLabel={t("controls.add")}
              submitSize="small"
              resetOnSuccess
            >
              <ControlFields />
            </ActionForm>
          </Disclosure>
        )}
      </div>
    </Panel>
  );
}

async function OfKind({ risk, controls, edits }: Props & { controls: FullRisk["controls"] }) {
  const t = await getTranslations("projects.risks");
  if (controls.length === 0)
    return <p className="text-sm text-(--ax-text-neutral-subtle)">{t("controls.noneOf")}</p>;
  return (
    <ul className="divide-y divide-(--ax-border-neutral-subtle)">
      {controls.map((control) => {
        const hidden = { projectId: risk.projectId, id: control.id, version: control.version };
        return (
          <li key={control.id} id={`control-${control.id}`} className="flex flex-col gap-2 py-3">
            <div className="flex flex-wrap items-start justify-between gap-3">
              <p className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
                {control.description}
              </p>
              <Tag
                size="small"
                variant="moderate"
                data-color={control.verifiedAt ? "success" : "warning"}
                className="whitespace-nowrap"
              >
                {t(control.verifiedAt ? "controls.isVerified" : "controls.notVerified")}
              </Tag>
            </div>
            {(["verified", "effective"] as const).map(
              (side) =>
                control[side] && (
                  <p key={side} className="text-sm [overflow-wrap:anywhere]">
                    <strong className="font-semibold">{t(`controls.${side}`)}:</strong> {control[side]}
                  </p>
                ),
            )}
            {edits && (
              <Disclosure header={t("controls.edit")} className="no-print">
                <div className="flex flex-col gap-4">
                  <ActionForm
                    action={changeControl}
                    hidden={hidden}
                    prefix={`control-${control.id}-`}
                    submitLabel={t("save")}
                    submitSize="small"
                  >
                    <ControlFields control={control} />
                  </ActionForm>
                  <ActionForm
                    action={removeControl}
                    hidden={hidden}
                    prefix={`remove-${control.id}-`}
                    submitLabel={t("controls.remove")}
                    submitVariant="tertiary"
                    submitSize="small"
                  />
                </div>
              </Disclosure>
            )}
          </li>
        );
      })}
    </ul>
  );
}
