import type { Tx } from "#lib/db.ts";
import type { FoundCase } from "#lib/intake/fate.ts";

/** Duplicates of duplicates that are followed; nobody makes a longer chain by hand. */
const MOST_STEPS = 10;

/** The cases with these ids as they stand now: of a duplicate the case that stays in its place. By the id asked for. */
export async function casesAsTheyStand(
  tx: Tx,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, FoundCase>> {
  const asked = [...new Set(ids.filter((id) => id !== null && id !== undefined))];
  if (asked.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ asked: string; id: string; number: string; closed: boolean }[]>`
    WITH RECURSIVE way AS (
      SELECT c."id" AS "asked", c."id", 0 AS "step" FROM "Case" c WHERE c."id" = ANY(${asked}::uuid[])
      UNION ALL
      SELECT way."asked", c."duplicateOfId", way."step" + 1
      FROM way JOIN "Case" c ON c."id" = way."id"
      WHERE c."outcome" = 'duplicate' AND c."duplicateOfId" IS NOT NULL AND way."step" < ${MOST_STEPS})
    SELECT DISTINCT ON (way."asked") way."asked", c."id", c."number", c."status" = 'closed' AS "closed"
    FROM way JOIN "Case" c ON c."id" = way."id"
    ORDER BY way."asked", way."step" DESC`;
  return new Map(rows.map(({ asked: id, ...found }) => [id, found]));
}
