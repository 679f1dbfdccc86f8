import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { RadioInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { isClinicalSettled } from "#lib/projects/facts.ts";
import type { TestDetail } from "#lib/projects/queries/tests.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { recordObstacles } from "#lib/projects/tests/rules.ts";
import { TestResult } from "#prisma/generated/enums.ts";
import { recordTest } from "../actions.ts";

/** Records what came of the test, once everybody has confirmed; until then, what is missing. */
export async function RecordPanel({ project, test }: { project: PageProject; test: TestDetail }) {
  const t = await getTranslations("projects");
  const place = { number: project.number, clinicalSettled: isClinicalSettled(project) };
  const missing = recordObstacles(test, place);
  return (
    <Panel title={t("tests.record")} id="record">
      {missing.length > 0 ? (
        <Alert variant="info" size="small">
          {t("tests.recordMissing")}
          <MissingList missing={missing} />
        </Alert>
      ) : (
        <div className="max-w-3xl">
          <ActionForm
            action={recordTest}
            hidden={{ projectId: project.id, id: test.id, version: test.version }}
            prefix="record-"
            submitLabel={t("tests.record")}
          >
            <Alert variant="info" size="small" inline>
              {t("tests.recordOnce")}
            </Alert>
            <RadioInput
              name="result"
              label={t("tests.fields.result")}
              options={Object.values(TestResult).map((value) => ({
                value,
                label: t(`testResults.${value}`),
              }))}
            />
            <TextInput name="performedOn" type="date" label={t("tests.fields.performedOn")} />
            <TextAreaInput
              name="protocol"
              label={t("tests.fields.protocol")}
              description={t("tests.fields.protocolHint")}
              rows={6}
            />
            <TextAreaInput name="remarks" label={t("tests.fields.remarks")} rows={2} optional />
            <TextAreaInput
              name="deviation"
              label={t("tests.fields.deviation")}
              description={t("tests.fields.deviationHint")}
              rows={2}
              optional
            />
            <TextAreaInput name="effect" label={t("tests.fields.effect")} rows={2} optional />
          </ActionForm>
        </div>
      )}
    </Panel>
  );
}
