import type { Actor } from "#lib/auth/actor.ts";
import { FieldError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { saysSelfMade } from "#lib/projects/product/marking.ts";
import type { MarkingInput } from "#lib/projects/product/schema.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";

/**
 * Writes how the device is marked, or why it cannot be, and what became of a CE marking (VGR 3.2). The number is this
 * device's alone, and the text says that it is self-made: throws FieldError when not.
 */
export async function saveMarking(actor: Actor, input: MarkingInput, at: Date): Promise<void> {
  const { projectId, version, markable, number, text, cannotReason, ceMarking } = input;
  const marked = markable === "yes";
  await changeProject(actor, projectId, at, mayEdit, async (tx, project) => {
    assertVersion(project, version);
    if (marked && !saysSelfMade(text ?? "")) throw new FieldError("text", "selfMadeNeeded");
    if (marked && number) {
      const equals = { equals: number, mode: "insensitive" } as const;
      const other = await tx.project.findFirst({
        where: { markingNumber: equals, id: { not: projectId } },
        select: { id: true },
      });
      if (other) throw new FieldError("number", "markingNumberTaken");
    }
    const data = {
      markingNumber: marked ? (number ?? null) : null,
      markingText: marked ? (text ?? null) : null,
      cannotMarkReason: marked ? null : (cannotReason ?? null),
      ceMarking,
      version: { increment: 1 },
    };
    assertWritten(await tx.project.updateMany({ where: { id: projectId, version }, data }));
    const told = (marked ? number : cannotReason) ?? "";
    return { events: [{ type: "marking_changed", data: { number: told } }], result: undefined };
  });
}
