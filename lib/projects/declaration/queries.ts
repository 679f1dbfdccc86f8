import type { Actor } from "#lib/auth/actor.ts";
import { dayOf } from "#lib/clock.ts";
import { db, type Tx } from "#lib/db.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";
import {
  type DeclarationContent,
  declarationContentOf,
  declaredRequirements,
  riskClasses,
} from "#lib/projects/declaration/content.ts";
import type { DeclarationDraft } from "#lib/projects/declaration/schema.ts";
import { contentOf, type DocumentContent } from "#lib/projects/documents/content.ts";
import { visibleTo } from "#lib/projects/queries.ts";
import type { Project } from "#prisma/generated/client.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

type Approved = { kind: DocumentKind; content: DocumentContent; elsewhere: string | null };

/** The newest approved revision of each document that tells what the device is and is for. */
async function approvedTexts(tx: Tx, projectId: string): Promise<Approved[]> {
  const documents = await tx.projectDocument.findMany({
    where: { projectId, kind: { in: ["a", "simple", "need"] } },
    include: {
      revisions: { where: { state: "approved" }, orderBy: { revision: "desc" }, take: 1 },
    },
  });
  return documents.flatMap(({ kind, revisions: [revision] }) =>
    revision
      ? [
          {
            kind,
            content: revision.source === "written" ? contentOf(revision.content) : {},
            elsewhere: revision.source === "written" ? null : (revision.reference ?? revision.fileName),
          },
        ]
      : [],
  );
}

/** The plain text of the first of the named sections that says something. */
function textOf(documents: readonly Approved[], ...sections: `${DocumentKind}.${string}`[]): string {
  for (const name of sections) {
    const [kind, key = ""] = name.split(".");
    const html = documents.find((document) => document.kind === kind)?.content[key]?.html;
    const text = html ? htmlToText(html).trim() : "";
    if (text) return text;
  }
  return "";
}

/**
 * What the declaration of a project would say if it were signed on that day. The intended purpose comes from
 * document A or from the document of a simple device; where that is a file or lies elsewhere, from the description
 * of the need, with a reference to it.
 */
export async function draftDeclaration(
  tx: Tx,
  project: Project,
  signer: { name: string },
  draft: DeclarationDraft,
  at: Date,
): Promise<DeclarationContent> {
  const documents = await approvedTexts(tx, project.id);
  const last = await tx.declaration.aggregate({
    where: { projectId: project.id },
    _max: { revision: true },
  });
  const answers = await tx.requirementAnswer.findMany({ where: { projectId: project.id } });
  const own = project.simple ? "simple" : "a";
  const elsewhere = documents.find(({ kind }) => kind === own)?.elsewhere ?? "";
  const what = textOf(documents, `${own}.what`, "need.purpose");
  return {
    number: project.number,
    revision: (last._max.revision ?? 0) + 1,
    registration: draft.registration,
    institution: {
      name: project.legalEntity,
      organisationNumber: project.organisationNumber,
      address: project.address,
    },
    device: {
      name: project.title,
      description: textOf(documents, `${own}.description`, "need.need") || elsewhere,
      marking: project.markingNumber?.trim() || null,
      riskClass: riskClasses.find((known) => known === project.riskClass) ?? "I",
      purpose: {
        what: elsewhere ? [what, elsewhere].filter(Boolean).join("\n\n") : what,
        who: textOf(documents, `${own}.who`, "need.users"),
        where: textOf(documents, `${own}.where`, "need.environment"),
        how: textOf(documents, `${own}.how`),
      },
    },
    requirements: declaredRequirements(answers),
    place: draft.place,
    day: dayOf(at),
    signer: { name: signer.name, function: project.ownerFunction },
  };
}

/** The same for reading before signing. Throws NotFoundError when the project may not be seen. */
export async function currentDraft(
  actor: Actor,
  projectId: string,
  draft: DeclarationDraft,
  at: Date,
): Promise<DeclarationContent> {
  const project = await db.project.findFirstOrThrow({
    where: { AND: [{ id: projectId }, visibleTo(actor)] },
  });
  return draftDeclaration(db, project, actor, draft, at);
}

/** What the declaration of a project would say of Annex I now. Throws when the project may not be seen. */
export async function declaredNow(
  actor: Actor,
  projectId: string,
): Promise<DeclarationContent["requirements"]> {
  const { requirements } = await db.project.findFirstOrThrow({
    where: { AND: [{ id: projectId }, visibleTo(actor)] },
    select: { requirements: true },
  });
  return declaredRequirements(requirements);
}

/** The declarations of a project, newest first. */
export async function declarationsOf(actor: Actor, projectId: string) {
  return db.declaration.findMany({
    where: { projectId, project: visibleTo(actor) },
    orderBy: { revision: "desc" },
    take: 100,
  });
}

export type ProjectDeclaration = Awaited<ReturnType<typeof declarationsOf>>[number];

/**
 * The newest declaration of a project when no revision of any document has been approved since it was signed; null
 * when one has, or when nothing is declared.
 */
export async function declarationOfUnchanged(
  actor: Actor,
  projectId: string,
): Promise<Pick<ProjectDeclaration, "revision" | "signedAt"> | null> {
  const newest = await db.declaration.findFirst({
    where: { projectId, project: visibleTo(actor) },
    orderBy: { revision: "desc" },
    select: { revision: true, signedAt: true },
  });
  if (!newest) return null;
  const approvedSince = await db.documentRevision.count({
    where: { document: { projectId }, approvedAt: { gt: newest.signedAt } },
  });
  return approvedSince === 0 ? newest : null;
}

/** The signed file of one declaration; null when there is none that the person may see. */
export async function declarationFile(actor: Actor, projectId: string, revision: number) {
  const found = await db.declaration.findFirst({
    where: { projectId, revision, project: visibleTo(actor) },
    include: { file: true },
  });
  return found && { content: declarationContentOf(found.content), signed: found.file.content };
}
