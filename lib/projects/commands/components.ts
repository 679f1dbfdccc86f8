import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { FieldError, NotFoundError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { parsePastedComponents } from "#lib/projects/product/pasted.ts";
import type {
  AddComponentInput,
  ChangeComponentInput,
  pastedComponentsSchema,
} from "#lib/projects/product/schema.ts";
import { assertWritten } from "#lib/projects/queries.ts";
import type { partFormSchema } from "#lib/projects/schema.ts";

/** The most parts of one device. */
const mostComponents = 2000;

const columnsOf = ({
  reference,
  udiDi,
  softwareVersion,
  note,
  ...rest
}: Omit<AddComponentInput, "projectId">) => ({
  ...rest,
  reference: reference || null,
  udiDi: udiDi || null,
  softwareVersion: softwareVersion || null,
  note: note || null,
});

/** Adds a part to the bill of materials. */
export async function addComponent(actor: Actor, input: AddComponentInput, at: Date): Promise<void> {
  const { projectId, ...component } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    await tx.component.create({ data: { projectId, ...columnsOf(component) } });
    return { events: [{ type: "component_added", data: { name: component.name } }], result: undefined };
  });
}

export async function changeComponent(actor: Actor, input: ChangeComponentInput, at: Date): Promise<void> {
  const { projectId, id, version, ...component } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const found = await tx.component.count({ where: { id, projectId, removedAt: null } });
    if (found === 0) throw new NotFoundError();
    const where = { id, projectId, version, removedAt: null };
    const data = { ...columnsOf(component), version: { increment: 1 } };
    assertWritten(await tx.component.updateMany({ where, data }));
    return { events: [{ type: "component_changed", data: { name: component.name } }], result: undefined };
  });
}

/** Takes a part out of the bill of materials. It stays kept, and risks still tell of it. */
export async function removeComponent(
  actor: Actor,
  input: z.output<typeof partFormSchema>,
  at: Date,
): Promise<void> {
  const { projectId, id, version } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const found = await tx.component.findFirst({ where: { id, projectId, removedAt: null } });
    if (!found) throw new NotFoundError();
    const where = { id, version, removedAt: null };
    assertWritten(
      await tx.component.updateMany({ where, data: { removedAt: at, version: { increment: 1 } } }),
    );
    return { events: [{ type: "component_removed", data: { name: found.name } }], result: undefined };
  });
}

/**
 * Adds the parts of some rows copied from Excel: all of them, or none and a word about the first row that cannot be
 * read. Gives their count.
 */
export async function addPastedComponents(
  actor: Actor,
  input: z.output<typeof pastedComponentsSchema>,
  at: Date,
): Promise<number> {
  const rows = parsePastedComponents(input.pasted);
  const problems = rows.flatMap((row) => ("problem" in row ? [row] : []));
  const components = rows.flatMap((row) => ("component" in row ? [row.component] : []));
  const [first] = problems;
  if (first) {
    const { line, problem, value } = first;
    throw new FieldError("pasted", `pastedComponents.${problem}`, { line, value, more: problems.length - 1 });
  }
  if (components.length === 0) throw new FieldError("pasted", "pastedComponents.empty");
  const { projectId } = input;
  return changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const standing = await tx.component.count({ where: { projectId, removedAt: null } });
    if (standing + components.length > mostComponents)
      throw new FieldError("pasted", "pastedComponents.full", { most: mostComponents });
    await tx.component.createMany({ data: components.map((component) => ({ projectId, ...component })) });
    const events = components.map(({ name }) => ({ type: "component_added", data: { name } }) as const);
    return { events, result: components.length };
  });
}
