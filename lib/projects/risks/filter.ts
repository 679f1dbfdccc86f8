import { z } from "zod";
import { type RiskMatrix, zones } from "#lib/projects/risks/matrix.ts";
import { type EvaluatedRisk, isUnfinished, zoneAfter } from "#lib/projects/risks/rules.ts";
import { RiskStage, RiskState } from "#prisma/generated/enums.ts";

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(one, schema.optional().catch(undefined));

/** The filters of the list of risks as they stand in the address. What cannot be understood is left out. */
export const riskFilterSchema = z.object({
  stage: optional(z.enum(RiskStage)),
  /** After controls; `none` is not estimated. */
  zone: optional(z.enum([...zones, "none"])),
  state: optional(z.enum([...Object.values(RiskState), "unfinished", "withdrawn"])),
  about: optional(z.enum(["misuse", "singleFault"])),
  /** A row of Annex I. */
  requirement: optional(z.string().max(10)),
  /** A part of the device. */
  component: optional(z.uuid()),
});

export type RiskFilter = z.output<typeof riskFilterSchema>;

type Listed = EvaluatedRisk & {
  stage: RiskStage;
  misuse: boolean;
  singleFault: boolean;
  requirements: string[];
  componentId: string | null;
  withdrawnAt: Date | null;
};

/** The risks that the filters leave. Withdrawn ones are shown only when asked for. */
export function filteredRisks<T extends Listed>(risks: T[], matrix: RiskMatrix, filter: RiskFilter): T[] {
  return risks.filter((risk) => {
    if ((risk.withdrawnAt !== null) !== (filter.state === "withdrawn")) return false;
    if (filter.stage && risk.stage !== filter.stage) return false;
    if (filter.zone && (zoneAfter(matrix, risk) ?? "none") !== filter.zone) return false;
    if (filter.about && !risk[filter.about]) return false;
    if (filter.requirement && !risk.requirements.includes(filter.requirement)) return false;
    if (filter.component && risk.componentId !== filter.component) return false;
    if (filter.state === "unfinished") return isUnfinished(matrix, risk);
    return !filter.state || filter.state === "withdrawn" || risk.state === filter.state;
  });
}
