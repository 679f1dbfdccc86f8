import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pagePart } from "#lib/cases/page.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { testDetail } from "#lib/projects/queries/tests.ts";
import { planTest } from "../actions.ts";
import { PlanFields } from "../PlanFields.tsx";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ again?: string }> };

/** Plans a test; one that does another again begins with its plan. */
export default async function NewTestPage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.edit");
  const project = await pageProject(actor, (await params).number);
  if (!mayEdit(actor, project)) notFound();
  const again = z.uuid().safeParse((await searchParams).again).data;
  const before = again ? await pagePart(testDetail(actor, project.id, again)) : null;
  const t = await getTranslations("projects");
  return (
    <Panel title={before ? t("tests.againTitle", { number: before.number }) : t("tests.new")}>
      <div className="flex max-w-3xl flex-col gap-5">
        <ActionForm
          action={planTest}
          hidden={{ projectId: project.id, ...(before && { replacesId: before.id }) }}
          submitLabel={t("tests.planSubmit")}
        >
          <PlanFields plan={before ?? {}} fixedKind={before !== null} />
        </ActionForm>
        <Link href={`/projects/${project.number}/tests` as "/"} className="underline">
          {t("tests.back")}
        </Link>
      </div>
    </Panel>
  );
}
