import type { Role } from "#prisma/generated/enums.ts";

export const scopes = ["region", "administration", "unit"] as const;
export type Scope = (typeof scopes)[number];

const region = ["region"] as const;
const regionOrPart = ["region", "administration", "unit"] as const;

/**
 * What each role can be tied to, the usual one first. The functions of the central handling work for the whole
 * region (RH-15405, Underlag and Samordning); those who receive do it for a part of it.
 */
export const scopesOf: Record<Role, readonly Scope[]> = {
  coordinator: region,
  procurement: region,
  logistics: region,
  technician: region,
  administration: ["administration"],
  unit_manager: ["unit", "administration"],
  own_handler: ["unit"],
  chief_physician: ["region", "administration"],
  manager: ["region", "administration"],
  product_owner: regionOrPart,
  project_member: regionOrPart,
  regulatory_advisor: region,
  admin: region,
};
