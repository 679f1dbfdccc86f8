import { COLUMN_LIMITS, storable, storableOrNull } from "#lib/intake/bounds.ts";
import type { PreparedBounce, PreparedReport } from "#lib/intake/prepared.ts";
import type { Bounce, ReportedAddress } from "#lib/mail/parsedMail.ts";

/** What a delivery report says, within the bounds of the columns. Pure. */
export function boundedBounce(bounce: Bounce): PreparedBounce {
  return {
    ...boundedReport(bounce),
    originalMessageId: storableOrNull(bounce.originalMessageId, COLUMN_LIMITS.messageId),
    originalSubject: storableOrNull(bounce.originalSubject, COLUMN_LIMITS.subject),
    reports: bounce.addresses.map(boundedReport),
  };
}

function boundedReport({ recipient, status, diagnostic, action }: ReportedAddress): PreparedReport {
  const told = diagnostic ?? "";
  const said = status === null || told.includes(status) ? told : `${status} ${told}`.trim();
  return {
    address: storable((recipient ?? "").toLowerCase(), COLUMN_LIMITS.address),
    status,
    diagnostic: storable(said, COLUMN_LIMITS.subject),
    action: action === "failed" || action === "delayed" ? action : "other",
  };
}
