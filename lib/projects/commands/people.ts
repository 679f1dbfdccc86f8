import { recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { FieldError, NotFoundError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import type { AddPersonInput, RemovePersonInput } from "#lib/projects/schema.ts";

/** Takes a person with an account into the project group, or as its regulatory adviser. */
export async function addPerson(actor: Actor, input: AddPersonInput, at: Date): Promise<void> {
  const { projectId, email, role } = input;
  await changeProject(actor, projectId, at, mayDecide, async (tx) => {
    const user = await tx.user.findFirst({ where: { email, active: true } });
    if (!user) throw new FieldError("email", "noSuchAccount");
    const held = await tx.roleAssignment.count({ where: { userId: user.id, role, projectId } });
    if (held > 0) throw new FieldError("email", "roleHeld");
    await tx.roleAssignment.create({ data: { userId: user.id, role, projectId } });
    const granted = { type: "role_granted", data: { role, administrationId: null, unitId: null, projectId } };
    await recordEvent(tx, { type: "users", id: user.id }, granted, actor, at);
    return { events: [{ type: "person_added", data: { name: user.name, role } }], result: undefined };
  });
}

/** Takes a person out of the project; holds from the person's next request on. */
export async function removePerson(actor: Actor, input: RemovePersonInput, at: Date): Promise<void> {
  const { projectId, assignmentId } = input;
  await changeProject(actor, projectId, at, mayDecide, async (tx) => {
    const held = await tx.roleAssignment.findFirst({
      where: { id: assignmentId, projectId },
      include: { user: { select: { name: true } } },
    });
    if (!held) throw new NotFoundError();
    await tx.roleAssignment.delete({ where: { id: held.id } });
    const { role, userId } = held;
    const data = { role, administrationId: null, unitId: null, projectId };
    await recordEvent(tx, { type: "users", id: userId }, { type: "role_withdrawn", data }, actor, at);
    return { events: [{ type: "person_removed", data: { name: held.user.name, role } }], result: undefined };
  });
}
