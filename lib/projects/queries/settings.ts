import { db, type Tx } from "#lib/db.ts";
import { readSetting, type SettingValue } from "#lib/organisation/settings.ts";
import { defaultMatrices, type RiskMatrix } from "#lib/projects/risks/matrix.ts";

const unset: SettingValue<"institution"> = {
  legalEntity: "",
  organisationNumber: "",
  address: "",
  place: "",
  authority: "Inspektionen för vård och omsorg (IVO)",
};

/** Who makes self-made devices in the region, for filling in forms; empty fields where nobody has set it. */
export async function institution(tx: Tx = db): Promise<SettingValue<"institution">> {
  return (await readSetting(tx, "institution")) ?? unset;
}

/** The matrices that a project can choose from; the first is proposed. */
export async function riskMatrices(tx: Tx = db): Promise<readonly RiskMatrix[]> {
  return (await readSetting(tx, "riskMatrices")) ?? defaultMatrices;
}
