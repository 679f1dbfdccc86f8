import type { Prisma } from "#prisma/generated/client.ts";

const ownFirst = { originCaseId: { sort: "asc", nulls: "first" } } as const;

/**
 * The order of a case's notices: the first is the one that the case is about. Its own newest revision, of two first
 * revisions the earlier; then those that came from duplicates.
 */
export const currentNoticeFirst = [
  ownFirst,
  { revision: "desc" },
  { createdAt: "asc" },
] as const satisfies Prisma.NoticeOrderByWithRelationInput[];

/** The same as they came: for documents that tell the whole story. */
export const noticesAsTheyCame = [
  ownFirst,
  { revision: "asc" },
  { createdAt: "asc" },
] as const satisfies Prisma.NoticeOrderByWithRelationInput[];
