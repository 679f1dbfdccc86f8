import type { Actor } from "#lib/auth/actor.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { lockVisibleCase } from "#lib/cases/queries.ts";
import { isResponsible, mayAnswerRow } from "#lib/checklist/policy.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import type { Case } from "#prisma/generated/client.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

/**
 * The case of a row, locked, once the person may answer that row now. Throws NotFoundError, ForbiddenError when the
 * row is another function's, ConflictError when the case has moved on.
 */
export async function lockForRow(tx: Tx, actor: Actor, caseId: string, key: ChecklistKey): Promise<Case> {
  const found = await lockVisibleCase(tx, actor, caseId);
  if (!seesWorkingMaterial(actor)) throw new NotFoundError();
  if (!isResponsible(actor, key)) throw new ForbiddenError();
  if (!mayAnswerRow(actor, key, found.status)) throw new ConflictError([{ key: `status.${found.status}` }]);
  return found;
}
