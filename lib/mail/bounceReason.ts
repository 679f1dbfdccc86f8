/** Why a mail did not reach an address: keys under `bounces.why` and `bounces.todo` in the messages. */
export const BOUNCE_REASONS = [
  "noSuchAddress",
  "mailboxFull",
  "mailboxClosed",
  "tooLarge",
  "refused",
  "unreachable",
  "other",
] as const;

export type BounceReason = (typeof BOUNCE_REASONS)[number];

/** By the detail of the enhanced status code (RFC 3463, 3), the class apart. */
const BY_STATUS: readonly [RegExp, BounceReason][] = [
  [/^\d\.1\.(?:0|1|3|6|10)$/, "noSuchAddress"],
  [/^\d\.2\.2$/, "mailboxFull"],
  [/^\d\.2\.[01]$/, "mailboxClosed"],
  [/^\d\.(?:2\.3|3\.4)$/, "tooLarge"],
  [/^\d\.(?:7\.\d+|1\.[78])$/, "refused"],
  [/^\d\.(?:4\.\d+|1\.2|3\.\d+)$/, "unreachable"],
];

/** By what mail servers write, where the code says nothing. */
const BY_WORDS: readonly [RegExp, BounceReason][] = [
  [
    /mailbox (?:is )?full|over ?quota|quota exceeded|storage limit|full mailbox|inkorgen är full/i,
    "mailboxFull",
  ],
  [
    /user unknown|unknown (?:user|recipient)|no such (?:user|recipient|address|mailbox)|recipient(?:notfound| not found)|does ?n.t exist|adressen finns inte|invalid (?:recipient|mailbox)/i,
    "noSuchAddress",
  ],
  [/disabled|inactive|suspended|no longer (?:in use|accept)/i, "mailboxClosed"],
  [/too (?:large|big)|size limit|exceeds? (?:the )?(?:maximum )?size/i, "tooLarge"],
  [/spam|blocked|blacklist|policy|denied|not authori[sz]ed|dmarc|spf|content reject/i, "refused"],
  [
    /timed? ?out|connection refused|host (?:not found|unknown)|no route|name server|dns|no mx/i,
    "unreachable",
  ],
];

/** The reason in a delivery report, by its status code, else by the words of the server. Pure. */
export function bounceReason(status: string | null, diagnostic: string): BounceReason {
  const code = status ?? /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(diagnostic)?.[0] ?? "";
  const byStatus = BY_STATUS.find(([pattern]) => pattern.test(code))?.[1];
  const byWords = BY_WORDS.find(([pattern]) => pattern.test(diagnostic))?.[1];
  // "5.2.0" and "5.1.0" say only what part of the way it was: the words may know more.
  if (byWords && (byStatus === undefined || /\.0$/.test(code))) return byWords;
  return byStatus ?? "other";
}
