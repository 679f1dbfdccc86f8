import { getTranslations } from "next-intl/server";
import { ExportPanel } from "#components/projects/ExportPanel.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayFollowUp } from "#lib/projects/use/policy.ts";
import { IncidentsPanel } from "./IncidentsPanel.tsx";
import { RetirePanel } from "./RetirePanel.tsx";
import { ReviewsPanel } from "./ReviewsPanel.tsx";
import { UseState } from "./UseState.tsx";

type Props = { params: Promise<{ number: string }> };

/** The device in use: what comes back, what has happened with it, and its end. */
export default async function UsePage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const t = await getTranslations("projects.use");
  if (!project.inUseSince) return <EmptyState>{t("notYet")}</EmptyState>;
  const editable = mayFollowUp(actor, project);
  return (
    <div className="flex flex-col gap-5">
      <UseState actor={actor} project={project} />
      <ReviewsPanel actor={actor} project={project} editable={editable} />
      <IncidentsPanel actor={actor} project={project} editable={editable} />
      <RetirePanel actor={actor} project={project} />
      {!project.disposedAt && <ExportPanel number={project.number} />}
    </div>
  );
}
