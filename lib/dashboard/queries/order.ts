import type { Prisma } from "#prisma/generated/client.ts";

/** What has the nearest day first; what has none last. */
export const mostUrgent = { sort: "asc", nulls: "last" } as const;

/** Cases by their nearest day, as an index has them. */
export const caseOrder: Prisma.CaseOrderByWithRelationInput[] = [{ dueAt: mostUrgent }, { id: "asc" }];
