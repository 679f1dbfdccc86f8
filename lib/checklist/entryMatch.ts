/** What of the directory a customer is compared with. */
export type DirectoryUnit = {
  id: string;
  name: string;
  costCentre: string | null;
  rgsCustomerNumber: string | null;
};
export type DirectoryParty = { id: string; name: string; rgsCustomerNumber: string | null };

const plain = (text: string) => text.normalize("NFC").trim().replace(/\s+/g, " ").toLocaleLowerCase("sv");

/** The one that answers to a question; none when several do: two units must never be mixed up. */
function onlyOne<T>(rows: readonly T[], fits: (row: T) => boolean): T | null {
  const found = rows.filter(fits);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * The unit or outside party that a customer is: by RGS customer number, then by cost centre, then by name. Nothing
 * when it is not certain.
 */
export function matchEntry(
  entry: { name: string; customerNumber: string | null },
  units: readonly DirectoryUnit[],
  parties: readonly DirectoryParty[],
): { unitId: string | null; externalId: string | null } {
  const number = entry.customerNumber?.trim();
  const name = plain(entry.name);
  const unit =
    (number &&
      (onlyOne(units, (row) => row.rgsCustomerNumber === number) ??
        onlyOne(units, (row) => row.costCentre === number))) ||
    null;
  if (unit) return { unitId: unit.id, externalId: null };
  const party = number ? onlyOne(parties, (row) => row.rgsCustomerNumber === number) : null;
  if (party) return { unitId: null, externalId: party.id };
  const named = [
    ...units.filter((row) => plain(row.name) === name).map(({ id }) => ({ unitId: id, externalId: null })),
    ...parties.filter((row) => plain(row.name) === name).map(({ id }) => ({ unitId: null, externalId: id })),
  ];
  return (named.length === 1 && named[0]) || { unitId: null, externalId: null };
}
