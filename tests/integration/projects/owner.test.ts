import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { changeProjectFrame } from "#lib/projects/commands/create.ts";
import { handOverProject, reassignProjects } from "#lib/projects/commands/owner.ts";
import { ownedProjects } from "#lib/projects/queries/ownership.ts";
import { projectByNumber } from "#lib/projects/queries.ts";
import { unitWith } from "#tests/factories/directory.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectEvents, projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-03-24T08:00:00Z");
const to = (person: Actor) => ({ email: person.email, ownerFunction: "Överläkare" });
const form = ({ id, version }: { id: string; version: number }) => ({ projectId: id, version });
const leave = (person: Actor) => db.user.update({ where: { id: person.id }, data: { active: false } });

describe("the product owner", () => {
  test("hands the project over to another, who is told and then decides", async () => {
    const [owner, next] = [await personWith("product_owner"), await personWith("product_owner")];
    const project = await projectOf(owner);
    await handOverProject(owner, { ...form(project), ...to(next) }, at);
    const found = await projectByNumber(next, project.number);
    expect(found).toMatchObject({ ownerId: next.id, ownerFunction: "Överläkare" });
    await expect(projectByNumber(owner, project.number)).rejects.toThrow(NotFoundError);
    const mail = await db.outgoingMail.findFirstOrThrow({ where: { to: { has: next.email } } });
    expect(mail.text).toContain(project.number);
    expect((await projectEvents(project.id)).at(-1)).toEqual({
      type: "owner_changed",
      data: { before: owner.name, after: next.name },
    });
  });

  test("changes what the project is called only while it is alive", async () => {
    const owner = await personWith("product_owner");
    const project = await projectOf(owner);
    const { legalEntity, organisationNumber, address, ownerFunction } = project;
    const input = {
      ...{ ...form(project), title: "Nytt namn", unitIds: [(await unitWith()).unit.id] },
      ...{ legalEntity, organisationNumber, address, ownerFunction, qualitySystem: undefined },
    };
    await changeProjectFrame(owner, input, at);
    await db.project.update({ where: { id: project.id }, data: { phase: "stopped" } });
    const again = { ...input, version: project.version + 1, title: "Ett tredje" };
    await expect(changeProjectFrame(owner, again, at)).rejects.toThrow(ForbiddenError);
    expect((await projectByNumber(owner, project.number)).title).toBe("Nytt namn");
  });

  test("cannot hand over to who holds no such role, has left, or owns it already", async () => {
    const owner = await personWith("product_owner");
    const project = await projectOf(owner);
    const gone = await personWith("product_owner");
    await leave(gone);
    const attempt = (person: Actor) => handOverProject(owner, { ...form(project), ...to(person) }, at);
    await expect(attempt(await personIn(project.id))).rejects.toThrow("email: notProductOwner");
    await expect(attempt(gone)).rejects.toThrow("email: noSuchAccount");
    await expect(attempt(owner)).rejects.toThrow("email: alreadyOwner");
  });

  test("is the only one who may while there", async () => {
    const [owner, next] = [await personWith("product_owner"), await personWith("product_owner")];
    const project = await projectOf(owner);
    const attempt = (actor: Actor) => handOverProject(actor, { ...form(project), ...to(next) }, at);
    for (const actor of [
      await personIn(project.id),
      await personIn(project.id, "regulatory_advisor"),
      await personWith("manager"),
    ])
      await expect(attempt(actor)).rejects.toThrow(ForbiddenError);
    for (const actor of [next, await personWith("admin")])
      await expect(attempt(actor)).rejects.toThrow(NotFoundError);
  });

  test("hands over once from two windows", async () => {
    const [owner, one, two] = [
      await personWith("product_owner"),
      await personWith("product_owner"),
      await personWith("product_owner"),
    ];
    const project = await projectOf(owner);
    const both = await Promise.allSettled(
      [one, two].map((next) => handOverProject(owner, { ...form(project), ...to(next) }, at)),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("the administrator", () => {
  const account = async (person: Actor) => {
    const { id, version } = await db.user.findUniqueOrThrow({ where: { id: person.id } });
    return { id, version };
  };

  test("gives the projects of who has left to another, with one mail", async () => {
    const [owner, next] = [await personWith("product_owner"), await personWith("product_owner")];
    const admin = await personWith("admin");
    const projects = [await projectOf(owner), await projectOf(owner, { phase: "retired" })];
    await leave(owner);
    expect(await ownedProjects(admin, owner.id)).toMatchObject({ count: 2, reassignable: true });
    expect(await reassignProjects(admin, { ...(await account(owner)), ...to(next) }, at)).toBe(2);
    for (const project of projects) {
      await projectByNumber(next, project.number);
      expect((await projectEvents(project.id)).at(-1)?.type).toBe("owner_changed");
    }
    expect(await db.outgoingMail.count({ where: { to: { has: next.email } } })).toBe(1);
    expect((await ownedProjects(admin, owner.id)).count).toBe(0);
  });

  test("takes nothing from an owner who is there, but from one who has lost the role", async () => {
    const [owner, next] = [await personWith("product_owner"), await personWith("product_owner")];
    const admin = await personWith("admin");
    await projectOf(owner);
    const attempt = async () => reassignProjects(admin, { ...(await account(owner)), ...to(next) }, at);
    expect((await ownedProjects(admin, owner.id)).reassignable).toBe(false);
    await expect(attempt()).rejects.toThrow(ForbiddenError);
    await db.roleAssignment.deleteMany({ where: { userId: owner.id } });
    expect(await attempt()).toBe(1);
  });

  test("is the only role that can", async () => {
    const [owner, next] = [await personWith("product_owner"), await personWith("product_owner")];
    await projectOf(owner);
    await leave(owner);
    const input = { ...(await account(owner)), ...to(next) };
    for (const role of ["manager", "coordinator", "product_owner"] as const) {
      const actor = await personWith(role);
      await expect(reassignProjects(actor, input, at)).rejects.toThrow(ForbiddenError);
      await expect(ownedProjects(actor, owner.id)).rejects.toThrow(NotFoundError);
    }
    const stale = reassignProjects(await personWith("admin"), { ...input, version: input.version - 1 }, at);
    await expect(stale).rejects.toThrow(ConflictError);
  });
});
