import { Alert } from "@navikt/ds-react/Alert";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { TestPlan } from "#components/projects/TestPlan.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { CheckboxInput } from "#components/ui/fields.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { requirePage } from "#lib/auth/session.ts";
import { NotFoundError } from "#lib/errors.ts";
import { isClinicalSettled } from "#lib/projects/facts.ts";
import { hasEnded } from "#lib/projects/policy.ts";
import { testToConfirm } from "#lib/projects/queries/tests.ts";
import { confirmObstacles } from "#lib/projects/tests/rules.ts";
import { confirm } from "../actions.ts";

type Props = { params: Promise<{ testId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projects.tests"))("confirmTitle") };
}

async function performerOf(actor: Actor, testId: string) {
  if (!z.uuid().safeParse(testId).success) notFound();
  try {
    return await testToConfirm(actor, testId);
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}

/** What somebody who carries out a test reads and confirms. It needs no part in the project. */
export default async function ConfirmationPage({ params }: Props) {
  const actor = await requirePage("tests.confirm");
  const { test, ...performer } = await performerOf(actor, (await params).testId);
  const { project } = test;
  const t = await getTranslations("projects");
  const place = { number: project.number, clinicalSettled: isClinicalSettled(project) };
  // Who carries out cannot settle it: the sentence stands without its link.
  const missing = confirmObstacles(test, place).map(({ key, values }) => ({ key, values }));
  const open = missing.length === 0 && !performer.confirmedAt && !hasEnded(project);
  return (
    <>
      <PageHeading
        title={t("tests.confirmHeading", { title: test.title })}
        lead={t("tests.confirmLead", {
          kind: t(`testKinds.${test.kind}`),
          number: project.number,
          project: project.title,
        })}
      />
      <div className="flex max-w-5xl flex-col gap-5">
        <Panel title={t("tests.plan")}>
          <TestPlan plan={test} />
        </Panel>
        <Panel title={t("tests.yourWord")}>
          {performer.confirmedAt && (
            <Alert variant="success" size="small">
              {t("tests.youConfirmed")} <Moment at={performer.confirmedAt} />
            </Alert>
          )}
          {!performer.confirmedAt && missing.length > 0 && (
            <Alert variant="warning" size="small">
              {t("tests.notYet")}
              <MissingList missing={missing} />
            </Alert>
          )}
          {open && (
            <ActionForm
              action={confirm}
              hidden={{
                projectId: project.id,
                id: test.id,
                version: test.version,
                performerId: performer.id,
              }}
              submitLabel={t("tests.confirm")}
            >
              <CheckboxInput name="understood" label={t("tests.understood")} />
            </ActionForm>
          )}
        </Panel>
        <p className="text-sm">
          {t("tests.askOwner", { name: project.owner.name })}{" "}
          <a href={`mailto:${project.owner.email}`} className="underline">
            {project.owner.email}
          </a>
        </p>
      </div>
    </>
  );
}
