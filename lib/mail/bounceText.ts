import { rawField, textField } from "#lib/mail/headers.ts";
import type { Header, ParsedAttachment, ReportedAddress } from "#lib/mail/parsedMail.ts";

/** What a delivery report is told from. */
export type Report = {
  fields: Header[];
  from: { name: string; address: string };
  /** Whom the report itself is addressed to. */
  to: string[];
  text: string;
  attachments: ParsedAttachment[];
};

const DAEMON =
  /^(?:mailer-?daemon|postmaster|mail-?daemon|mdaemon|bounces?(?:[+=-][^@]*)?|microsoftexchange[0-9a-f]*)@/i;
const DAEMON_NAME =
  /^(?:mail(?:er)?[\s-]*daemon|mail delivery (?:sub)?system|system administrator|postmaster)\b/i;

/** Subjects of delivery reports: English, Swedish, German, French, Danish, Norwegian, Dutch. */
const FAILURE_SUBJECT =
  /undeliver|(?:not|could\s?n[o']t) be delivered|delivery (?:status|failure|has failed|notification|report)|returned mail|returned to sender|failure notice|mail (?:system|delivery) (?:error|fail)|delivery to|message not delivered|could not send|mailbox (?:is )?full|olevererbart|obeställbar|kunde inte levereras|går inte att leverera|misslyckad leverans|leveransfel|unzustellbar|nicht zu(?:stellbar|gestellt)|zustellung fehlgeschlagen|non remis|[ée]chec de (?:la )?(?:remise|distribution)|non distribu|kan ikke leveres|ikke[\s-]levere?t|mislykket levering|uleverbar|ulevert|onbestelbaar|niet (?:bezorgd|afgeleverd)|bezorging mislukt/i;
const LATE_SUBJECT = /delay|still being retried|försena|verzöger|retard|forsink|vertraag/i;
const DELAY_SUBJECT = new RegExp(`${LATE_SUBJECT.source}|warning`, "i");
/** What mail systems begin their reports with, whatever they put into the subject. */
const REPORT_TEXT =
  /this is the (?:qmail-send program|mail system at host|mail delivery agent)|permanent(?:ly)? fail|permanent fatal errors|message could not be delivered|unable to deliver|address(?:es)? failed|user unknown|mailbox (?:is )?full|over quota/i;

/** An enhanced status code (RFC 3463), and the reply code of a mail server at the head of a line or after a colon. */
const STATUS = /\b[245]\.\d{1,3}\.\d{1,3}\b/;
const REPLY_CODE = /(?:^|[:>]\s*)[45]\d\d[ -]/m;
/** Where a report ends and the copy of the returned mail begins. */
const COPY =
  /^-{2,}.{0,10}(?:below this line|original message|returned message|copy of (?:the|your) message|this is a copy)/im;
const LISTED = /^[ \t]*<?([^\s<>"'(),;:]{1,64}@[a-z0-9.-]{1,250}[a-z0-9])>?[ \t]*(?::|$|\()/gim;
const ANYWHERE = /<?([^\s<>"'(),;:]{1,64}@[a-z0-9.-]{1,250}[a-z0-9])>?/gi;
const MAX_ADDRESSES = 10;

/** What a delivery report of text only says of each address. Null when the message is no such report. */
export function fromText(report: Report): { groups: Header[][]; addresses: ReportedAddress[] } | null {
  const subject = textField(report.fields, "subject") ?? "";
  const failedTo = rawField(report.fields, "x-failed-recipients");
  if (failedTo === null && !isFromDaemon(report, subject)) return null;
  const whole = report.text.slice(0, 20_000);
  const copy = COPY.exec(whole)?.index;
  const text = copy === undefined ? whole : whole.slice(0, copy);
  const status = STATUS.exec(text)?.[0] ?? null;
  const line = text.split("\n").find((candidate) => /\b[45]\d\d[ -]/.test(candidate)) ?? null;
  const told = {
    status,
    diagnostic: line?.trim().slice(0, 2000) ?? null,
    action: DELAY_SUBJECT.test(subject) || status?.startsWith("4") ? "delayed" : "failed",
  };
  const named = failedTo === null ? addressesIn(text.slice(0, 5000), report) : matchesOf(ANYWHERE, failedTo);
  const recipients = named.length > 0 ? named : [null];
  return { groups: [], addresses: recipients.map((recipient) => ({ recipient, ...told })) };
}

function isFromDaemon(report: Report, subject: string): boolean {
  const nullSender = report.fields.some(({ key, value }) => key === "return-path" && /^<\s*>$/.test(value));
  const daemon = DAEMON.test(report.from.address) || DAEMON_NAME.test(report.from.name);
  if (!daemon && !nullSender) return false;
  const worded = REPORT_TEXT.test(report.text.slice(0, 5000));
  if (FAILURE_SUBJECT.test(subject)) return daemon || worded;
  if (!daemon) return false;
  if (LATE_SUBJECT.test(subject)) return true;
  // Otherwise it must also say what became of which mail: a notice can come from a postmaster, and warn.
  const whole = report.text.slice(0, 20_000);
  const told = COPY.test(whole) || STATUS.test(whole) || REPLY_CODE.test(whole);
  return told && (worded || DELAY_SUBJECT.test(subject));
}

/** The addresses that a report is about: those that begin a line, else all but its own sender and addressees. */
function addressesIn(text: string, report: Report): string[] {
  const own = new Set([report.from.address, ...report.to].map((address) => address.toLowerCase()));
  const others = (found: string[]) => found.filter((address) => !own.has(address.toLowerCase()));
  const listed = others(matchesOf(LISTED, text));
  return listed.length > 0 ? listed : others(matchesOf(ANYWHERE, text));
}

function matchesOf(pattern: RegExp, text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))].slice(0, MAX_ADDRESSES);
}
