import { expect, test } from "vitest";
import { ConflictError, FieldError, ForbiddenError } from "#lib/errors.ts";
import { riskMatrices } from "#lib/projects/queries/settings.ts";
import { saveMatrix } from "#lib/projects/risks/commands/settings.ts";
import { defaultMatrices } from "#lib/projects/risks/matrix.ts";
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
