import { Alert } from "@navikt/ds-react/Alert";
import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { FileList } from "#components/projects/FileList.tsx";
import { TestPlan } from "#components/projects/TestPlan.tsx";
import { TestStateTag } from "#components/projects/TestStateTag.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Day, Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pagePart } from "#lib/cases/page.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { type TestDetail, testDetail } from "#lib/projects/queries/tests.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { mayBeCancelled } from "#lib/projects/tests/rules.ts";
import { cancelTest, changeTest } from "../actions.ts";
import { PlanFields } from "../PlanFields.tsx";
import { Performers } from "./Performers.tsx";
import { RecordPanel } from "./RecordPanel.tsx";

type Props = { params: Promise<{ number: string; id: string }> };

/** One test: its plan, who carries it out, and what came of it. */
export default async function TestPage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const { number, id } = await params;
  const project = await pageProject(actor, number);
  if (!z.uuid().safeParse(id).success) notFound();
  const test = await pagePart(testDetail(actor, project.id, id));
  const t = await getTranslations("projects");
  const open = !test.result && !test.cancelledAt;
  const edits = mayEdit(actor, project);
  return (
    <div className="flex flex-col gap-5">
      <Link href={`/projects/${project.number}/tests` as "/"} className="no-print self-start underline">
        {t("tests.back")}
      </Link>
      <Head test={test} base={`/projects/${project.number}/tests`} />
      {test.cancelledAt && (
        <Alert variant="info">
          <Moment at={test.cancelledAt} /> {t("tests.cancelled", { reason: test.cancelledBecause ?? "" })}
        </Alert>
      )}
      <Panel title={t("tests.plan")}>
        <TestPlan plan={test} />
        {edits && open && (
          <Disclosure header={t("tests.change")} className="no-print pt-4">
            <div className="max-w-3xl">
              <ActionForm
                action={changeTest}
                hidden={{ projectId: project.id, id: test.id, version: test.version }}
                prefix="plan-"
                submitLabel={t("save")}
                submitSize="small"
              >
                {test.performers.some((row) => row.confirmedAt) && (
                  <Alert variant="info" size="small">
                    {t("tests.changeAsksAgain")}
                  </Alert>
                )}
                <PlanFields plan={test} />
              </ActionForm>
            </div>
          </Disclosure>
        )}
      </Panel>
      <Performers actor={actor} project={project} test={test} />
      {test.result ? (
        <Result test={test} number={project.number} />
      ) : (
        !test.cancelledAt && edits && <RecordPanel project={project} test={test} />
      )}
      <Panel title={t("tests.files")}>
        <FileList
          project={project}
          topic="test"
          topicId={test.id}
          mayEdit={edits && !test.cancelledAt}
          label={t("tests.files")}
        />
      </Panel>
      {edits && <Ending project={project} test={test} />}
    </div>
  );
}

async function Head({ test, base }: { test: TestDetail; base: string }) {
  const t = await getTranslations("projects");
  const after = test.doneAgain.filter((row) => !row.cancelledAt).at(-1);
  return (
    <div className="flex flex-col gap-2">
      <Heading level="2" size="medium" className="[overflow-wrap:anywhere]">
        {t("tests.numbered", { kind: t(`testKinds.${test.kind}`), number: test.number, title: test.title })}
      </Heading>
      <p className="flex flex-wrap items-center gap-3 text-sm">
        <TestStateTag test={test} />
        {test.replaces && (
          <Link href={`${base}/${test.replaces.id}` as "/"} className="underline">
            {t("tests.doesAgain", { number: test.replaces.number })}
          </Link>
        )}
        {after && (
          <Link href={`${base}/${after.id}` as "/"} className="underline">
            {t("tests.doneAgain", { number: after.number })}
          </Link>
        )}
      </p>
    </div>
  );
}

async function Result({ test, number }: { test: TestDetail; number: string }) {
  const t = await getTranslations("projects");
  return (
    <Panel title={t("tests.result")}>
      <Facts>
        <Fact label={t("tests.fields.result")}>
          <TestStateTag test={{ ...test, cancelledAt: null }} />
        </Fact>
        {test.performedOn && (
          <Fact label={t("tests.fields.performedOn")}>
            <Day date={test.performedOn} />
          </Fact>
        )}
        <Fact label={t("tests.fields.protocol")}>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{test.protocol}</p>
        </Fact>
        {test.remarks && (
          <Fact label={t("tests.fields.remarks")}>
            <p className="whitespace-pre-line [overflow-wrap:anywhere]">{test.remarks}</p>
          </Fact>
        )}
        {test.recordedAt && (
          <Fact label={t("tests.recorded")}>
            {test.recordedBy}, <Moment at={test.recordedAt} />
          </Fact>
        )}
        {test.deviations.length > 0 && (
          <Fact label={t("tabs.deviations")}>
            <ul>
              {test.deviations.map((row) => (
                <li key={row.id} className="[overflow-wrap:anywhere]">
                  <Link
                    href={`/projects/${number}/deviations#deviation-${row.id}` as "/"}
                    className="underline"
                  >
                    {t("tests.deviation", { number: row.number })}
                  </Link>{" "}
                  {row.description}
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
    </Panel>
  );
}

/** A recorded test is done again; one that is not recorded, or that passed, can be called off. */
async function Ending({ project, test }: { project: PageProject; test: TestDetail }) {
  const t = await getTranslations("projects.tests");
  return (
    <div className="no-print flex flex-col items-start gap-4">
      {test.result && !test.cancelledAt && (
        <LinkButton
          href={`/projects/${project.number}/tests/new?again=${test.id}`}
          variant="secondary"
          size="small"
        >
          {t("again")}
        </LinkButton>
      )}
      {mayBeCancelled(test) && (
        <Disclosure header={t(test.result ? "discount" : "cancel")}>
          <div className="max-w-3xl">
            <ActionForm
              action={cancelTest}
              hidden={{ projectId: project.id, id: test.id, version: test.version }}
              prefix="cancel-"
              submitLabel={t(test.result ? "discount" : "cancel")}
              submitSize="small"
              submitVariant="secondary"
              danger
            >
              <TextAreaInput name="reason" label={t("reason")} rows={2} />
            </ActionForm>
          </div>
        </Disclosure>
      )}
    </div>
  );
}
