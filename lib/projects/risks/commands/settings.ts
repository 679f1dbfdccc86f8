import type { Actor } from "#lib/auth/actor.ts";
import { FieldError, NotFoundError } from "#lib/errors.ts";
import { saveSetting } from "#lib/organisation/commands/settings.ts";
import { riskMatrices } from "#lib/projects/queries/settings.ts";
import type { MatrixFormInput } from "#lib/projects/risks/schema.ts";

/**
 * Adds a matrix to the region's, or changes the one at `place`. Projects keep the copy that they work with. Throws
 * Conflict when somebody else changed the matrices meanwhile.
 */
export async function saveMatrix(actor: Actor, input: MatrixFormInput, at: Date): Promise<void> {
  const { version, place, matrix } = input;
  const before = await riskMatrices();
  if (place !== undefined && !before[place]) throw new NotFoundError();
  const taken = before.some(({ name }, index) => index !== place && name === matrix.name);
  if (taken) throw new FieldError("matrix.name", "matrixTaken");
  if (place === undefined && before.length >= 10)
    throw new FieldError("matrix.name", "tooMany", { maximum: 10 });
  const value =
    place === undefined
      ? [...before, matrix]
      : before.map((each, index) => (index === place ? matrix : each));
  await saveSetting(actor, { key: "riskMatrices", value, version }, at);
}
