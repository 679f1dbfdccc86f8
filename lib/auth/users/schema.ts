import { z } from "zod";
import { scopes, scopesOf } from "#lib/auth/users/scopes.ts";
import type { Role } from "#prisma/generated/enums.ts";

const roles = Object.keys(scopesOf) as [Role, ...Role[]];
const name = z.string().trim().min(1).max(200);

const grant = {
  role: z.enum(roles),
  scope: z.enum(scopes).optional(),
  administrationId: z.uuid().optional(),
  unitId: z.uuid().optional(),
};

type Grant = { role: Role; scope?: (typeof scopes)[number]; administrationId?: string; unitId?: string };

/** The role's usual scope when none was chosen; a part of the region must be named. */
function checkGrant(input: Grant, context: z.RefinementCtx): void {
  const scope = input.scope ?? scopesOf[input.role][0];
  const wrong = (path: string, key: string) =>
    context.addIssue({ code: "custom", path: [path], message: key });
  if (!scope || !scopesOf[input.role].includes(scope)) wrong("scope", "scopeNotForRole");
  if (scope === "administration" && !input.administrationId) wrong("administrationId", "required");
  if (scope === "unit" && !input.unitId) wrong("unitId", "required");
}

/** What the role is tied to, as it is kept: what the scope does not name is null. */
export function tiedTo(input: Grant): { administrationId: string | null; unitId: string | null } {
  const scope = input.scope ?? scopesOf[input.role][0];
  return {
    administrationId: scope === "administration" ? (input.administrationId ?? null) : null,
    unitId: scope === "unit" ? (input.unitId ?? null) : null,
  };
}

export const newUserSchema = z
  .object({ name, email: z.string().trim().toLowerCase().max(254).pipe(z.email()), ...grant })
  .superRefine(checkGrant);

/** Which account, and the version of it that the form was filled from. */
export const userSchema = z.object({ id: z.uuid(), version: z.coerce.number().int().min(1) });
export const renameUserSchema = userSchema.extend({ name });
export const grantRoleSchema = userSchema.extend(grant).superRefine(checkGrant);
export const withdrawRoleSchema = userSchema.extend({ assignmentId: z.uuid() });
export const setUserActiveSchema = userSchema.extend({
  active: z.enum(["true", "false"]).transform((value) => value === "true"),
});
