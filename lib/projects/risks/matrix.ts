import { z } from "zod";

/** How few and how many levels a side can have. */
const [fewest, most] = [2, 6];

const level = z.object({
  sv: z.string().trim().min(1).max(100),
  en: z.string().trim().min(1).max(100),
  /** What the level means, for who has to choose one. */
  helpSv: z.string().trim().max(300),
  helpEn: z.string().trim().max(300),
});

export const zones = ["acceptable", "reduce", "unacceptable"] as const;
export type Zone = (typeof zones)[number];

/**
 * A risk matrix as data (ISO 14971 gives none: the organisation sets its own). Levels from lowest to highest;
 * `zones[s][p]` is the zone of severity `s` and probability `p`, both from 0.
 */
export const riskMatrixSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    severities: z.array(level).min(fewest).max(most),
    probabilities: z.array(level).min(fewest).max(most),
    zones: z.array(z.array(z.enum(zones))),
  })
  .refine(
    ({ severities, probabilities, zones: rows }) =>
      rows.length === severities.length && rows.every((row) => row.length === probabilities.length),
    { error: "matrixShape", path: ["zones"] },
  )
  .refine(({ severities, probabilities }) => [severities, probabilities].every(haveOwnNames), {
    error: "matrixNames",
    path: ["name"],
  })
  .refine(({ zones: rows }) => growsWorse(rows), { error: "matrixOrder", path: ["zones"] });

/** A level is known by its name: no two are called the same. */
function haveOwnNames(levels: { sv: string; en: string }[]): boolean {
  return (["sv", "en"] as const).every((language) => {
    const names = levels.map((each) => each[language].toLowerCase());
    return new Set(names).size === names.length;
  });
}

/** A more severe or more probable harm is never in a better zone. */
function growsWorse(rows: Zone[][]): boolean {
  const rank = (zone: Zone | undefined) => (zone ? zones.indexOf(zone) : -1);
  return rows.every((row, severity) =>
    row.every(
      (zone, probability) =>
        rank(zone) >= rank(row[probability - 1]) && rank(zone) >= rank(rows[severity - 1]?.[probability]),
    ),
  );
}

export type RiskMatrix = z.output<typeof riskMatrixSchema>;

const named = (sv: string, en: string, helpSv: string, helpEn: string) => ({ sv, en, helpSv, helpEn });

/** Zones by the product of the levels, both from 1; the highest severity is never acceptable. */
function byProduct(size: number, acceptableTo: number, reduceTo: number): Zone[][] {
  return Array.from({ length: size }, (_s, severity) =>
    Array.from({ length: size }, (_p, probability) => {
      const product = (severity + 1) * (probability + 1);
      if (product > reduceTo) return "unacceptable";
      return product > acceptableTo || severity === size - 1 ? "reduce" : "acceptable";
    }),
  );
}

/** The two matrices that a region begins with; settings hold its own. */
export const defaultMatrices: readonly [RiskMatrix, ...RiskMatrix[]] = [
  {
    name: "5×5",
    severities: [
      named("Försumbar", "Negligible", "Obehag", "Discomfort"),
      named("Lindrig", "Minor", "Övergående, kräver ingen åtgärd", "Temporary, needs no treatment"),
      named("Måttlig", "Moderate", "Kräver medicinsk åtgärd", "Needs medical treatment"),
      named(
        "Allvarlig",
        "Serious",
        "Bestående skada eller livshotande",
        "Permanent harm or life-threatening",
      ),
      named("Katastrofal", "Catastrophic", "Död", "Death"),
    ],
    probabilities: [
      named("Osannolik", "Improbable", "Under 1 på 1 000 000 användningar", "Below 1 in 1,000,000 uses"),
      named("Mycket låg", "Remote", "Under 1 på 100 000", "Below 1 in 100,000"),
      named("Låg", "Occasional", "Under 1 på 10 000", "Below 1 in 10,000"),
      named("Trolig", "Probable", "Under 1 på 1 000", "Below 1 in 1,000"),
      named("Frekvent", "Frequent", "1 på 1 000 eller oftare", "1 in 1,000 or more often"),
    ],
    zones: byProduct(5, 4, 9),
  },
  {
    name: "4×4 (hälso- och sjukvårdens)",
    severities: [
      named("Mindre", "Minor", "Obehag eller obetydlig skada", "Discomfort or insignificant harm"),
      named("Måttlig", "Moderate", "Övergående funktionsnedsättning", "Temporary impairment"),
      named("Betydande", "Major", "Kvarstående måttlig funktionsnedsättning", "Lasting moderate impairment"),
      named(
        "Katastrofal",
        "Catastrophic",
        "Död eller kvarstående stor funktionsnedsättning",
        "Death or lasting severe impairment",
      ),
    ],
    probabilities: [
      named(
        "Mycket liten",
        "Very small",
        "En gång på flera år eller mer sällan",
        "Once in several years or less",
      ),
      named("Liten", "Small", "En gång om året", "Once a year"),
      named("Stor", "Large", "En gång i månaden", "Once a month"),
      named("Mycket stor", "Very large", "Varje vecka eller oftare", "Every week or more often"),
    ],
    zones: byProduct(4, 3, 7),
  },
];

/** The matrix that a project works with. Falls back to the first default when what is stored cannot be read. */
export function matrixOf(stored: unknown): RiskMatrix {
  const parsed = riskMatrixSchema.safeParse(stored);
  return parsed.success ? parsed.data : defaultMatrices[0];
}

/** Where a risk of these levels (from 1) lies; null while one of them is not chosen or the matrix has no such level. */
export function zoneOf(matrix: RiskMatrix, severity: number | null, probability: number | null): Zone | null {
  if (severity === null || probability === null) return null;
  return matrix.zones[severity - 1]?.[probability - 1] ?? null;
}

/** The sizes that a side of a matrix can have. */
export const matrixSizes = Array.from({ length: most - fewest + 1 }, (_each, index) => fewest + index);

/**
 * A matrix of another size to begin from: the lowest levels are kept, further ones are without a name, and their cells
 * have the zone of the nearest one that is kept.
 */
export function resized(matrix: RiskMatrix, severities: number, probabilities: number): RiskMatrix {
  const nameless = { sv: "", en: "", helpSv: "", helpEn: "" };
  const levels = (from: RiskMatrix["severities"], count: number) =>
    Array.from({ length: count }, (_each, index) => from[index] ?? nameless);
  const row = (severity: number) => matrix.zones[Math.min(severity, matrix.zones.length - 1)] ?? [];
  return {
    name: matrix.name,
    severities: levels(matrix.severities, severities),
    probabilities: levels(matrix.probabilities, probabilities),
    zones: Array.from({ length: severities }, (_s, severity) =>
      Array.from(
        { length: probabilities },
        (_p, probability) => row(severity)[Math.min(probability, row(severity).length - 1)] ?? "unacceptable",
      ),
    ),
  };
}
