import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { AdvicePanel } from "./AdvicePanel.tsx";
import { DecisionList } from "./DecisionList.tsx";
import { GatePanel } from "./GatePanel.tsx";

type Props = { params: Promise<{ number: string }> };

/** The decisions of a project: the gate that it stands at, support before it, and what was decided before. */
export default async function DecisionsPage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const t = await getTranslations("projects.timePlan");
  return (
    <div className="flex flex-col gap-5">
      <GatePanel actor={actor} project={project} />
      <p className="no-print">
        <Link href={`/projects/${project.number}/decisions/time-plan` as "/projects"} className="underline">
          {t("open")}
        </Link>
      </p>
      <AdvicePanel actor={actor} project={project} />
      <DecisionList actor={actor} projectId={project.id} />
    </div>
  );
}
