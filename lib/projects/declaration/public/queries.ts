import { z } from "zod";
import { db } from "#lib/db.ts";
import { type DeclarationContent, declarationContentOf } from "#lib/projects/declaration/content.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { DeclarationState } from "#prisma/generated/enums.ts";

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** The search of the public list as it stands in the address. What cannot be understood is left out. */
export const publicFilterSchema = z.object({
  q: z.preprocess(one, z.string().trim().min(1).max(200).optional().catch(undefined)),
  /** The last declaration of the page before: its id. */
  after: z.preprocess(one, z.uuid().optional().catch(undefined)),
});

export type PublicFilter = z.output<typeof publicFilterSchema>;

const pageSize = 50;
/** Words of a search beyond these are left out. */
const mostWords = 8;
/** Counting stops here. */
export const publicCountLimit = 1000;

export type PublicDeclaration = {
  id: string;
  revision: number;
  state: DeclarationState;
  content: DeclarationContent;
  publishedAt: Date;
  endedAt: Date | null;
  endedBecause: string | null;
};

type Row = Omit<PublicDeclaration, "content"> & { content: unknown };

/**
 * What anybody may see: declarations that have been published, of each project the newest. A signed one that is not
 * published yet is not there, whatever is asked for.
 */
const newestPublic = Prisma.sql`
  "publishedAt" IS NOT NULL AND "state" IN ('published', 'withdrawn') AND NOT EXISTS (
    SELECT 1 FROM "Declaration" later
    WHERE later."projectId" = "Declaration"."projectId" AND later."publishedAt" IS NOT NULL
      AND later."revision" > "Declaration"."revision")`;

const columns = Prisma.sql`"id", "revision", "state", "content", "publishedAt", "endedAt", "endedBecause"`;

/** Every word is somewhere in what identifies a device, or in what it is and is for; in any order. */
function searched(q: string | undefined): Prisma.Sql {
  const conditions = (q ?? "").split(/\s+/).filter(Boolean).slice(0, mostWords).map(holding);
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(conditions, " AND ")}`;
}

function holding(word: string): Prisma.Sql {
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(
    "registration" ILIKE ${pattern} OR "content"->>'number' ILIKE ${pattern}
    OR "content"->'device'->>'name' ILIKE ${pattern} OR "content"->'device'->>'marking' ILIKE ${pattern}
    OR "content"->'device'->>'description' ILIKE ${pattern}
    OR "content"->'device'->'purpose'->>'what' ILIKE ${pattern}
    OR "content"->'institution'->>'name' ILIKE ${pattern})`;
}

const shown = (row: Row): PublicDeclaration => ({ ...row, content: declarationContentOf(row.content) });

/** One page of the public declarations, the newest first, with the key of the next page. */
export async function listPublicDeclarations({ q, after }: PublicFilter) {
  const beyond = after
    ? Prisma.sql`AND ("publishedAt", "id") < (SELECT "publishedAt", "id" FROM "Declaration" WHERE "id" = ${after}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "Declaration" WHERE ${newestPublic} ${searched(q)} ${beyond}
    ORDER BY "publishedAt" DESC, "id" DESC LIMIT ${pageSize + 1}`;
  const [counted] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM (
      SELECT 1 FROM "Declaration" WHERE ${newestPublic} ${searched(q)} LIMIT ${publicCountLimit + 1}) found`;
  const page = rows.slice(0, pageSize);
  const next = rows.length > pageSize ? (page.at(-1)?.id ?? null) : null;
  return { declarations: page.map(shown), next, count: counted?.count ?? 0 };
}

/** Every public declaration of a project, the newest first. Empty when it has none. */
export async function publicDeclarationsOf(number: string): Promise<PublicDeclaration[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "Declaration"
    WHERE "publishedAt" IS NOT NULL AND "projectId" = (SELECT "id" FROM "Project" WHERE "number" = ${number})
    ORDER BY "revision" DESC LIMIT 100`;
  return rows.map(shown);
}

/** The signed file of a public declaration and what stands in it; the newest one when no revision is asked for. */
export async function publicDeclarationFile(number: string, revision: number | null) {
  const found = await db.declaration.findFirst({
    where: { project: { number }, publishedAt: { not: null }, ...(revision !== null && { revision }) },
    orderBy: { revision: "desc" },
    select: { revision: true, content: true, sha256: true, file: { select: { content: true } } },
  });
  if (!found) return null;
  const { file, content, ...facts } = found;
  return { ...facts, content: declarationContentOf(content), signed: file.content };
}

/** The latest changes of public declarations, for the feed: published or withdrawn. */
export async function latestPublicDeclarations(limit = 100): Promise<PublicDeclaration[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "Declaration" WHERE ${newestPublic}
    ORDER BY GREATEST("publishedAt", COALESCE("endedAt", "publishedAt")) DESC, "id" DESC LIMIT ${limit}`;
  return rows.map(shown);
}
