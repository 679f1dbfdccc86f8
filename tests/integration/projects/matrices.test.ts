import { expect, test } from "vitest";
import { ConflictError, FieldError, ForbiddenError, RefusedError } from "#lib/errors.ts";
import { riskMatrices } from "#lib/projects/queries/settings.ts";
import { proposeMatrix, removeMatrix, saveMatrix } from "#lib/projects/risks/commands/settings.ts";
import { defaultMatrices, resized, riskMatrixSchema } from "#lib/projects/risks/matrix.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");

test("matrices are added and changed by the administrator, each under a name of its own, from the version read", async () => {
  const admin = await personWith("admin");
  const [first] = defaultMatrices;
  const own = { ...first, name: "Regionens" };
  await expect(
    saveMatrix(await personWith("product_owner"), { version: 0, matrix: own }, at),
  ).rejects.toThrow(ForbiddenError);
  await expect(saveMatrix(admin, { version: 0, matrix: { ...first } }, at)).rejects.toThrow(FieldError);
  await saveMatrix(admin, { version: 0, matrix: own }, at);
  expect((await riskMatrices()).map(({ name }) => name)).toEqual([
    ...defaultMatrices.map(({ name }) => name),
    "Regionens",
  ]);
  await expect(saveMatrix(admin, { version: 0, place: 2, matrix: own }, at)).rejects.toThrow(ConflictError);
  await saveMatrix(admin, { version: 1, place: 2, matrix: { ...own, name: "Regionens nya" } }, at);
  expect((await riskMatrices())[2]?.name).toBe("Regionens nya");
});

test("one is proposed first, each can be removed but the last", async () => {
  const admin = await personWith("admin");
  const names = async () => (await riskMatrices()).map(({ name }) => name);
  const before = await names();
  let version = 2;
  await expect(proposeMatrix(await personWith("product_owner"), { version, place: 1 }, at)).rejects.toThrow(
    ForbiddenError,
  );
  await expect(proposeMatrix(admin, { version: 1, place: 1 }, at)).rejects.toThrow(ConflictError);
  await proposeMatrix(admin, { version: version++, place: 1 }, at);
  expect(await names()).toEqual([before[1], before[0], before[2]]);
  await removeMatrix(admin, { version: version++, place: 0 }, at);
  await removeMatrix(admin, { version: version++, place: 0 }, at);
  expect(await names()).toEqual([before[2]]);
  await expect(removeMatrix(admin, { version, place: 0 }, at)).rejects.toThrow(RefusedError);
});

test("a matrix of another size begins in order, with names to fill in where there were no levels", () => {
  for (const [severities, probabilities] of [
    [2, 6],
    [6, 2],
    [6, 6],
  ] as const) {
    const matrix = resized(defaultMatrices[0], severities, probabilities);
    const named = (levels: typeof matrix.severities) =>
      levels.map((each, index) => ({ ...each, sv: each.sv || `Ny ${index}`, en: each.en || `New ${index}` }));
    const filled = {
      ...matrix,
      severities: named(matrix.severities),
      probabilities: named(matrix.probabilities),
    };
    expect(riskMatrixSchema.safeParse(filled).success).toBe(true);
    expect(riskMatrixSchema.safeParse(matrix).success).toBe(false);
  }
});
