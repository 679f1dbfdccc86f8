import type { DocumentKind } from "#prisma/generated/enums.ts";

/** One heading of a document: what the routine asks it to say. Its words are `outline.<kind>.<key>`. */
export type Section = {
  key: string;
  /** `text`: must be written. `or_reason`: written, or "not applicable" with a reason. */
  demand: "text" | "or_reason";
  /** Of the template for simple devices: the sections of A–G that take over what was written. */
  carriesTo?: readonly `${"a" | "b" | "c" | "d" | "e" | "f" | "g"}.${string}`[];
};

const text = (...keys: string[]): Section[] => keys.map((key) => ({ key, demand: "text" }));
const orReason = (...keys: string[]): Section[] => keys.map((key) => ({ key, demand: "or_reason" }));

/**
 * Every document of a project and its headings, in order. Sources: VGR, Egentillverkning av medicinteknisk produkt,
 * 1 (need), 2 (plan), Bilaga 1 (A–G) and Bilaga 2 (simple).
 */
export const outlines: Record<DocumentKind, readonly Section[]> = {
  need: [
    ...text("units", "need", "purpose", "patientGroup", "users", "environment", "limits"),
    ...orReason("alternatives"),
    ...text("justification", "risks"),
  ],
  plan: orReason(
    "owner",
    "purpose",
    "patientGroups",
    "environment",
    "users",
    "how",
    "howLong",
    "howOften",
    "conditions",
    "limits",
    "functions",
    "concept",
    "modules",
    "requirements",
    "market",
    "clinicalEvaluation",
    "lawsAndStandards",
    "resources",
    "externalCompetence",
    "safetyCompetence",
    "timePlan",
    "costs",
    "implementation",
    "training",
    "management",
    "maintenance",
    "agreements",
    "clinicalFollowUp",
    "incidents",
  ),
  a: [
    ...text("description", "specification"),
    ...orReason("variants"),
    ...text("what", "who", "where", "how", "justification"),
  ],
  b: [
    ...text(
      "purpose",
      "patientGroup",
      "indications",
      "contraindications",
      "warnings",
      "users",
      "environment",
    ),
    ...orReason("installation", "operation", "maintenance"),
    ...text("marking", "contact"),
  ],
  c: [...text("design", "manufacturing"), ...orReason("drawings", "code")],
  d: [...text("method"), ...orReason("remarks")],
  e: [...text("method", "planning", "overall"), ...orReason("remarks")],
  f: [...text("productionControl", "verification", "validation"), ...orReason("clinical")],
  g: [
    ...text("organisation", "how", "competence"),
    ...orReason("agreements"),
    ...text("faultReporting", "training", "maintenance", "routines", "clinicalFollowUp", "incidents"),
    ...orReason("severalUnits"),
  ],
  simple: [
    { key: "description", demand: "text", carriesTo: ["a.description", "a.specification"] },
    { key: "what", demand: "text", carriesTo: ["a.what", "b.purpose"] },
    { key: "who", demand: "text", carriesTo: ["a.who", "b.users"] },
    { key: "where", demand: "text", carriesTo: ["a.where", "b.environment"] },
    { key: "how", demand: "text", carriesTo: ["a.how"] },
    { key: "patientGroup", demand: "text", carriesTo: ["b.patientGroup"] },
    { key: "justification", demand: "text", carriesTo: ["a.justification"] },
    { key: "manual", demand: "text", carriesTo: ["b.operation", "b.warnings"] },
    { key: "marking", demand: "text", carriesTo: ["b.marking"] },
    { key: "contact", demand: "text", carriesTo: ["b.contact"] },
    { key: "manufacturing", demand: "text", carriesTo: ["c.design", "c.manufacturing"] },
    { key: "requirements", demand: "text", carriesTo: ["d.method"] },
    { key: "risks", demand: "text", carriesTo: ["e.method"] },
    { key: "control", demand: "text", carriesTo: ["f.productionControl", "f.verification"] },
    { key: "validation", demand: "text", carriesTo: ["f.validation"] },
    { key: "management", demand: "text", carriesTo: ["g.organisation", "g.how"] },
    { key: "maintenance", demand: "text", carriesTo: ["g.maintenance"] },
    { key: "incidents", demand: "text", carriesTo: ["g.incidents"] },
  ],
};

export const documentKinds = Object.keys(outlines) as DocumentKind[];

/** The number that stands before a heading, and by which a filled Word file is read back: `A3`, `Behov 2` → `N2`. */
export function sectionNumber(kind: DocumentKind, position: number): string {
  const letter: Record<DocumentKind, string> = {
    ...{ need: "N", plan: "P", a: "A", b: "B", c: "C", d: "D", e: "E", f: "F", g: "G", simple: "S" },
  };
  return `${letter[kind]}${position + 1}`;
}
