/** What a delivery report said of one address, and when. */
type Reported = { action: "failed" | "delayed"; at: Date };

/**
 * How long a mail counts as late: mail systems give up after four or five days (RFC 5321, 4.5.4.1) and say so, so that
 * one of which nothing more is heard has arrived.
 */
const LATE_DAYS = 5;

/**
 * A mail's delivery reports that still hold at a moment: word that it is late does not once something has come back
 * from the address (`heardAt`: an answer, an automatic one, a report that it was delivered), nor after some days. Pure.
 */
export function reportsThatHold<Report extends Reported>(
  reports: readonly Report[],
  heardAt: Date | null,
  at: Date,
): Report[] {
  return reports.filter((report) => {
    if (report.action === "failed") return true;
    if (heardAt && heardAt.getTime() >= report.at.getTime()) return false;
    return at.getTime() - report.at.getTime() < LATE_DAYS * 86_400_000;
  });
}

type Mail<Report> = { bounces: readonly Report[]; answers: readonly { receivedAt: Date }[] };

/** A mail with only those of its delivery reports that still hold. Its newest answer comes first. Pure. */
export function withReportsThatHold<Report extends Reported, Of extends Mail<Report>>(mail: Of, at: Date) {
  return { ...mail, bounces: reportsThatHold<Report>(mail.bounces, mail.answers[0]?.receivedAt ?? null, at) };
}
