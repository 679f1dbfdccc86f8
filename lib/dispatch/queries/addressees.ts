import { db, type Tx } from "#lib/db.ts";
import { type NewRecipient, withoutRepeats } from "#lib/dispatch/addressees.ts";

/**
 * The recipients as they are written to: each address once, and managers by their unit first, "Neonatalavdelningen
 * (Elin Sundberg)": somebody may manage several units and answer for each.
 */
export async function addresseesOf(recipients: NewRecipient[], tx: Tx = db): Promise<NewRecipient[]> {
  const managers = recipients.filter(isManager);
  const units = await tx.unit.findMany({
    where: { id: { in: managers.flatMap((recipient) => recipient.unitId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const named = recipients.map((recipient) => {
    const unit = isManager(recipient) && recipient.unitId ? names.get(recipient.unitId) : undefined;
    return unit ? { ...recipient, name: `${unit} (${recipient.name})` } : recipient;
  });
  return withoutRepeats(named);
}

function isManager({ kind }: NewRecipient): boolean {
  return kind === "unit_manager" || kind === "head_of_operations";
}
