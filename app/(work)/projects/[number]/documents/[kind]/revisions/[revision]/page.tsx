import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { kindOf } from "#lib/projects/documents/download.ts";
import { documentOf, listsOf } from "#lib/projects/documents/queries/read.ts";
import { pageProject } from "#lib/projects/page.ts";
import { StateTag } from "../../../StateTag.tsx";
import { ListPanel } from "../../ListPanel.tsx";
import { Sections } from "../../Sections.tsx";
import { CompareForm } from "./CompareForm.tsx";
import { Difference } from "./Difference.tsx";

type Props = {
  params: Promise<{ number: string; kind: string; revision: string }>;
  searchParams: Promise<{ against?: string | string[] }>;
};

/** One revision to read, and what differs from another that is named in the address. */
export default async function RevisionPage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.view");
  const { number, kind: name, revision } = await params;
  const project = await pageProject(actor, number);
  const kind = kindOf(name);
  const document = kind && (await documentOf(actor, project.id, kind));
  const shown = document?.revisions.find((each) => String(each.revision) === revision);
  if (!kind || !document || !shown) notFound();
  const { against } = await searchParams;
  const other = document.revisions.find((each) => String(each.revision) === against && each !== shown);
  const t = await getTranslations("projects.documents");
  const { lists, kept } = await listsOf(actor, project.id, kind, shown);
  const otherLists = other && (await listsOf(actor, project.id, kind, other)).lists;
  const base = `/projects/${project.number}/documents/${kind}`;
  return (
    <div className="flex flex-col gap-5">
      <Panel
        title={`${t(`kinds.${kind}`)} – ${t("revision", { revision: shown.revision })}`}
        actions={
          <LinkButton href={base} variant="tertiary" size="small">
            {t("toDocument")}
          </LinkButton>
        }
      >
        <div className="flex flex-col gap-3">
          <p className="flex flex-wrap items-center gap-3">
            <StateTag state={shown.state} />
            <span>
              {t("writtenBy", { name: shown.changedBy })} <Moment at={shown.changedAt} />
            </span>
            {shown.approvedAt && (
              <span>
                {t("approvedBy", { name: shown.approvedBy ?? "" })} <Moment at={shown.approvedAt} />
              </span>
            )}
            <a href={`${base}/revisions/${shown.revision}/pdf`} className="no-print underline">
              {t("pdf", { revision: shown.revision })}
            </a>
          </p>
          {shown.changes && (
            <p className="[overflow-wrap:anywhere]">{t("new", { changes: shown.changes })}</p>
          )}
          <CompareForm
            address={`${base}/revisions/${shown.revision}`}
            revisions={document.revisions
              .map((each) => each.revision)
              .filter((each) => each !== shown.revision)}
            against={other?.revision ?? null}
          />
        </div>
      </Panel>
      {other && (
        <Difference
          kind={kind}
          before={other}
          after={shown}
          lists={otherLists && lists ? { before: otherLists, after: lists } : null}
        />
      )}
      <Panel title={t("content")} id="text">
        {shown.source === "file" && (
          <p>
            {t("isFile")}{" "}
            <a
              href={`${base}/revisions/${shown.revision}/file`}
              className="underline [overflow-wrap:anywhere]"
            >
              {shown.fileName}
            </a>
          </p>
        )}
        {shown.source === "reference" && (
          <p className="[overflow-wrap:anywhere]">{t("isReference", { reference: shown.reference ?? "" })}</p>
        )}
        {shown.source === "written" && (
          <Sections project={project} kind={kind} revision={shown} mayWrite={false} />
        )}
      </Panel>
      {lists && <ListPanel lists={lists} kept={kept} />}
    </div>
  );
}
