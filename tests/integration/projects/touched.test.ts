import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { caseByNumber } from "#lib/cases/queries.ts";
import { db } from "#lib/db.ts";
import { respondSignedIn } from "#lib/dispatch/commands/respond.ts";
import { sendDispatch } from "#lib/dispatch/commands/send.ts";
import { proposeRecipients } from "#lib/dispatch/proposals.ts";
import { answerPageOf } from "#lib/dispatch/queries/link.ts";
import { noticeOfProject, noticesOfProject } from "#lib/dispatch/queries/ofProject.ts";
import { previewOf } from "#lib/dispatch/queries/preview.ts";
import { proposalFacts } from "#lib/dispatch/queries/proposals.ts";
import { dispatchSchema } from "#lib/dispatch/schema.ts";
import { FieldError, NotFoundError } from "#lib/errors.ts";
import type { ProjectPhase } from "#prisma/generated/enums.ts";
import { caseAt, noticeIn } from "#tests/factories/cases.ts";
import { mailboxOf } from "#tests/factories/directory.ts";
import { tokenOf } from "#tests/factories/dispatches.ts";
import { personWith } from "#tests/factories/person.ts";
import { projectEvents, projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-03-24T08:00:00Z");
let coordinator: Actor;
let owner: Actor;

beforeAll(async () => {
  coordinator = await personWith("coordinator");
  owner = await personWith("product_owner");
  await mailboxOf("coordinator", "samordnare@region.example");
});

/** A case whose notice names a reference, and a device with that part. */
async function touched(phase: ProjectPhase = "in_use", of: Actor = owner) {
  const reference = `R${crypto.randomUUID().slice(0, 8)}`;
  const found = await caseAt("acting", { tracks: ["equipment"] });
  const { notice } = await noticeIn(found.id);
  await db.notice.update({ where: { id: notice.id }, data: { refs: [reference] } });
  const project = await projectOf(of, { phase });
  const component = await db.component.create({
    data: { projectId: project.id, name: "Ventilator", manufacturer: "Dräger AB", reference },
  });
  return { found, project, component, reference };
}

async function proposed(caseId: string) {
  const { proposals } = proposeRecipients(await proposalFacts(coordinator, caseId), "equipment");
  return proposals.filter(({ kind }) => kind === "product_owner");
}

function inputFor(caseId: string, recipient: object) {
  return dispatchSchema.parse({
    ...{ id: crypto.randomUUID(), caseId, track: "equipment", subject: "Ventilator", body: "Läs." },
    readDispatches: 0,
    requestedActions: ["Gå igenom riskanalysen"],
    replyBy: "2026-04-01",
    recipients: [{ purpose: "for_action", name: "x", email: "x@region.example", ...recipient }],
  });
}

describe("a notice that names a part", () => {
  test.each<[ProjectPhase, number]>([
    ["execute", 1],
    ["conclude", 1],
    ["in_use", 1],
    ["plan", 0],
    ["retired", 0],
    ["stopped", 0],
  ])("proposes the product owner of a device at %s: %i", async (phase, count) => {
    const { found } = await touched(phase);
    expect(await proposed(found.id)).toHaveLength(count);
  });

  test("proposes for action and ticked, with the reason, once for each device", async () => {
    const { found, project, reference } = await touched();
    const second = await projectOf(owner, { phase: "in_use" });
    const part = { projectId: second.id, name: "Slang", manufacturer: "Annan", reference };
    await db.component.create({ data: part });
    const rows = await proposed(found.id);
    expect(rows).toMatchObject([
      { projectId: project.id, email: owner.email, purpose: "for_action", chosen: true },
      { projectId: second.id, email: owner.email },
    ]);
    expect(rows[0]?.reasons).toMatchObject([{ key: "component", component: "Ventilator" }]);
    expect(rows[1]?.reasons).toMatchObject([{ key: "mayBeComponent", component: "Slang" }]);
    await db.component.updateMany({ where: { projectId: second.id }, data: { removedAt: at } });
    expect(await proposed(found.id)).toHaveLength(1);
  });

  test.each([
    ["Drägerwerk AG & Co. KGaA", "Dräger Medical"],
    ["Draegerwerk", "DRÄGER"],
    ["Böhringer GmbH", "Boehringer Ingelheim"],
  ])(
    "finds a part by the manufacturer's name and its own, however written: %s, %s",
    async (said, written) => {
      const name = `Ventil ${crypto.randomUUID().slice(0, 8)}`;
      const found = await caseAt("acting", { tracks: ["equipment"] });
      const { notice } = await noticeIn(found.id);
      await db.notice.update({ where: { id: notice.id }, data: { manufacturer: said, devices: [name] } });
      const project = await projectOf(owner, { phase: "in_use" });
      await db.component.create({ data: { projectId: project.id, name, manufacturer: written } });
      expect((await proposed(found.id)).map(({ projectId }) => projectId)).toEqual([project.id]);
    },
  );

  test("an owner whose account is closed is told as unplaced", async () => {
    const gone = await personWith("product_owner");
    const { found, project } = await touched("in_use", gone);
    await db.user.update({ where: { id: gone.id }, data: { active: false } });
    const { proposals, unplaced } = proposeRecipients(
      await proposalFacts(coordinator, found.id),
      "equipment",
    );
    expect(proposals.some(({ kind }) => kind === "product_owner")).toBe(false);
    expect(unplaced).toEqual([`${project.number} ${project.title}`]);
  });
});

describe("a dispatch to a product owner", () => {
  test("stands in the device's history, leads to the risks of the part, and is answered", async () => {
    const { found, project, component } = await touched();
    const to = { kind: "product_owner", projectId: project.id, name: owner.name, email: owner.email };
    await sendDispatch(coordinator, inputFor(found.id, to), at);
    expect(await projectEvents(project.id)).toEqual([
      { type: "notice_received", data: { caseNumber: found.number, component: "Ventilator" } },
    ]);
    const [row] = await noticesOfProject(owner, project.id);
    expect(row?.case.number).toBe(found.number);
    const page = await answerPageOf(await tokenOf(row?.id ?? ""), at);
    expect(page?.project).toMatchObject({ number: project.number, components: [{ id: component.id }] });
    const answer = {
      ...{ readVersion: 0, concerned: "yes" as const, quantity: 2, respondentName: owner.name },
      ...{ actions: [{ position: 1, done: "yes" as const }], keepFiles: [] },
    };
    const other = await personWith("product_owner");
    await expect(respondSignedIn(other, row?.id ?? "", answer, [], at)).rejects.toThrow(NotFoundError);
    await respondSignedIn(owner, row?.id ?? "", answer, [], at);
    expect((await noticeOfProject(owner, project.id, row?.id ?? "")).answeredAt).toEqual(at);
  });

  test("names the device and leads to the risks of the part, and tells nobody else of them", async () => {
    const { found, project, component } = await touched();
    const to = { kind: "product_owner", projectId: project.id, name: owner.name, email: owner.email };
    const input = inputFor(found.id, to);
    const other = { kind: "other", purpose: "for_action", name: "IVA", email: "iva@region.example" } as const;
    input.recipients.push(other);
    const preview = await previewOf(coordinator, input, at);
    await sendDispatch(coordinator, input, at);
    const rows = await db.recipient.findMany({
      where: { caseId: found.id },
      orderBy: { kind: "asc" },
      include: { mail: true },
    });
    const textOf = (kind: string) => rows.find((row) => row.kind === kind)?.mail?.text ?? "";
    const way = `/projects/${project.number}/risks?component=${component.id}`;
    expect(textOf("product_owner")).toContain(`${project.number} ${project.title}`);
    expect(textOf("product_owner")).toMatch(
      new RegExp(`Ventilator \\(Dräger AB\\): http\\S+${way.replace(/[?]/g, "\\?")}`),
    );
    expect(preview.mails.find(({ to: address }) => address === owner.email)?.text).toContain(way);
    expect(textOf("other")).not.toContain(project.number);
  });

  test("is seen by that owner alone, and nothing else of the case", async () => {
    const { found, project } = await touched();
    const to = { kind: "product_owner", projectId: project.id, name: owner.name, email: owner.email };
    const input = inputFor(found.id, to);
    input.recipients.push({
      kind: "other",
      purpose: "for_information",
      name: "Arkiv",
      email: "a@region.example",
    });
    await sendDispatch(coordinator, input, at);
    const others = await db.recipient.findFirstOrThrow({ where: { caseId: found.id, kind: "other" } });
    await expect(noticeOfProject(owner, project.id, others.id)).rejects.toThrow(NotFoundError);
    const other = await personWith("product_owner");
    expect(await noticesOfProject(other, project.id)).toEqual([]);
    await expect(caseByNumber(other, found.number)).rejects.toThrow(NotFoundError);
  });

  test.each([
    ["a product owner without a device", { kind: "product_owner" }],
    ["a device for another kind", { kind: "other", projectId: crypto.randomUUID() }],
    ["a device that is not there", { kind: "product_owner", projectId: crypto.randomUUID() }],
  ])("is refused for %s", async (_case, recipient) => {
    const { found } = await touched();
    await expect(sendDispatch(coordinator, inputFor(found.id, recipient), at)).rejects.toThrow(FieldError);
  });
});
