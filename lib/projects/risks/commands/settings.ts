import type { Actor } from "#lib/auth/actor.ts";
import { FieldError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { saveSetting } from "#lib/organisation/commands/settings.ts";
import { riskMatrices } from "#lib/projects/queries/settings.ts";
import type { MatrixFormInput, MatrixPlaceInput } from "#lib/projects/risks/schema.ts";

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

/** Takes a matrix away from the region's: never the last one. Projects keep the copy that they work with. */
export async function removeMatrix(actor: Actor, input: MatrixPlaceInput, at: Date): Promise<void> {
  const { rest, version } = await chosen(input);
  if (rest.length === 0) throw new RefusedError([{ key: "project.lastMatrix" }]);
  await saveSetting(actor, { key: "riskMatrices", value: rest, version }, at);
}

/** Puts a matrix first: the one that new projects begin with. */
export async function proposeMatrix(actor: Actor, input: MatrixPlaceInput, at: Date): Promise<void> {
  const { matrix, rest, version } = await chosen(input);
  await saveSetting(actor, { key: "riskMatrices", value: [matrix, ...rest], version }, at);
}

async function chosen({ place, version }: MatrixPlaceInput) {
  const all = await riskMatrices();
  const matrix = all[place];
  if (!matrix) throw new NotFoundError();
  return { matrix, rest: all.filter((_each, index) => index !== place), version };
}
