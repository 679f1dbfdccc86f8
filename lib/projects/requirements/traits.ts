import { type Requirement, type Trait, traits } from "#lib/projects/requirements/annexI.ts";

/** The traits of a device, grouped as a person thinks of it. */
export const traitGroups = {
  body: [
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
  ],
  material: [
    "bodyContact",
    "invasive",
    "substances",
    "cmrSubstances",
    "medicinal",
    "absorbed",
    "humanMaterial",
    "animalMaterial",
    "biological",
  ],
  sterility: ["sterile", "toBeSterilised", "nonSterilePack", "bothSterilities", "microbialState"],
  software: ["software", "mobileApp", "connected", "interoperable", "combined"],
  measuring: ["measuring", "diagnostic", "displays", "monitoring"],
  energy: ["active", "electrical", "battery", "mains", "activeImplant", "delivers"],
  radiation: ["radiation", "intendedRadiation", "ionising"],
  users: ["layUsers", "annexXvi"],
} as const satisfies Record<string, readonly Trait[]>;

export type Proposal = {
  applicable: boolean;
  /** Every device is concerned. */
  always: boolean;
  /** The traits that make it applicable, or those that would. */
  traits: Trait[];
};

/** What is proposed for a requirement, and why: from the traits that the device has and those it has not. */
export function proposalOf(requirement: Requirement, deviceTraits: readonly string[]): Proposal {
  const always = requirement.traits.includes("always");
  const named = traits.filter((trait) => requirement.traits.includes(trait));
  const held = named.filter((trait) => deviceTraits.includes(trait));
  const applicable = always || held.length > 0;
  return { applicable, always, traits: applicable ? held : named };
}
