import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { addLiterature, changeLiterature, removeLiterature } from "#lib/projects/commands/literature.ts";
import {
  addCandidate,
  addSearch,
  changeCandidate,
  changeSearch,
  removeCandidate,
  removeSearch,
} from "#lib/projects/commands/market.ts";
import { addActivity, changeActivity, removeActivity } from "#lib/projects/commands/timePlan.ts";
import { activitiesOf, candidatesOf, literatureOf, searchesOf } from "#lib/projects/queries/market.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectEvents, projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-03-24T08:00:00Z");
const search = { source: "EUDAMED", searchTerm: "sond", searchedOn: "2026-03-24", result: "Inget" };
let owner: Actor;

beforeAll(async () => {
  owner = await personWith("product_owner");
});

const typesOf = async (projectId: string) => (await projectEvents(projectId)).map(({ type }) => type);
const part = <T extends { id: string; projectId: string; version: number }>({
  id,
  projectId,
  version,
}: T) => ({
  ...{ id, projectId, version },
});

describe("a search", () => {
  test("is written, changed and removed by the project group, each with its event", async () => {
    const { id: projectId } = await projectOf(owner);
    const member = await personIn(projectId);
    await addSearch(member, { projectId, ...search }, at);
    const [row] = await searchesOf(member, projectId);
    if (!row) throw new Error("no search");
    expect(row.searchedBy).toBe(member.name);
    await changeSearch(owner, { ...part(row), ...search, result: "Två träffar" }, at);
    const stale = changeSearch(owner, { ...part(row), ...search }, at);
    await expect(stale).rejects.toThrow(ConflictError);
    const [changed] = await searchesOf(owner, projectId);
    if (!changed) throw new Error("no search");
    expect(changed.result).toBe("Två träffar");
    await removeSearch(member, part(changed), at);
    expect(await searchesOf(owner, projectId)).toEqual([]);
    expect(await typesOf(projectId)).toEqual(["search_added", "search_changed", "search_removed"]);
  });

  test("is not written before it was made", async () => {
    const { id: projectId } = await projectOf(owner);
    const future = addSearch(owner, { projectId, ...search, searchedOn: "2026-03-25" }, at);
    await expect(future).rejects.toThrow("searchedOn: dayToCome");
  });

  test("is refused to who reads only, and not found by who sees nothing", async () => {
    const { id: projectId } = await projectOf(owner);
    const attempt = (actor: Actor) => addSearch(actor, { projectId, ...search }, at);
    for (const actor of [
      await personWith("manager"),
      await personWith("coordinator"),
      await personWith("regulatory_advisor"),
      await personIn(projectId, "regulatory_advisor"),
    ])
      await expect(attempt(actor)).rejects.toThrow(ForbiddenError);
    const elsewhere = await personIn((await projectOf(owner)).id);
    for (const actor of [elsewhere, await personWith("product_owner"), await personWith("admin")])
      await expect(attempt(actor)).rejects.toThrow(NotFoundError);
    expect(await searchesOf(elsewhere, projectId)).toEqual([]);
  });

  test("is not written in a project that has ended", async () => {
    for (const phase of ["stopped", "retired"] as const) {
      const { id: projectId } = await projectOf(owner, { phase });
      await expect(addSearch(owner, { projectId, ...search }, at)).rejects.toThrow(ForbiddenError);
    }
  });
});

test("a device is entered, judged and removed; a change of words alone is no new judgement", async () => {
  const { id: projectId } = await projectOf(owner);
  const device = { name: "Clip", manufacturer: "Maker" };
  const id = await addCandidate(owner, { projectId, ...device, udiDi: "" }, at);
  const judged = { ...device, equivalence: "not_equivalent", reason: "För kort" } as const;
  await changeCandidate(owner, { projectId, id, version: 1, ...judged }, at);
  await changeCandidate(owner, { projectId, id, version: 2, ...judged, technical: "Kortare slang" }, at);
  expect(await candidatesOf(owner, projectId)).toMatchObject([{ ...judged, technical: "Kortare slang" }]);
  const other = await projectOf(owner);
  const astray = removeCandidate(owner, { projectId: other.id, id, version: 3 }, at);
  await expect(astray).rejects.toThrow(NotFoundError);
  await removeCandidate(owner, { projectId, id, version: 3 }, at);
  expect(await typesOf(projectId)).toEqual([
    ...["candidate_added", "candidate_judged", "candidate_changed", "candidate_removed"],
  ]);
});

describe("literature", () => {
  const form = { relevance: "Visar nyttan", foundOn: "2026-03-20" };

  test("is taken up once, however often it is pasted", async () => {
    const { id: projectId } = await projectOf(owner);
    const lines = "Ek B. Sond. 2024\nAl C. Fixering. 2023";
    expect(await addLiterature(owner, { projectId, lines, ...form }, at)).toBe(2);
    expect(await addLiterature(owner, { projectId, lines: `${lines}\nNy. 2025`, ...form }, at)).toBe(1);
    const { items } = await literatureOf(owner, projectId);
    expect(items.map(({ citation }) => citation)).toEqual([
      ...["Ek B. Sond. 2024", "Al C. Fixering. 2023", "Ny. 2025"],
    ]);
    const [first] = items;
    if (!first) throw new Error("no literature");
    const changed = { citation: "Ek B. Sond. 2025", link: "", ...form };
    await changeLiterature(owner, { ...part(first), ...changed }, at);
    await removeLiterature(owner, { ...part(first), version: 2 }, at);
    expect(await db.literatureItem.count({ where: { projectId } })).toBe(2);
  });

  test("that cannot be read takes up nothing and says which line", async () => {
    const { id: projectId } = await projectOf(owner);
    const attempt = (lines: string) => addLiterature(owner, { projectId, lines, ...form }, at);
    await expect(attempt("Ek B. Sond.\n4711")).rejects.toThrow("lines: literature.noCitation");
    const many = Array.from({ length: 201 }, (_, index) => `Ek B. Nummer ${index}`).join("\n");
    await expect(attempt(many)).rejects.toThrow("lines: literature.tooMany");
    expect(await db.literatureItem.count({ where: { projectId } })).toBe(0);
  });

  test("is read a page at a time", async () => {
    const { id: projectId } = await projectOf(owner);
    const lines = Array.from({ length: 150 }, (_, index) => `Ek B. Nummer ${index}`).join("\n");
    await addLiterature(owner, { projectId, lines, ...form }, at);
    const first = await literatureOf(owner, projectId);
    expect(first.items).toHaveLength(100);
    const second = await literatureOf(owner, projectId, first.next ?? undefined);
    expect(second.items).toHaveLength(50);
    expect(second.next).toBeNull();
  });
});

test("an activity of the time plan is added, done and removed", async () => {
  const { id: projectId } = await projectOf(owner);
  const activity = { title: "Prototyp", startsOn: "2026-03-01", endsOn: "2026-04-01" };
  await addActivity(owner, { projectId, ...activity }, at);
  const [row] = await activitiesOf(owner, projectId);
  if (!row) throw new Error("no activity");
  const early = changeActivity(owner, { ...part(row), ...activity, doneOn: "2026-03-25" }, at);
  await expect(early).rejects.toThrow("doneOn: dayToCome");
  await changeActivity(owner, { ...part(row), ...activity, doneOn: "2026-03-24" }, at);
  expect(await activitiesOf(owner, projectId)).toMatchObject([{ doneOn: new Date("2026-03-24") }]);
  await removeActivity(owner, { ...part(row), version: 2 }, at);
  expect(await typesOf(projectId)).toEqual(["activity_added", "activity_changed", "activity_removed"]);
});
