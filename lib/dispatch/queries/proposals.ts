import type { Actor } from "#lib/auth/actor.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import { db } from "#lib/db.ts";
import type { ProposalFacts, ProposalUnit } from "#lib/dispatch/proposals.ts";
import { mailNotice } from "#lib/dispatch/queries/letter.ts";
import { NotFoundError } from "#lib/errors.ts";
import { touchedProjects } from "#lib/projects/queries/touched.ts";

// A tree of units deeper than this is a circle.
const treeDepth = 12;

const mailboxSelect = { kind: true, name: true, address: true } as const;

async function unitsWithAncestors(ids: string[]): Promise<ProposalUnit[]> {
  const found = new Map<string, ProposalUnit>();
  let wanted = [...new Set(ids)];
  for (let depth = 0; wanted.length > 0 && depth < treeDepth; depth += 1) {
    const rows = await db.unit.findMany({
      where: { id: { in: wanted }, active: true },
      select: {
        id: true,
        name: true,
        parentId: true,
        ownHandling: true,
        managers: { select: { kind: true, name: true, email: true }, orderBy: { name: "asc" } },
        mailboxes: { where: { active: true }, select: mailboxSelect },
        administration: {
          select: {
            id: true,
            name: true,
            mailboxes: {
              where: { active: true, kind: "administration", unitId: null },
              select: mailboxSelect,
            },
          },
        },
      },
    });
    for (const row of rows) found.set(row.id, row);
    const parents = rows.flatMap((row) => row.parentId ?? []);
    wanted = [...new Set(parents)].filter((id) => !found.has(id));
  }
  return [...found.values()];
}

/** The matches of a case and the part of the directory that recipients are proposed from. Throws NotFound. */
export async function proposalFacts(actor: Actor, caseId: string): Promise<ProposalFacts> {
  const found = await db.case.findFirst({
    where: { AND: [{ id: caseId }, visibleTo(actor)] },
    select: {
      severity: true,
      checklistEntries: {
        select: { name: true, unitId: true, externalId: true },
        orderBy: { addedAt: "asc" },
      },
    },
  });
  if (!found) throw new NotFoundError();
  const entries = found.checklistEntries;
  const [units, parties, mailboxes] = await Promise.all([
    unitsWithAncestors(entries.flatMap((entry) => entry.unitId ?? [])),
    db.externalParty.findMany({
      where: { id: { in: entries.flatMap((entry) => entry.externalId ?? []) }, active: true },
      select: { id: true, kind: true, name: true, email: true },
    }),
    db.mailbox.findMany({
      where: {
        active: true,
        kind: { in: ["chief_physician", "commission", "logistics", "procurement", "private_providers"] },
      },
      select: mailboxSelect,
      orderBy: { name: "asc" },
    }),
  ]);
  const projects = await touchedProjects(await mailNotice(caseId));
  return { entries, units, parties, mailboxes, severity: found.severity, projects };
}
