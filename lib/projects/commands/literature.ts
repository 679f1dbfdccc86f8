import type { Actor } from "#lib/auth/actor.ts";
import { dateOf } from "#lib/clock.ts";
import { FieldError, NotFoundError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { assertPast, assertRoom } from "#lib/projects/commands/market.ts";
import { mostPasted, parseLiterature, type Reference } from "#lib/projects/market/literature.ts";
import { mostRows } from "#lib/projects/market/rules.ts";
import type { AddLiteratureInput, ChangeLiteratureInput } from "#lib/projects/market/schema.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { assertWritten } from "#lib/projects/queries.ts";
import type { PartInput } from "#lib/projects/schema.ts";

function referencesIn(lines: string): Reference[] {
  const { references, problems } = parseLiterature(lines);
  const [first] = problems;
  if (first) throw new FieldError("lines", `literature.${first.problem}`, { line: first.line });
  if (references.length === 0) throw new FieldError("lines", "required");
  if (references.length > mostPasted)
    throw new FieldError("lines", "literature.tooMany", { most: mostPasted, count: references.length });
  return references;
}

/**
 * Takes up literature for the clinical evaluation (VGR 2), one reference a line. What the project already has is left
 * out. Returns how many were new. Throws FieldError on `lines` for what cannot be read.
 */
export async function addLiterature(actor: Actor, input: AddLiteratureInput, at: Date): Promise<number> {
  const { projectId, lines, relevance, foundOn } = input;
  assertPast("foundOn", foundOn, at);
  const references = referencesIn(lines);
  return changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const there = await tx.literatureItem.findMany({ where: { projectId }, select: { citation: true } });
    const known = new Set(there.map(({ citation }) => citation.toLowerCase()));
    const fresh = references.filter(({ citation }) => !known.has(citation.toLowerCase()));
    assertRoom(there.length + fresh.length, mostRows.literature);
    await tx.literatureItem.createMany({
      data: fresh.map((reference) => ({ ...reference, projectId, relevance, foundOn: dateOf(foundOn) })),
    });
    const events = fresh.map(({ citation }) => ({ type: "literature_added", data: { citation } }) as const);
    return { events, result: fresh.length };
  });
}

export async function changeLiterature(actor: Actor, input: ChangeLiteratureInput, at: Date): Promise<void> {
  const { projectId, id, version, citation, link, relevance, foundOn } = input;
  assertPast("foundOn", foundOn, at);
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    assertWritten(
      await tx.literatureItem.updateMany({
        where: { id, projectId, version },
        data: {
          ...{ citation, link: link || null, relevance },
          ...{ foundOn: dateOf(foundOn), version: { increment: 1 } },
        },
      }),
    );
    return { events: [{ type: "literature_changed", data: { citation } }], result: undefined };
  });
}

export async function removeLiterature(actor: Actor, input: PartInput, at: Date): Promise<void> {
  const { projectId, id, version } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const found = await tx.literatureItem.findFirst({ where: { id, projectId } });
    if (!found) throw new NotFoundError();
    assertWritten(await tx.literatureItem.deleteMany({ where: { id, projectId, version } }));
    const { citation } = found;
    return { events: [{ type: "literature_removed", data: { citation } }], result: undefined };
  });
}
