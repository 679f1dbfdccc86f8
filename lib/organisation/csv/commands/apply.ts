import type { Tx } from "#lib/db.ts";
import type { ImportPlan } from "#lib/organisation/csv/comparing.ts";
import { type Cells, type List, several } from "#lib/organisation/csv/lists.ts";
import type { ExternalPartyKind, MailboxKind, ManagerKind } from "#prisma/generated/enums.ts";

/** Ids by code. */
type Ids = Map<string, string>;

const step = { version: { increment: 1 } } as const;

/** Writes a plan without problems, in the caller's transaction, which holds the lock of the directory. */
export async function applyPlan(tx: Tx, list: List, plan: ImportPlan): Promise<void> {
  const updates = [...plan.changed, ...plan.deactivated];
  switch (list) {
    case "administrations": {
      await tx.administration.createMany({ data: plan.added.map(({ cells }) => administrationData(cells)) });
      for (const { id, cells } of updates)
        await tx.administration.update({ where: { id }, data: { ...administrationData(cells), ...step } });
      return;
    }
    case "parties": {
      await tx.externalParty.createMany({ data: plan.added.map(({ cells }) => partyData(cells)) });
      for (const { id, cells } of updates)
        await tx.externalParty.update({ where: { id }, data: { ...partyData(cells), ...step } });
      return;
    }
    case "mailboxes": {
      const place = await places(tx);
      await tx.mailbox.createMany({ data: plan.added.map(({ cells }) => mailboxData(cells, place)) });
      for (const { id, cells } of updates)
        await tx.mailbox.update({ where: { id }, data: { ...mailboxData(cells, place), ...step } });
      return;
    }
    case "units":
      return applyUnits(tx, plan);
  }
}

function administrationData(cells: Cells) {
  return { code: cells.code ?? "", name: cells.name ?? "", active: cells.active === "yes" };
}

function partyData(cells: Cells) {
  const kind = cells.kind as ExternalPartyKind;
  const rest = { email: cells.email || null, rgsCustomerNumber: cells.rgsCustomerNumber || null };
  return { ...administrationData(cells), kind, ...rest };
}

type Places = { administrations: Ids; units: Map<string, { id: string; administrationId: string }> };

async function places(tx: Tx): Promise<Places> {
  const administrations = await tx.administration.findMany({ select: { id: true, code: true } });
  const units = await tx.unit.findMany({ select: { id: true, code: true, administrationId: true } });
  return {
    administrations: new Map(administrations.map(({ id, code }) => [code, id])),
    units: new Map(units.map((unit) => [unit.code, unit])),
  };
}

function mailboxData(cells: Cells, place: Places) {
  const unit = place.units.get(cells.unit ?? "");
  return {
    kind: cells.kind as MailboxKind,
    address: cells.address ?? "",
    name: cells.name ?? "",
    administrationId: unit?.administrationId ?? place.administrations.get(cells.administration ?? "") ?? null,
    unitId: unit?.id ?? null,
    active: cells.active === "yes",
  };
}

function unitData(cells: Cells, administrations: Ids) {
  const administrationId = administrations.get(cells.administration ?? "");
  if (!administrationId) throw new Error(`no administration ${cells.administration}`);
  return {
    ...administrationData(cells),
    administrationId,
    costCentre: cells.costCentre || null,
    rgsCustomerNumber: cells.rgsCustomerNumber || null,
    ownHandling: cells.ownHandling === "yes",
  };
}

function managersOf(unitId: string, cells: Cells) {
  const pairs = [
    ["head_of_operations", cells.headOfOperations, cells.headOfOperationsEmail],
    ["unit_manager", cells.unitManager, cells.unitManagerEmail],
  ] as const satisfies [ManagerKind, string?, string?][];
  return pairs.flatMap(([kind, names = "", emails = ""]) => {
    const addresses = several(emails);
    return several(names).flatMap((name, index) => {
      const email = addresses[index];
      return email ? [{ unitId, kind, name, email }] : [];
    });
  });
}

/** New units first without their parents, which may be new themselves; then parents, changes and managers. */
async function applyUnits(tx: Tx, plan: ImportPlan): Promise<void> {
  const { administrations } = await places(tx);
  await tx.unit.createMany({ data: plan.added.map(({ cells }) => unitData(cells, administrations)) });
  const { units } = await places(tx);
  const parentId = (cells: Cells) => units.get(cells.parent ?? "")?.id ?? null;
  const added = plan.added.flatMap(({ cells }) => {
    const unit = units.get(cells.code ?? "");
    return unit ? [{ id: unit.id, cells }] : [];
  });
  for (const { id, cells } of added)
    if (cells.parent) await tx.unit.update({ where: { id }, data: { parentId: parentId(cells) } });
  await tx.unitManager.createMany({ data: added.flatMap(({ id, cells }) => managersOf(id, cells)) });
  for (const { id, cells } of [...plan.changed, ...plan.deactivated]) {
    const { code: _, ...data } = unitData(cells, administrations);
    await tx.unit.update({ where: { id }, data: { ...data, parentId: parentId(cells), ...step } });
    await tx.mailbox.updateMany({ where: { unitId: id }, data: { administrationId: data.administrationId } });
    await tx.unitManager.deleteMany({ where: { unitId: id } });
    await tx.unitManager.createMany({ data: managersOf(id, cells) });
  }
}
