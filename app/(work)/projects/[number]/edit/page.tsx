import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayChangeFrame } from "#lib/projects/policy.ts";
import { saveProject } from "../../actions.ts";
import { FrameFields } from "../../FrameFields.tsx";

type Props = { params: Promise<{ number: string }> };

export default async function EditProjectPage({ params }: Props) {
  const actor = await requirePage("projects.decide");
  const project = await pageProject(actor, (await params).number);
  if (!mayChangeFrame(actor, project)) notFound();
  const t = await getTranslations("projects");
  const units = project.units.map(({ unit }) => ({ value: unit.id, label: unit.name }));
  return (
    <Panel title={t("edit")}>
      <div className="flex max-w-3xl flex-col gap-5">
        <ActionForm
          action={saveProject}
          hidden={{ projectId: project.id, version: project.version }}
          submitLabel={t("save")}
        >
          <FrameFields frame={{ ...project, units }} />
        </ActionForm>
        <Link href={`/projects/${project.number}` as "/projects"} className="underline">
          {t("back")}
        </Link>
      </div>
    </Panel>
  );
}
