import type { Actor } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { FieldError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { mostRows } from "#lib/projects/market/rules.ts";
import type {
  AddCandidateInput,
  AddSearchInput,
  ChangeCandidateInput,
  ChangeSearchInput,
} from "#lib/projects/market/schema.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { assertWritten } from "#lib/projects/queries.ts";
import type { PartInput } from "#lib/projects/schema.ts";

/** A project holds so many rows of a kind and no more. */
export function assertRoom(count: number, most: number): void {
  if (count > most) throw new RefusedError([{ key: "project.tooManyRows", values: { most } }]);
}

/** What has happened has not happened in the future. */
export function assertPast(field: string, day: string, at: Date): void {
  if (day > dayOf(at)) throw new FieldError(field, "dayToCome");
}

/** Writes down a search of the market: where, with what words, when and what came of it (VGR 1 and 2). */
export async function addSearch(actor: Actor, input: AddSearchInput, at: Date): Promise<void> {
  const { projectId, searchedOn, ...words } = input;
  assertPast("searchedOn", searchedOn, at);
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    assertRoom((await tx.marketSearch.count({ where: { projectId } })) + 1, mostRows.searches);
    await tx.marketSearch.create({
      data: { ...words, projectId, searchedOn: dateOf(searchedOn), searchedBy: actor.name },
    });
    const data = { source: words.source, term: words.searchTerm };
    return { events: [{ type: "search_added", data }], result: undefined };
  });
}

export async function changeSearch(actor: Actor, input: ChangeSearchInput, at: Date): Promise<void> {
  const { projectId, id, version, searchedOn, ...words } = input;
  assertPast("searchedOn", searchedOn, at);
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    assertWritten(
      await tx.marketSearch.updateMany({
        where: { id, projectId, version },
        data: { ...words, searchedOn: dateOf(searchedOn), version: { increment: 1 } },
      }),
    );
    const data = { source: words.source, term: words.searchTerm };
    return { events: [{ type: "search_changed", data }], result: undefined };
  });
}

export async function removeSearch(actor: Actor, input: PartInput, at: Date): Promise<void> {
  const { projectId, id, version } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const found = await tx.marketSearch.findFirst({ where: { id, projectId } });
    if (!found) throw new NotFoundError();
    assertWritten(await tx.marketSearch.deleteMany({ where: { id, projectId, version } }));
    const data = { source: found.source, term: found.searchTerm };
    return { events: [{ type: "search_removed", data }], result: undefined };
  });
}

/** Enters a CE-marked device that may meet the need. Returns its id, for the comparison. */
export async function addCandidate(actor: Actor, input: AddCandidateInput, at: Date): Promise<string> {
  const { projectId, name, manufacturer, reference, udiDi } = input;
  return changeProject(actor, projectId, at, mayEdit, async (tx) => {
    assertRoom((await tx.marketCandidate.count({ where: { projectId } })) + 1, mostRows.candidates);
    const { id } = await tx.marketCandidate.create({
      data: { projectId, name, manufacturer, reference: reference || null, udiDi: udiDi || null },
    });
    return { events: [{ type: "candidate_added", data: { name } }], result: id };
  });
}

/**
 * Compares a device on the market with the need, and judges whether it is equivalent, with the reason
 * (Annex XIV.3: technical, biological, clinical).
 */
export async function changeCandidate(actor: Actor, input: ChangeCandidateInput, at: Date): Promise<void> {
  const { projectId, id, version, name, manufacturer, equivalence = null } = input;
  const reason = input.reason || null;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const before = await tx.marketCandidate.findFirst({ where: { id, projectId } });
    if (!before) throw new NotFoundError();
    assertWritten(
      await tx.marketCandidate.updateMany({
        where: { id, projectId, version },
        data: {
          ...{ name, manufacturer, equivalence, reason, version: { increment: 1 } },
          ...{ reference: input.reference || null, udiDi: input.udiDi || null },
          ...{ technical: input.technical || null, biological: input.biological || null },
          clinical: input.clinical || null,
        },
      }),
    );
    const judged = before.equivalence !== equivalence || before.reason !== reason;
    const event = judged
      ? ({ type: "candidate_judged", data: { name, equivalence: equivalence ?? "undecided" } } as const)
      : ({ type: "candidate_changed", data: { name } } as const);
    return { events: [event], result: undefined };
  });
}

export async function removeCandidate(actor: Actor, input: PartInput, at: Date): Promise<void> {
  const { projectId, id, version } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const found = await tx.marketCandidate.findFirst({ where: { id, projectId } });
    if (!found) throw new NotFoundError();
    assertWritten(await tx.marketCandidate.deleteMany({ where: { id, projectId, version } }));
    return { events: [{ type: "candidate_removed", data: { name: found.name } }], result: undefined };
  });
}
