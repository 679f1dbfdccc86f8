import type { Role } from "#prisma/generated/enums.ts";

type DemoAccount = {
  role: Role;
  name: string;
  /** Codes of what the role is tied to; region-wide without. */
  administration?: string;
  unit?: string;
};

/** One demonstration account per role, in the order of the sign-in page. */
export const demoAccounts: readonly DemoAccount[] = [
  { role: "coordinator", name: "Maja Lindqvist" },
  { role: "procurement", name: "Erik Samuelsson" },
  { role: "logistics", name: "Fatima Haddad" },
  { role: "technician", name: "Lukas Bergman" },
  { role: "administration", name: "Agneta Ljung", administration: "HS" },
  { role: "unit_manager", name: "Sara Lindahl", unit: "HS-IVA-H" },
  { role: "own_handler", name: "Annika Frid", unit: "ADH-HMC" },
  { role: "chief_physician", name: "Ragnar Hellström" },
  { role: "manager", name: "Birgit Åkesson" },
  { role: "product_owner", name: "Simon Vester" },
  { role: "project_member", name: "Nora Kjellgren" },
  { role: "regulatory_advisor", name: "Tove Mårtensson" },
  { role: "admin", name: "Viktor Ny" },
];

export function demoEmail(role: Role): string {
  return `${role}@demo.vigilans.example`;
}
