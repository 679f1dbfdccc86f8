import { Alert } from "@navikt/ds-react/Alert";
import { Tag } from "@navikt/ds-react/Tag";
import { Heading } from "@navikt/ds-react/Typography";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PhaseMap, PhaseTag } from "#components/projects/phases.tsx";
import { TabNav } from "#components/ui/TabNav.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";

type Props = { children: ReactNode; params: Promise<{ number: string }> };

/** The parts of a project, each a page below its address. */
const parts = [
  "decisions",
  "market",
  "documents",
  "requirements",
  "risks",
  "tests",
  "product",
  "deviations",
  "conclude",
  "use",
  "history",
] as const;

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  return { title: `${project.number} ${project.title}`.slice(0, 120) };
}

/** What every page of a project shows: what it is about, where it stands, and its parts. */
export default async function ProjectLayout({ children, params }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const t = await getTranslations();
  const base = `/projects/${project.number}`;
  const tabs = [
    { href: base, label: t("projects.tabs.overview") },
    ...parts.map((part) => ({ href: `${base}/${part}`, label: t(`projects.tabs.${part}`) })),
  ];
  return (
    <div className="flex flex-col gap-5">
      <header className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <span className="font-semibold tabular-nums">{project.number}</span>
          <PhaseTag phase={project.phase} />
          {project.simple && (
            <Tag size="small" variant="outline" data-color="info">
              {t("projects.simple")}
            </Tag>
          )}
          <span className="text-sm">{t("projects.ownedBy", { name: project.owner.name })}</span>
        </div>
        <Heading level="1" size="medium" className="max-w-5xl break-words">
          {project.title}
        </Heading>
        <PhaseMap phase={project.phase} before={project.phaseBefore} />
        {project.phase === "stopped" && project.stopCause && (
          <Alert variant="warning" size="small">
            {t("projects.stopped", {
              cause: t(`projects.stopCauses.${project.stopCause}`),
              reason: project.stopReason ?? "",
            })}
          </Alert>
        )}
        {project.inUseSince && project.phase !== "in_use" && project.phase !== "retired" && (
          <Alert variant="info" size="small">
            {t("projects.updating")}
          </Alert>
        )}
      </header>
      <TabNav tabs={tabs} label={t("projects.tabs.label")} />
      {children}
    </div>
  );
}
