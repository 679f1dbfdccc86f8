import type { Actor } from "#lib/auth/actor.ts";
import { confirmIdentity } from "#lib/auth/commands.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { db, type Tx } from "#lib/db.ts";
import { type SigningCertificate, signingCertificate } from "#lib/documents/certificate.ts";
import { signPdf } from "#lib/documents/pdfSignature.ts";
import { sha256Of, storeFile } from "#lib/documents/store.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { transition } from "#lib/projects/commands/transition.ts";
import { changedParts, type DeclarationContent } from "#lib/projects/declaration/content.ts";
import { declarationPdf } from "#lib/projects/declaration/pdf.ts";
import { draftDeclaration } from "#lib/projects/declaration/queries.ts";
import type { SignInput } from "#lib/projects/declaration/schema.ts";
import { recordProjectEvent } from "#lib/projects/events.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { lockVisibleProject, visibleTo } from "#lib/projects/queries.ts";
import { monthsLater, plannedReviews } from "#lib/projects/use/deadlines.ts";

/** Typesetting and signing are done within the transaction; the first document also starts the typesetter. */
const signingMilliseconds = 60_000;

// Nobody else's password is asked for, and no failure counted, for a document that the person cannot sign.
async function assertMaySign(actor: Actor, projectId: string): Promise<void> {
  const project = await db.project.findFirst({ where: { AND: [{ id: projectId }, visibleTo(actor)] } });
  if (!project) throw new NotFoundError();
  if (!mayDecide(actor, project)) throw new ForbiddenError();
}

/**
 * Signs the declaration and so takes the device into use (VGR 4; MDR art. 5(5)(e)). The product owner signs in
 * again; the signature is bound to the PDF that was read: the content is made anew here, and when its PDF is not
 * that one the person is told what has changed. Throws NotFound, Forbidden, FieldError (`password`), Refused (with
 * everything that is missing) or Conflict.
 */
export async function signDeclaration(actor: Actor, input: SignInput, at: Date): Promise<void> {
  await assertMaySign(actor, input.projectId);
  const certificate = await signingCertificate(at);
  if (!certificate) throw new RefusedError([{ key: "project.noCertificate" }]);
  await confirmIdentity(actor, input.password, "password", at);
  await db.$transaction((tx) => signWithin(tx, actor, input, certificate, at), {
    timeout: signingMilliseconds,
  });
}

async function signWithin(
  tx: Tx,
  actor: Actor,
  input: SignInput,
  certificate: SigningCertificate,
  at: Date,
): Promise<void> {
  const { projectId, version, registration, place } = input;
  const project = await lockVisibleProject(tx, actor, projectId);
  const content = await draftDeclaration(tx, project, actor, { registration, place }, at);
  const pdf = await declarationPdf(content, "sv");
  assertShown(content, pdf, input);
  await transition(
    tx,
    actor,
    {
      verb: "release",
      projectId,
      version,
      data: { inUseSince: project.inUseSince ?? dateOf(dayOf(at)) },
      event: () => ({ type: "declaration_signed", data: { revision: content.revision, registration } }),
    },
    at,
  );
  await keepSigned(tx, actor, projectId, { content, pdf }, certificate, at);
  await planReviews(tx, actor, projectId, at);
}

function assertShown(content: DeclarationContent, pdf: Uint8Array, input: SignInput): void {
  if (sha256Of(pdf) === input.contentSha256) return;
  throw new ConflictError(changedParts(input.shown, content).map((part) => ({ key: `declaration.${part}` })));
}

async function keepSigned(
  tx: Tx,
  actor: Actor,
  projectId: string,
  { content, pdf }: { content: DeclarationContent; pdf: Uint8Array },
  certificate: SigningCertificate,
  at: Date,
): Promise<void> {
  const { signer, place, revision, registration, number } = content;
  const reason = translatorFor("sv")("declarations.document.fileTitle", { number, revision });
  const signed = await signPdf(pdf, certificate, { name: signer.name, reason, place, at });
  await tx.declaration.create({
    data: {
      ...{ projectId, revision, content, place, registration },
      contentSha256: sha256Of(pdf),
      sha256: await storeFile(tx, signed, "application/pdf", "made"),
      certificate: certificate.description,
      signedBy: signer.name,
      signedById: actor.id,
      signerFunction: signer.function,
      signedAt: at,
    },
  });
}

/** Plans what comes back while the device is in use; what an update finds planned already stays. */
async function planReviews(tx: Tx, actor: Actor, projectId: string, at: Date): Promise<void> {
  const open = await tx.productReview.findMany({
    where: { projectId, doneOn: null },
    select: { kind: true },
  });
  for (const { kind, interval } of plannedReviews) {
    if (open.some((review) => review.kind === kind)) continue;
    const day = monthsLater(dayOf(at), interval);
    await tx.productReview.create({ data: { projectId, kind, interval, dueAt: dateOf(day) } });
    await recordProjectEvent(tx, projectId, { type: "review_planned", data: { kind, day } }, actor, at);
  }
}
