import { z } from "zod";
import { riskMatrixSchema } from "#lib/projects/risks/matrix.ts";
import {
  ControlKind,
  type DocumentKind,
  Fulfilment,
  RiskStage,
  RiskState,
  TestKind,
  TestResult,
} from "#prisma/generated/enums.ts";

const nullableText = z.string().nullable();
const day = nullableText;

const requirementRow = z.object({
  requirement: z.string(),
  applicable: z.boolean(),
  reason: nullableText,
  fulfilment: z.enum(Fulfilment).nullable(),
  how: nullableText,
  evidence: nullableText,
  riskArea: z.boolean(),
});

const riskRow = z.object({
  number: z.number(),
  stage: z.enum(RiskStage),
  hazard: z.string(),
  sequence: z.string(),
  situation: z.string(),
  harm: z.string(),
  misuse: z.boolean(),
  singleFault: z.boolean(),
  severityBefore: z.number().nullable(),
  probabilityBefore: z.number().nullable(),
  severityAfter: z.number().nullable(),
  probabilityAfter: z.number().nullable(),
  benefitRisk: nullableText,
  newRisks: nullableText,
  ownerName: nullableText,
  dueAt: day,
  state: z.enum(RiskState),
  requirements: z.array(z.string()),
  controls: z.array(
    z.object({ kind: z.enum(ControlKind), description: z.string(), verified: nullableText, verifiedAt: day }),
  ),
});

const testRow = z.object({
  number: z.number(),
  kind: z.enum(TestKind),
  title: z.string(),
  how: z.string(),
  extent: z.string(),
  conditions: z.string(),
  risksAndLimits: z.string(),
  involvesPatients: z.boolean(),
  protocol: nullableText,
  result: z.enum(TestResult).nullable(),
  performedOn: day,
  performers: z.array(z.object({ name: z.string(), confirmedAt: day })),
  deviations: z.array(z.object({ number: z.number(), description: z.string() })),
  files: z.array(z.string()),
});

const listsSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("requirements"), rows: z.array(requirementRow) }),
  z.object({
    kind: z.literal("risks"),
    rows: z.array(riskRow),
    matrix: riskMatrixSchema,
    overallRisk: nullableText,
    overallAccepted: z.boolean().nullable(),
  }),
  z.object({ kind: z.literal("tests"), rows: z.array(testRow) }),
]);

/** A list that a document shows, as it is or was: what is kept with a revision when it is approved. */
export type DocumentLists = z.output<typeof listsSchema>;
export type RequirementRow = z.output<typeof requirementRow>;
export type RiskRow = z.output<typeof riskRow>;
export type TestRow = z.output<typeof testRow>;

/** The list that a document shows beside its headings (VGR, Bilaga 1 D–F). */
export function listOf(kind: DocumentKind): DocumentLists["kind"] | null {
  if (kind === "d") return "requirements";
  if (kind === "e") return "risks";
  return kind === "f" ? "tests" : null;
}

/** The list as it was kept with an approved revision; null when there is none. */
export function snapshotOf(stored: unknown): DocumentLists | null {
  const parsed = listsSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
