import { type Actor, holds } from "#lib/auth/actor.ts";
import type { Role } from "#prisma/generated/enums.ts";

const everyone = [
  "coordinator",
  "procurement",
  "logistics",
  "technician",
  "administration",
  "unit_manager",
  "own_handler",
  "chief_physician",
  "manager",
  "product_owner",
  "project_member",
  "regulatory_advisor",
  "admin",
] as const satisfies readonly Role[];

/** The functions that work on every case of the region (RH-15405, Underlag and Samordning). */
const caseFunctions = [
  "coordinator",
  "procurement",
  "logistics",
  "technician",
] as const satisfies readonly Role[];
const caseReaders = [
  ...caseFunctions,
  "administration",
  "unit_manager",
  "own_handler",
  "chief_physician",
  "manager",
] as const satisfies readonly Role[];
const triage = ["coordinator", "procurement"] as const satisfies readonly Role[];
const coordinator = ["coordinator"] as const satisfies readonly Role[];
const admin = ["admin"] as const satisfies readonly Role[];

/**
 * The first gate of every page and action: which roles may come near it at all. What they then see is decided
 * by each domain's `visibleTo`, and what they may do with it by its `policy`. A project's own roles are tied
 * to that project there.
 */
export const access = {
  "home.view": everyone,
  "account.edit": everyone,

  "inbox.view": triage,
  "inbox.handle": triage,

  "cases.view": caseReaders,
  "cases.create": triage,
  "cases.gather": caseFunctions,
  "cases.triage": triage,
  "cases.coordinate": coordinator,
  "cases.act": ["coordinator", "technician", "logistics", "administration", "unit_manager", "own_handler"],
  /** A product owner answers for its own devices, from the project. */
  "cases.answer": ["administration", "unit_manager", "own_handler", "coordinator", "product_owner"],
  "cases.reply": ["coordinator", "procurement", "logistics", "technician"],
  "notices.edit": triage,

  /** The search for a unit in forms, without the rest of the directory. */
  "units.choose": [
    "coordinator",
    "procurement",
    "logistics",
    "technician",
    "admin",
    "product_owner",
    "project_member",
  ],

  "projects.view": ["product_owner", "project_member", "regulatory_advisor", "manager", "coordinator"],
  "projects.create": ["product_owner"],
  "projects.edit": ["product_owner", "project_member"],
  "projects.review": ["product_owner", "project_member", "regulatory_advisor"],
  "projects.advise": ["regulatory_advisor"],
  "projects.decide": ["product_owner"],
  /** Whoever carries out a test of a self-made device reads its plan and confirms; the query finds nothing else. */
  "tests.confirm": everyone,
  /** Who may decide that documentation is disposed of once its time has passed. */
  "projects.dispose": ["product_owner", "admin"],

  "mails.view": ["coordinator", "procurement", "admin"],
  "mails.resend": ["coordinator", "procurement", "admin"],

  "directory.view": ["coordinator", "procurement", "logistics", "technician", "admin"],
  "directory.edit": admin,
  "users.edit": admin,
  "settings.view": admin,
  "settings.edit": admin,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof access;

/** Whether any of the person's roles opens this gate. */
export function may(actor: Actor, permission: Permission): boolean {
  return holds(actor, ...access[permission]);
}
