import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { CheckboxListInput, TextAreaInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { PageProject } from "#lib/projects/queries.ts";
import { type Requirement, requirementOf } from "#lib/projects/requirements/annexI.ts";
import { excludeRows } from "./actions.ts";

type Props = { project: PageProject; rows: Requirement[] };

/** Rows that the traits exclude and nobody has answered: accepted together, a section at a time. */
export async function BulkPanel({ project, rows }: Props) {
  const t = await getTranslations("projects.requirements");
  const english = (await getLocale()) === "en";
  const sections = Map.groupBy(rows, ({ id }) => id.split(".")[0] ?? id);
  return (
    <Panel title={t("bulk.title", { count: rows.length })} id="proposed">
      <p className="max-w-3xl pb-3">{t("bulk.lead")}</p>
      <ul className="flex flex-col gap-2">
        {[...sections].map(([id, members]) => {
          const section = requirementOf(id);
          const title = (english ? section?.en : section?.sv) ?? "";
          return (
            <li key={id}>
              <Disclosure header={t("bulk.section", { id, title, count: members.length })}>
                <div className="max-w-3xl">
                  <ActionForm
                    action={excludeRows}
                    hidden={{ projectId: project.id, version: project.version }}
                    prefix={`bulk-${id}-`}
                    submitLabel={t("bulk.accept")}
                    submitSize="small"
                  >
                    <CheckboxListInput
                      name="requirements"
                      label={t("bulk.rows")}
                      size="small"
                      options={members.map((row) => ({
                        value: row.id,
                        label: `${row.id} ${english ? row.en : row.sv}`,
                      }))}
                      defaultValue={members.map((row) => row.id)}
                    />
                    <TextAreaInput name="reason" label={t("bulk.reason")} size="small" rows={2} />
                  </ActionForm>
                </div>
              </Disclosure>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
