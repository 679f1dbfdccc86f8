import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { askAdvice, giveAdvice, withdrawAdvice } from "#lib/projects/commands/advice.ts";
import {
  abandonUpdate,
  beginUpdate,
  decideGate,
  goBack,
  resumeProject,
} from "#lib/projects/commands/decisions.ts";
import { stopProject } from "#lib/projects/commands/stop.ts";
import { decisionsOf } from "#lib/projects/queries/decisions.ts";
import type { Project } from "#prisma/generated/client.ts";
import { mailboxOf } from "#tests/factories/directory.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectEvents, projectOf, surveyedNeed } from "#tests/factories/projects.ts";

const at = new Date("2026-03-24T08:00:00Z");
const weighed = { cost: "20 000 kr", benefit: "Färre fall", risk: "Liten" };
let owner: Actor;
let adviser: Actor;

beforeAll(async () => {
  owner = await personWith("product_owner");
  adviser = await personWith("regulatory_advisor");
});

const form = ({ id, version }: Project) => ({ projectId: id, version });
const reread = ({ id }: Project) => db.project.findUniqueOrThrow({ where: { id } });

describe("the gate of Initiera", () => {
  test("leads on to Planera and keeps what was weighed", async () => {
    const project = await projectOf(owner);
    await surveyedNeed(project.id);
    await decideGate(owner, "approveNeed", { ...form(project), ...weighed }, at);
    expect((await reread(project)).phase).toBe("plan");
    const [decision] = await db.projectDecision.findMany({ where: { projectId: project.id } });
    expect(decision).toMatchObject({ ...weighed, phase: "initiate", outcome: "go", decidedBy: owner.name });
    expect((await projectEvents(project.id)).at(-1)?.type).toBe("phase_decided");
  });

  test("says everything that is missing, and moves nothing", async () => {
    const project = await projectOf(owner);
    const refused = decideGate(owner, "approveNeed", { ...form(project), ...weighed }, at);
    await expect(refused).rejects.toThrow(RefusedError);
    await expect(refused).rejects.toThrow(/marketSearch.*section/);
    expect(await reread(project)).toMatchObject({ phase: "initiate", version: project.version });
  });

  test("is held by a device on the market that is equivalent or not judged", async () => {
    const project = await projectOf(owner);
    await surveyedNeed(project.id);
    const device = { projectId: project.id, name: "Clip", manufacturer: "Maker" };
    const { id } = await db.marketCandidate.create({ data: device });
    const decide = () => decideGate(owner, "approveNeed", { ...form(project), ...weighed }, at);
    await expect(decide()).rejects.toThrow(/project\.candidate/);
    await db.marketCandidate.update({
      where: { id },
      data: { equivalence: "equivalent", reason: "Samma mått" },
    });
    await expect(decide()).rejects.toThrow(/project\.equivalentDevice/);
    await db.marketCandidate.update({ where: { id }, data: { equivalence: "not_equivalent" } });
    await decide();
  });

  test("is the product owner's alone", async () => {
    const project = await projectOf(owner);
    await surveyedNeed(project.id);
    const attempt = (actor: Actor) => decideGate(actor, "approveNeed", { ...form(project), ...weighed }, at);
    for (const role of ["project_member", "regulatory_advisor"] as const)
      await expect(attempt(await personIn(project.id, role))).rejects.toThrow(ForbiddenError);
    for (const role of ["regulatory_advisor", "manager", "coordinator"] as const)
      await expect(attempt(await personWith(role))).rejects.toThrow(ForbiddenError);
    for (const role of ["product_owner", "admin", "procurement"] as const)
      await expect(attempt(await personWith(role))).rejects.toThrow(NotFoundError);
    // The owner who has lost the role decides no more.
    await expect(attempt({ ...owner, roles: [] })).rejects.toThrow(ForbiddenError);
    expect((await reread(project)).phase).toBe("initiate");
  });

  test("is passed once when two windows decide at once", async () => {
    const project = await projectOf(owner);
    await surveyedNeed(project.id);
    const both = await Promise.allSettled([
      decideGate(owner, "approveNeed", { ...form(project), ...weighed }, at),
      stopProject(owner, { ...form(project), stopCause: "not_justified", reason: "Nej" }, at),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = both.find((result) => result.status === "rejected");
    expect(refused?.reason).toBeInstanceOf(ConflictError);
    expect(await db.projectDecision.count({ where: { projectId: project.id } })).toBe(1);
  });
});

describe("stopping", () => {
  const device = {
    name: "Clip",
    manufacturer: "Maker",
    reference: "R-1",
    equivalence: "equivalent",
  } as const;

  test("for a CE-marked device mails need, candidates and reason to procurement", async () => {
    await mailboxOf("procurement", "upphandling@region.example");
    const project = await projectOf(owner);
    await surveyedNeed(project.id);
    await db.marketCandidate.create({ data: { projectId: project.id, ...device, reason: "Samma mått" } });
    await stopProject(owner, { ...form(project), stopCause: "ce_device_found", reason: "Clip räcker" }, at);
    expect(await reread(project)).toMatchObject({
      ...{ phase: "stopped", phaseBefore: "initiate", stopCause: "ce_device_found" },
    });
    const mail = await db.outgoingMail.findFirstOrThrow({ where: { purpose: "project_to_procurement" } });
    expect(mail.to).toEqual(["upphandling@region.example"]);
    expect(mail.replyTo).toBe(owner.email);
    for (const words of [project.number, "Om need.", "Clip, Maker, REF R-1", "Samma mått", "Clip räcker"])
      expect(mail.text).toContain(words);
    await db.mailbox.deleteMany({ where: { kind: "procurement" } });
  });

  test("needs a device that is judged equivalent, and a mailbox that receives", async () => {
    const project = await projectOf(owner);
    const input = { ...form(project), stopCause: "ce_device_found", reason: "Clip räcker" } as const;
    await expect(stopProject(owner, input, at)).rejects.toThrow(/project\.stopCandidate/);
    await db.marketCandidate.create({ data: { projectId: project.id, ...device, reason: "Samma mått" } });
    await expect(stopProject(owner, input, at)).rejects.toThrow(/noMailbox/);
    expect((await reread(project)).phase).toBe("initiate");
    expect(await db.projectDecision.count({ where: { projectId: project.id } })).toBe(0);
  });

  test("for another reason mails nobody, and can be taken up again where it was", async () => {
    const mails = await db.outgoingMail.count();
    const project = await projectOf(owner, { phase: "execute" });
    await stopProject(owner, { ...form(project), stopCause: "other", reason: "Flytt" }, at);
    expect(await db.outgoingMail.count()).toBe(mails);
    const stopped = await reread(project);
    await resumeProject(owner, { ...form(stopped), reason: "Flytten är klar" }, at);
    expect(await reread(project)).toMatchObject({
      ...{ phase: "execute", phaseBefore: null, stopCause: null, stopReason: null },
    });
  });

  test("is refused for a device in use", async () => {
    const project = await projectOf(owner, { phase: "plan", inUseSince: new Date("2026-01-01") });
    const input = { ...form(project), stopCause: "other", reason: "Slut" } as const;
    await expect(stopProject(owner, input, at)).rejects.toThrow(/project\.inUse/);
  });
});

test("going back keeps what was weighed and why, and tells it in order", async () => {
  const project = await projectOf(owner, { phase: "execute" });
  await goBack(owner, { ...form(project), ...weighed, reason: "Lösningen håller inte" }, at);
  expect((await reread(project)).phase).toBe("plan");
  const turns = await decisionsOf(owner, project.id);
  expect(turns.map((turn) => turn.kind)).toEqual(["decision"]);
  expect(turns[0]).toMatchObject({
    decision: { outcome: "back", phase: "execute", statement: "Lösningen håller inte" },
  });
  expect(await decisionsOf(await personWith("product_owner"), project.id)).toEqual([]);
});

test("an update goes back into the phases and can be given up", async () => {
  const project = await projectOf(owner, { phase: "in_use", inUseSince: new Date("2026-01-01") });
  await beginUpdate(owner, { ...form(project), phase: "execute", reason: "Nytt material" }, at);
  const begun = await reread(project);
  expect(begun.phase).toBe("execute");
  await abandonUpdate(owner, { ...form(begun), reason: "Materialet utgår" }, at);
  expect((await reread(project)).phase).toBe("in_use");
});

test("an update that nobody began cannot be given up", async () => {
  const project = await projectOf(owner, { phase: "plan" });
  const input = { ...form(project), reason: "Nej" };
  await expect(abandonUpdate(owner, input, at)).rejects.toThrow(/project\.notInUse/);
});

describe("advice", () => {
  const ask = (project: Project, adviserId?: string) =>
    askAdvice(owner, { projectId: project.id, question: "Är det en MTP?", adviserId }, at);
  const requestOf = (project: Project) =>
    db.adviceRequest.findFirstOrThrow({ where: { projectId: project.id } });
  const part = ({ id, projectId, version }: { id: string; projectId: string; version: number }) => ({
    ...{ id, projectId, version },
  });

  test("is asked by mail, holds the gate until the statement, and tells the owner", async () => {
    const project = await projectOf(owner);
    await surveyedNeed(project.id);
    await ask(project, adviser.id);
    const asked = await db.outgoingMail.findFirstOrThrow({ where: { purpose: "project_advice" } });
    expect(asked.to).toEqual([adviser.email]);
    const decide = () => decideGate(owner, "approveNeed", { ...form(project), ...weighed }, at);
    await expect(decide()).rejects.toThrow(/project\.advice/);
    const request = await requestOf(project);
    await giveAdvice(adviser, { ...part(request), statement: "Ja, enligt art. 2(1)." }, at);
    const given = await db.outgoingMail.findFirstOrThrow({ where: { purpose: "project_advice_given" } });
    expect(given.to).toEqual([owner.email]);
    expect(given.text).toContain("Ja, enligt art. 2(1).");
    await decide();
  });

  test("that names somebody is given by nobody else", async () => {
    const project = await projectOf(owner);
    const other = await personWith("regulatory_advisor");
    const member = await personIn(project.id, "project_member");
    await ask(project, adviser.id);
    const input = { ...part(await requestOf(project)), statement: "Nej" };
    for (const actor of [other, member, owner])
      await expect(giveAdvice(actor, input, at)).rejects.toThrow(ForbiddenError);
    await expect(giveAdvice(await personWith("admin"), input, at)).rejects.toThrow(NotFoundError);
    await giveAdvice(adviser, input, at);
  });

  test("goes to every adviser when it names none, also to the project's own", async () => {
    const project = await projectOf(owner);
    const own = await personIn(project.id, "regulatory_advisor");
    const elsewhere = await personIn((await projectOf(owner)).id, "regulatory_advisor");
    const before = new Set((await db.outgoingMail.findMany()).map(({ id }) => id));
    await ask(project);
    const mails = (await db.outgoingMail.findMany()).filter(({ id }) => !before.has(id));
    const to = mails.flatMap((mail) => mail.to);
    expect(to).toEqual(expect.arrayContaining([adviser.email, own.email]));
    expect(to).not.toContain(elsewhere.email);
    await giveAdvice(own, { ...part(await requestOf(project)), statement: "Ja" }, at);
  });

  test("cannot be asked of somebody who is no adviser there", async () => {
    const project = await projectOf(owner);
    await expect(ask(project, owner.id)).rejects.toThrow("adviserId: notAdviser");
    const elsewhere = await personIn((await projectOf(owner)).id, "regulatory_advisor");
    await expect(ask(project, elsewhere.id)).rejects.toThrow("adviserId: notAdviser");
  });

  test("is taken back by the product owner alone, and once", async () => {
    const project = await projectOf(owner);
    const member = await personIn(project.id, "project_member");
    await askAdvice(member, { projectId: project.id, question: "Behövs etikprövning?" }, at);
    const request = part(await requestOf(project));
    await expect(withdrawAdvice(member, request, at)).rejects.toThrow(ForbiddenError);
    await withdrawAdvice(owner, request, at);
    await expect(withdrawAdvice(owner, request, at)).rejects.toThrow(ConflictError);
    const late = giveAdvice(adviser, { ...request, version: request.version + 1, statement: "Ja" }, at);
    await expect(late).rejects.toThrow(ConflictError);
  });

  test("of one project is not found through another", async () => {
    const project = await projectOf(owner);
    await ask(project);
    const request = part(await requestOf(project));
    const other = await projectOf(owner);
    await expect(withdrawAdvice(owner, { ...request, projectId: other.id }, at)).rejects.toThrow(
      NotFoundError,
    );
  });
});
