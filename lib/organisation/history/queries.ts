import { z } from "zod";
import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ForbiddenError } from "#lib/errors.ts";
import { Prisma } from "#prisma/generated/client.ts";

const pageSize = 50;

/** What the history of the administration is about. Signing in is apart, since it would drown what was changed. */
export const historyAreas = ["changes", "directory", "users", "settings", "mail", "signIns"] as const;

type Area = (typeof historyAreas)[number];

/** The page of the history that an address asks for. What cannot be understood is left out. */
export const historyFilterSchema = z.object({
  area: z.enum(historyAreas).catch("changes"),
  before: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .optional()
    .catch(undefined),
});

const signIn = ["signed_in", "account_locked", "session_revoked", "other_sessions_ended"];

const streams = {
  changes: ["directory", "users", "settings", "mail"],
  directory: ["directory"],
  users: ["users"],
  settings: ["settings"],
  mail: ["mail"],
  signIns: ["users"],
} as const satisfies Record<Area, readonly string[]>;

type Row = {
  id: bigint;
  streamType: string;
  streamId: string;
  type: string;
  data: Record<string, unknown>;
  actorName: string;
  at: Date;
};

/** The newest events of one kind of chain, before an event. The literals let the partial index be used. */
function newest(stream: string, area: Area, before: string | undefined): Promise<Row[]> {
  const earlier = before ? Prisma.sql`AND "id" < ${BigInt(before)}` : Prisma.empty;
  const signing = area === "signIns" ? Prisma.sql`AND "type" = ANY(${signIn})` : Prisma.empty;
  const changing = area !== "signIns" ? Prisma.sql`AND "type" <> ALL(${signIn})` : Prisma.empty;
  return db.$queryRaw`
    SELECT "id", "streamType", "streamId", "type", "data", "actorName", "at" FROM "AuditEvent"
    WHERE "streamType" IN ('directory', 'users', 'settings', 'mail') AND "streamType" = ${stream}
      ${earlier} ${signing} ${changing}
    ORDER BY "id" DESC LIMIT ${pageSize + 1}`;
}

/**
 * A page of what administrators and the system did to the directory, accounts, settings and mails, newest first,
 * with the names of what the events refer to by id. `next` is what to give as `before` for the next page.
 * Throws ForbiddenError for who may not see the settings.
 */
export async function administrationHistory(actor: Actor, filter: z.output<typeof historyFilterSchema>) {
  if (!may(actor, "settings.view")) throw new ForbiddenError();
  const { area, before } = filter;
  const found = await Promise.all(streams[area].map((stream) => newest(stream, area, before)));
  const rows = found.flat().sort((a, b) => Number(b.id - a.id));
  const events = rows.slice(0, pageSize);
  const last = events.at(-1);
  return {
    events: events.map((row) => ({ ...row, id: String(row.id) })),
    names: await namesOf(events),
    next: rows.length > pageSize && last ? String(last.id) : null,
  };
}

const isId = (value: unknown): value is string => z.uuid().safeParse(value).success;

/** Every id that the events hold. */
function idsIn(value: unknown): string[] {
  if (isId(value)) return [value];
  if (value !== null && typeof value === "object") return Object.values(value).flatMap(idsIn);
  return [];
}

/** The present names of what the events refer to, by id. */
async function namesOf(events: Row[]): Promise<Map<string, string>> {
  const id = {
    in: [...new Set(events.flatMap((event) => idsIn([event.streamId, event.data])))].slice(0, 1000),
  };
  const select = { id: true, name: true };
  const [administrations, units, users, mails] = await Promise.all([
    db.administration.findMany({ where: { id }, select }),
    db.unit.findMany({ where: { id }, select }),
    db.user.findMany({ where: { id }, select }),
    db.outgoingMail.findMany({ where: { id }, select: { id: true, subject: true } }),
  ]);
  return new Map([
    ...[...administrations, ...units, ...users].map((row) => [row.id, row.name] as const),
    ...mails.map((mail) => [mail.id, mail.subject] as const),
  ]);
}
