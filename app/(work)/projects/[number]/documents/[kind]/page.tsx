import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FileList } from "#components/projects/FileList.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import type { Missing } from "#lib/errors.ts";
import { lackingSections } from "#lib/projects/documents/content.ts";
import { kindOf } from "#lib/projects/documents/download.ts";
import { documentOf, listsOf } from "#lib/projects/documents/queries/read.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { currentFacts } from "#lib/projects/queries/facts.ts";
import { approvalObstacles } from "#lib/projects/rules.ts";
import { StateTag } from "../StateTag.tsx";
import { ListPanel } from "./ListPanel.tsx";
import { Revisions } from "./Revisions.tsx";
import { Sections } from "./Sections.tsx";
import { SourcePanel } from "./SourcePanel.tsx";
import { Steps } from "./Steps.tsx";

type Props = { params: Promise<{ number: string; kind: string }> };

/** One document: its newest revision to write, read, review and approve, and its revisions before that. */
export default async function DocumentPage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const { number, kind: name } = await params;
  const project = await pageProject(actor, number);
  const kind = kindOf(name);
  if (!kind) notFound();
  const t = await getTranslations("projects.documents");
  const document = await documentOf(actor, project.id, kind);
  const newest = document?.revisions[0] ?? null;
  const { lists, kept } = await listsOf(actor, project.id, kind, newest);
  const base = `/projects/${project.number}/documents/${kind}`;
  const mayWrite =
    mayEdit(actor, project) && project.phase !== "in_use" && (!newest || newest.state === "draft");
  const lacking: Missing[] = lackingSections(kind, newest).map((section) => ({
    key: "project.section",
    terms: { document: `projects.documents.kinds.${kind}`, section: `outline.${kind}.${section}.title` },
    href: `${base}#section-${section}`,
  }));
  const missing = [...lacking, ...approvalObstacles(kind, await currentFacts(actor, project.id))];
  return (
    <div className="flex flex-col gap-5">
      <Panel
        title={t(`kinds.${kind}`)}
        actions={
          <LinkButton href={`/projects/${project.number}/documents`} variant="tertiary" size="small">
            {t("toOverview")}
          </LinkButton>
        }
      >
        <div className="flex flex-col gap-4">
          <p className="flex flex-wrap items-center gap-3">
            {newest ? t("revision", { revision: newest.revision }) : t("notBegun")}
            {newest && <StateTag state={newest.state} />}
          </p>
          {newest && <Steps actor={actor} project={project} kind={kind} newest={newest} missing={missing} />}
          <p className="no-print flex flex-wrap gap-x-5 gap-y-1">
            {newest && (
              <a href={`${base}/revisions/${newest.revision}/pdf`} className="underline">
                {t("pdf", { revision: newest.revision })}
              </a>
            )}
            <a href={`${base}/word`} className="underline">
              {t("wordOut")}
            </a>
            {kind === "a" && (
              <a href={`${base}/word?part=purpose`} className="underline">
                {t("wordPurpose")}
              </a>
            )}
          </p>
          {mayWrite && <SourcePanel project={project} kind={kind} newest={newest} />}
        </div>
      </Panel>
      <Panel title={t("content")} id="text">
        {newest?.source === "file" && (
          <p>
            {t("isFile")}{" "}
            <a
              href={`${base}/revisions/${newest.revision}/file`}
              className="underline [overflow-wrap:anywhere]"
            >
              {newest.fileName}
            </a>
          </p>
        )}
        {newest?.source === "reference" && (
          <p className="[overflow-wrap:anywhere]">
            {t("isReference", { reference: newest.reference ?? "" })}
          </p>
        )}
        {(!newest || newest.source === "written") && (
          <Sections project={project} kind={kind} revision={newest} mayWrite={mayWrite} />
        )}
      </Panel>
      {lists && <ListPanel lists={lists} kept={kept} />}
      {document && (
        <Panel title={t("attached")} id="files">
          <FileList
            project={project}
            topic="document"
            topicId={document.id}
            mayEdit={mayEdit(actor, project)}
          />
        </Panel>
      )}
      {document && (
        <Panel title={t("revisions")} id="revisions">
          <Revisions base={base} revisions={document.revisions} />
        </Panel>
      )}
    </div>
  );
}
