import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DeclarationTag } from "#components/projects/DeclarationTag.tsx";
import { FileList } from "#components/projects/FileList.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { declarationsOf, type ProjectDeclaration } from "#lib/projects/declaration/queries.ts";
import { lackingSections } from "#lib/projects/documents/content.ts";
import { projectDocuments } from "#lib/projects/documents/queries/read.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { currentFacts } from "#lib/projects/queries/facts.ts";
import { approvalObstacles, productDocuments } from "#lib/projects/rules.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";
import { SimpleChoice } from "./SimpleChoice.tsx";
import { StateTag } from "./StateTag.tsx";

type Props = { params: Promise<{ number: string }> };
type Documents = Awaited<ReturnType<typeof projectDocuments>>;

/** VGR 3.1, dokumentöversikt: every document, in which revision it is, by whom, and what it still lacks. */
export default async function DocumentsPage({ params }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const t = await getTranslations("projects.documents");
  const documents = await projectDocuments(actor, project.id);
  const facts = await currentFacts(actor, project.id);
  const [declaration = null] = await declarationsOf(actor, project.id);
  const wanted: DocumentKind[] = ["need", "plan", ...productDocuments(project.simple)];
  const others = documents.map(({ kind }) => kind).filter((kind) => !wanted.includes(kind));
  const base = `/projects/${project.number}`;
  return (
    <div className="flex flex-col gap-5">
      <Panel title={t("overview")}>
        <p className="max-w-3xl pb-3">{t("overviewLead")}</p>
        <div className="overflow-x-auto">
          <Table size="small">
            <TableHeader>
              <TableRow>
                {(["document", "revision", "written", "approved", "lacking"] as const).map((column) => (
                  <TableHeaderCell key={column} scope="col">
                    {t(`columns.${column}`)}
                  </TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {wanted.map((kind) => (
                <Row
                  key={kind}
                  kind={kind}
                  documents={documents}
                  base={base}
                  obstacles={approvalObstacles(kind, facts).length}
                />
              ))}
              <DeclarationRow newest={declaration} base={base} />
              {others.map((kind) => (
                <Row key={kind} kind={kind} documents={documents} base={base} obstacles={0} unused />
              ))}
            </TableBody>
          </Table>
        </div>
      </Panel>
      <SimpleChoice actor={actor} project={project} />
      <Panel title={t("otherFiles")} id="files">
        <FileList project={project} topic="other" topicId={null} mayEdit={mayEdit(actor, project)} />
      </Panel>
    </div>
  );
}

type RowProps = {
  kind: DocumentKind;
  documents: Documents;
  base: string;
  obstacles: number;
  unused?: boolean;
};

async function Row({ kind, documents, base, obstacles, unused = false }: RowProps) {
  const t = await getTranslations("projects.documents");
  const revisions = documents.find((document) => document.kind === kind)?.revisions ?? [];
  const [newest = null] = revisions;
  const approved = revisions.find(({ state }) => state === "approved");
  const lacking = lackingSections(kind, newest).length;
  return (
    <TableRow>
      <TableHeaderCell scope="row" className="min-w-48">
        <Link href={`${base}/documents/${kind}` as Route} className="underline">
          {t(`kinds.${kind}`)}
        </Link>
      </TableHeaderCell>
      <TableDataCell>
        {newest ? (
          <span className="flex flex-wrap items-center gap-2">
            {newest.revision}
            <StateTag state={newest.state} />
          </span>
        ) : (
          t("notBegun")
        )}
      </TableDataCell>
      <TableDataCell>
        {newest && (
          <>
            {newest.changedBy}, <Moment at={newest.changedAt} />
          </>
        )}
      </TableDataCell>
      <TableDataCell>
        {approved?.approvedAt && (
          <>
            {t("approvedShort", { revision: approved.revision, name: approved.approvedBy ?? "" })},{" "}
            <Moment at={approved.approvedAt} />
          </>
        )}
      </TableDataCell>
      <TableDataCell>
        {unused ? (
          t("unused")
        ) : (
          <>
            {lacking > 0 && <span className="block">{t("lackingHeadings", { count: lacking })}</span>}
            {obstacles > 0 && <span className="block">{t("lackingList", { count: obstacles })}</span>}
            {lacking === 0 &&
              obstacles === 0 &&
              (newest?.state === "approved" ? t("nothing") : t("lackingApproval"))}
          </>
        )}
      </TableDataCell>
    </TableRow>
  );
}

/** Document H: the newest declaration, and whether it holds. */
async function DeclarationRow({ newest, base }: { newest: ProjectDeclaration | null; base: string }) {
  const t = await getTranslations("projects.documents");
  return (
    <TableRow>
      <TableHeaderCell scope="row">
        <Link href={`${base}/conclude` as Route} className="underline">
          {t("h")}
        </Link>
      </TableHeaderCell>
      {newest ? (
        <>
          <TableDataCell>
            <span className="flex flex-wrap items-center gap-2">
              {newest.revision}
              <DeclarationTag state={newest.state} />
            </span>
          </TableDataCell>
          <TableDataCell colSpan={3}>
            {t("hSigned", { name: newest.signedBy })} <Moment at={newest.signedAt} />
          </TableDataCell>
        </>
      ) : (
        <TableDataCell colSpan={4}>{t("hLead")}</TableDataCell>
      )}
    </TableRow>
  );
}
