import { db } from "#lib/db.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** A whole case number, as people copy it from a mail. */
const wholeNumber = /^SM-\d{4}-\d{4,}$/i;

/** Words that more cases than this have are looked for along the list instead: a page of them is soon found there. */
const rareLimit = 1000;

/** The words with the signs that mean something to LIKE standing for nothing but themselves. */
function literal(words: string): string {
  return words.replace(/[\\%_]/g, "\\$&");
}

/**
 * Ids of the cases that the words are found in (number, title, manufacturer; a whole reference, REF or UDI-DI), or
 * null when there are more than `rareLimit`. Each part is one index (trigrams, or the values of an array), so that rare
 * words cost the same however many cases there are. Says nothing of who may see them.
 */
async function rareMatches(words: string): Promise<string[] | null> {
  const pattern = `%${literal(words)}%`;
  const limit = rareLimit + 1;
  const rows = await db.$queryRaw<{ id: string }[]>`
    (SELECT "id" FROM "Case" WHERE "title" ILIKE ${pattern} LIMIT ${limit})
    UNION (SELECT "id" FROM "Case" WHERE "number" ILIKE ${pattern} LIMIT ${limit})
    UNION (SELECT "caseId" FROM "Notice" WHERE "manufacturer" ILIKE ${pattern} LIMIT ${limit})
    UNION (SELECT "caseId" FROM "Notice" WHERE "fscaReferences" @> ARRAY[${words}] LIMIT ${limit})
    UNION (SELECT "caseId" FROM "Notice" WHERE "fsnReferences" @> ARRAY[${words}] LIMIT ${limit})
    UNION (SELECT "caseId" FROM "Notice" WHERE "refs" @> ARRAY[${words}] LIMIT ${limit})
    UNION (SELECT "caseId" FROM "Notice" WHERE "udiDis" @> ARRAY[${words}] LIMIT ${limit})`;
  return rows.length > rareLimit ? null : rows.map(({ id }) => id);
}

/** The condition of a case in which the words are found. The caller adds who may see it. */
export async function searched(words: string): Promise<Prisma.CaseWhereInput> {
  if (wholeNumber.test(words)) return { number: words.toUpperCase() };
  const ids = await rareMatches(words);
  if (ids) return { id: { in: ids } };
  const contains = { contains: literal(words), mode: "insensitive" } as const;
  const inNotice = {
    OR: [
      { manufacturer: contains },
      { fscaReferences: { has: words } },
      { fsnReferences: { has: words } },
      { refs: { has: words } },
      { udiDis: { has: words } },
    ],
  };
  return { OR: [{ number: contains }, { title: contains }, { notices: { some: inNotice } }] };
}
