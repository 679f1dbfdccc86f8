import { db } from "#lib/db.ts";
import type { MailboxKind } from "#prisma/generated/enums.ts";

let made = 0;

/** An administration with a unit; with own handling it has a mailbox of its own unless told otherwise. */
export async function unitWith(options: { ownHandling?: boolean; mailbox?: boolean } = {}) {
  made += 1;
  const { ownHandling = false, mailbox = ownHandling } = options;
  const administration = await db.administration.create({
    data: { code: `F${made}`, name: `Förvaltning ${made}` },
  });
  const unit = await db.unit.create({
    data: { code: `E${made}`, name: `Enhet ${made}`, administrationId: administration.id, ownHandling },
  });
  if (mailbox) await mailboxOf("own_handling", `enhet${made}@region.example`, unit.id);
  return { unit, administration };
}

export async function mailboxOf(kind: MailboxKind, address: string, unitId?: string) {
  return db.mailbox.upsert({
    where: { kind_address: { kind, address } },
    create: { kind, address, name: address, unitId },
    update: { active: true },
  });
}
