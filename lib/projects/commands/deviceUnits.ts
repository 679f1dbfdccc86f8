import type { Actor } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, FieldError, NotFoundError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { seriesFrom, unitsLeft } from "#lib/projects/product/scale.ts";
import type { AccountUnitsInput, AddUnitsInput, ChangeUnitInput } from "#lib/projects/product/schema.ts";
import { assertWritten } from "#lib/projects/queries.ts";
import type { Prisma } from "#prisma/generated/client.ts";

async function assertUnit(tx: Tx, unitId: string | undefined): Promise<void> {
  if (!unitId) return;
  const known = await tx.unit.count({ where: { id: unitId } });
  if (known === 0) throw new FieldError("unitId", "invalid");
}

function codesOf({ kind, code, count = 1 }: AddUnitsInput): string[] {
  if (kind !== "series") return [code];
  const codes = seriesFrom(code, count);
  if (!codes) throw new FieldError("code", "seriesNeedsNumber");
  return codes;
}

/**
 * Registers units made: one, a series of serial numbers counted up from the first, or a batch. Throws FieldError when
 * a number is taken in the project. Gives how many rows were added.
 */
export async function addUnits(actor: Actor, input: AddUnitsInput, at: Date): Promise<number> {
  const { projectId, kind, count = 1, madeOn, unitId, place } = input;
  return changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const codes = codesOf(input);
    if (madeOn > dayOf(at)) throw new FieldError("madeOn", "dayToCome");
    await assertUnit(tx, unitId);
    const taken = await tx.deviceUnit.findMany({
      where: { projectId, code: { in: codes } },
      select: { code: true },
      orderBy: { code: "asc" },
      take: 5,
    });
    if (taken.length > 0)
      throw new FieldError("code", "unitCodeTaken", { codes: taken.map(({ code }) => code).join(", ") });
    const batch = kind === "batch";
    const shared = {
      ...{ projectId, batch, quantity: batch ? count : 1, madeOn: dateOf(madeOn) },
      unitId: unitId ?? null,
      place: place || null,
    };
    await tx.deviceUnit.createMany({ data: codes.map((code) => ({ ...shared, code })) });
    const told = codes.length > 1 ? `${codes[0]}–${codes.at(-1)}` : (codes[0] ?? "");
    const code = batch ? `${told} (${count})` : told;
    return { events: [{ type: "unit_made", data: { code } }], result: codes.length };
  });
}

/** Where a unit is and what has become of it. */
export async function changeUnit(actor: Actor, input: ChangeUnitInput, at: Date): Promise<void> {
  const { projectId, id, version, state, stateNote, unitId, place } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const found = await tx.deviceUnit.findFirst({ where: { id, projectId } });
    if (!found) throw new NotFoundError();
    if (unitId !== found.unitId) await assertUnit(tx, unitId);
    const data = {
      ...{ state, stateNote: stateNote || null, unitId: unitId ?? null, place: place || null },
      version: { increment: 1 },
    };
    assertWritten(await tx.deviceUnit.updateMany({ where: { id, version }, data }));
    const event = { type: "unit_changed", data: { code: found.code, state } } as const;
    return { events: [event], result: undefined };
  });
}

/** So many codes stand in the history; the rest are counted. */
const codesTold = 20;

/**
 * What has become of several units at once: before a device is taken out of use each is accounted for. Throws
 * Conflict when one of them has been changed since the form was read.
 */
export async function accountForUnits(actor: Actor, input: AccountUnitsInput, at: Date): Promise<number> {
  const { projectId, units, everyLeft, left, leftVersions, state, stateNote } = input;
  return changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const where: Prisma.DeviceUnitWhereInput = everyLeft
      ? { projectId, state: { in: [...unitsLeft] } }
      : { projectId, OR: units };
    const rows = await tx.deviceUnit.findMany({
      where,
      select: { code: true, version: true },
      orderBy: { code: "asc" },
    });
    const expected = everyLeft ? left : units.length;
    // Any change of a unit makes its version higher: together they tell that none has been changed since.
    const versions = rows.reduce((sum, { version }) => sum + version, 0);
    if (rows.length !== expected || (everyLeft && versions !== leftVersions)) throw new ConflictError();
    // A note that is not given leaves those that stand there.
    const data = { state, ...(stateNote && { stateNote }), version: { increment: 1 } };
    const { count } = await tx.deviceUnit.updateMany({ where, data });
    if (count !== expected) throw new ConflictError();
    const told = rows.slice(0, codesTold).map(({ code }) => code);
    const codes = [...told, ...(count > told.length ? ["…"] : [])].join(", ");
    return { events: [{ type: "units_accounted", data: { count, codes, state } }], result: count };
  });
}
