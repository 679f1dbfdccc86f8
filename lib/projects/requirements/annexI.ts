import annexI from "#lib/projects/requirements/annexI.json" with { type: "json" };

/** What a device can be, as far as it decides which requirements of Annex I concern it. */
export const traits = [
  "physical",
  "reusable",
  "mechanical",
  "assembled",
  "connectors",
  "controls",
  "maintenance",
  "noise",
  "heat",
  "flammable",
  "particles",
  "bodyContact",
  "invasive",
  "substances",
  "cmrSubstances",
  "medicinal",
  "absorbed",
  "humanMaterial",
  "animalMaterial",
  "biological",
  "sterile",
  "toBeSterilised",
  "nonSterilePack",
  "bothSterilities",
  "microbialState",
  "software",
  "mobileApp",
  "connected",
  "interoperable",
  "combined",
  "measuring",
  "diagnostic",
  "displays",
  "monitoring",
  "active",
  "electrical",
  "battery",
  "mains",
  "activeImplant",
  "delivers",
  "radiation",
  "intendedRadiation",
  "ionising",
  "layUsers",
  "annexXvi",
] as const;

export type Trait = (typeof traits)[number];

/** One row of Annex I (MDR): a heading over others, something for the Commission, or a requirement to answer. */
export type Requirement = {
  /** `10.4.1` */
  id: string;
  chapter: "I" | "II" | "III";
  kind: "heading" | "information" | "requirement";
  sv: string;
  en: string;
  /** Lettered points within it. */
  points: string[];
  /** Any of these makes it applicable; `always` does for every device. */
  traits: (Trait | "always")[];
};

export const requirements = annexI as readonly Requirement[];
export const answerable = requirements.filter(({ kind }) => kind === "requirement");

const byId = new Map(requirements.map((row) => [row.id, row]));

/** The row of that number; undefined when Annex I has none. */
export function requirementOf(id: string): Requirement | undefined {
  return byId.get(id);
}

/** Whether a requirement is proposed as applicable for a device with these traits. A person decides. */
export function isProposed(requirement: Requirement, deviceTraits: readonly string[]): boolean {
  return requirement.traits.some((trait) => trait === "always" || deviceTraits.includes(trait));
}
