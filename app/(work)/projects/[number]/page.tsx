import { getTranslations } from "next-intl/server";
import { ExportPanel } from "#components/projects/ExportPanel.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayChangeFrame } from "#lib/projects/policy.ts";
import { NextGate } from "./NextGate.tsx";
import { NoticesPanel } from "./NoticesPanel.tsx";
import { PeoplePanel } from "./PeoplePanel.tsx";

type Props = { params: Promise<{ number: string }> };

/** Where the project stands, what it needs next, and who works in it. */
export default async function ProjectPage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const t = await getTranslations("projects");
  const mayChange = mayChangeFrame(actor, project);
  return (
    <div className="flex flex-col gap-5">
      <NextGate actor={actor} project={project} />
      <Panel
        title={t("frame")}
        actions={
          mayChange && (
            <LinkButton href={`/projects/${project.number}/edit`} variant="secondary" size="small">
              {t("edit")}
            </LinkButton>
          )
        }
      >
        <Facts>
          <Fact label={t("fields.origin")}>{t(`origins.${project.origin}`)}</Fact>
          <Fact label={t("fields.regulation")}>{t(`regulations.${project.regulation}`)}</Fact>
          <Fact label={t("fields.units")}>{project.units.map(({ unit }) => unit.name).join(", ")}</Fact>
          <Fact label={t("fields.owner")}>
            {project.owner.name}, {project.ownerFunction}
          </Fact>
          <Fact label={t("fields.legalEntity")}>
            {project.legalEntity} ({project.organisationNumber}), {project.address}
          </Fact>
          <Fact label={t("fields.qualitySystem")}>{project.qualitySystem ?? t("notGiven")}</Fact>
          <Fact label={t("columns.started")}>
            <Moment at={project.createdAt} />
          </Fact>
        </Facts>
      </Panel>
      <NoticesPanel actor={actor} project={project} />
      <PeoplePanel actor={actor} project={project} />
      {!project.disposedAt && <ExportPanel number={project.number} />}
    </div>
  );
}
