import type { PreparedReport } from "#lib/intake/prepared.ts";

/** What a delivery report says of one address that a mail was sent to. */
export type MailReport = {
  address: string;
  action: "failed" | "delayed";
  status: string | null;
  diagnostic: string;
};

/**
 * What a delivery report says of each address that a mail was sent to. A report that names none of them, as when the
 * address passes mail on to another, is about the only addressee; of several about the address that it names. Pure.
 */
export function reportsOn(addressees: readonly string[], reports: readonly PreparedReport[]): MailReport[] {
  const bad = reports.flatMap(({ action, ...report }) => (action === "other" ? [] : [{ action, ...report }]));
  const sent = [...new Set(addressees.map((address) => address.toLowerCase()))];
  const matching = bad.filter(({ address }) => sent.includes(address));
  const [only] = sent;
  const about =
    matching.length > 0
      ? matching
      : bad.slice(0, 1).map((report) => (sent.length === 1 && only ? { ...report, address: only } : report));
  return [...new Map(about.map((report) => [report.address, report])).values()];
}
