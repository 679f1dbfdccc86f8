import { oneLine } from "#lib/dispatch/text.ts";
import type { RecipientKind, RecipientPurpose } from "#prisma/generated/enums.ts";

export type NewRecipient = {
  kind: RecipientKind;
  purpose: RecipientPurpose;
  name: string;
  email: string;
  administrationId?: string | null;
  unitId?: string | null;
  externalId?: string | null;
  projectId?: string | null;
};

/** One mail to each address: the same mailbox under two names gets one, for action if either is. A product owner gets one for each device. */
export function withoutRepeats(recipients: NewRecipient[]): NewRecipient[] {
  const byAddress = new Map<string, NewRecipient>();
  for (const recipient of recipients) {
    const address = recipient.email.trim().toLowerCase();
    const key = `${address} ${recipient.unitId ?? ""} ${recipient.projectId ?? ""}`;
    const before = byAddress.get(key);
    if (!before || (before.purpose === "for_information" && recipient.purpose === "for_action"))
      byAddress.set(key, { ...recipient, email: address, name: oneLine(recipient.name) || address });
  }
  return [...byAddress.values()];
}
