import { db, type Tx } from "#lib/db.ts";
import { manufacturerPattern } from "#lib/notices/sameNotice.ts";
import { type NoticeIdentity, type Touch, touchOf, udiKey } from "#lib/projects/product/matching.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** A self-made device with a part that a notice touches. */
export type TouchedProject = {
  id: string;
  number: string;
  title: string;
  owner: { name: string; email: string; active: boolean };
  components: { id: string; name: string; manufacturer: string; touch: Touch }[];
};

/** The phases in which a device is being made or used. */
const alive = { in: ["execute", "conclude", "in_use"] as ("execute" | "conclude" | "in_use")[] };
/** The most parts that are compared with one notice. */
const mostCompared = 2000;

/** Parts that can be meant at all, found by indexes: the rule itself (`touchOf`) decides. */
function candidates(notice: NoticeIdentity): Prisma.ComponentWhereInput[] {
  const refs = notice.refs.flatMap((ref) => [ref, ref.toUpperCase(), ref.replace(/\s/g, "")]);
  const udis = notice.udiDis.flatMap((udi) => {
    const key = udiKey(udi);
    // A GTIN is kept as it was written: with 14 digits, or without its leading zeros.
    return [udi, key, key.replace(/^0/, ""), key.replace(/^0+/, "")];
  });
  const maker = manufacturerPattern(notice.manufacturer ?? "");
  return [
    { udiDi: { in: udis } },
    { reference: { in: refs, mode: "insensitive" } },
    // `contains` leaves the wildcards of the pattern as they are.
    ...(maker ? [{ manufacturer: { contains: maker, mode: "insensitive" } } as const] : []),
  ];
}

/**
 * The self-made devices, being made or in use, with parts that the notice touches or may touch; the surest parts first.
 * For those who see every case, or within `projectIds`.
 */
export async function touchedProjects(
  notice: NoticeIdentity,
  { projectIds, tx = db }: { projectIds?: string[]; tx?: Tx } = {},
): Promise<TouchedProject[]> {
  const rows = await tx.component.findMany({
    where: {
      removedAt: null,
      OR: candidates(notice),
      project: { phase: alive, ...(projectIds && { id: { in: projectIds } }) },
    },
    select: {
      ...{ id: true, name: true, manufacturer: true, reference: true, udiDi: true },
      ...{ lots: true, softwareVersion: true },
      project: {
        select: {
          ...{ id: true, number: true, title: true },
          owner: { select: { name: true, email: true, active: true } },
        },
      },
    },
    orderBy: [{ project: { number: "asc" } }, { name: "asc" }],
    take: mostCompared,
  });
  const found = new Map<string, TouchedProject>();
  for (const { project, ...component } of rows) {
    const touch = touchOf(notice, component);
    if (!touch) continue;
    const entry = found.get(project.id) ?? { ...project, components: [] };
    const { id, name, manufacturer } = component;
    entry.components.push({ id, name, manufacturer, touch });
    found.set(project.id, entry);
  }
  const sure = (touch: Touch) => (touch.strength === "touched" ? 0 : 1);
  for (const project of found.values()) project.components.sort((a, b) => sure(a.touch) - sure(b.touch));
  return [...found.values()];
}
