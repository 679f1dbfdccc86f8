import type { translatorFor } from "#lib/i18n/translator.ts";
import type { RecipientPurpose, Track } from "#prisma/generated/enums.ts";

type Translator = ReturnType<typeof translatorFor>;

/** What a mail says about the notice: the confirmed facts, all of them written by others. */
export type MailNotice = {
  manufacturer: string | null;
  devices: string[];
  fsnReferences: string[];
  fscaReferences: string[];
  refs: string[];
  udiDis: string[];
  lots: string[];
  serials: string[];
  softwareVersions: string[];
};

/** One dispatch as its mails tell it. Days are `YYYY-MM-DD`. */
export type DispatchText = {
  caseNumber: string;
  notice: MailNotice;
  subject: string;
  body: string;
  requestedActions: string[];
  replyHow: string | null;
  replyBy: string | null;
  /** Who sends, what stands below the name, and the address for questions. */
  sender: { name: string; signature: string | null; askAt: string | null };
  /** File names that go along in the mail, and those that are too large for it and wait behind the link. */
  attached: string[];
  behindLink: string[];
};

/** The device of a product owner as a mail tells it: its parts that the notice touches, with the way to their risks. */
export type OwnDevice = {
  number: string;
  title: string;
  parts: { name: string; manufacturer: string; address: string }[];
};

export type MailLink = { address: string; expiresOn: string };

/** Why a mail with a link goes out: the dispatch itself, a reminder, or a new link on request. */
export type Occasion = "first" | "reminder" | "renewed";

const listLimit = 15;

/** One line of text: whatever line breaks and control characters others wrote into it. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Text with its own line breaks, in one form, and without other control characters. */
export function plainLines(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function shortList(values: string[], t: Translator): string {
  const shown = values.map(oneLine).filter(Boolean);
  const rest = shown.length - listLimit;
  const text = shown.slice(0, listLimit).join(", ");
  return rest > 0 ? `${text} ${t("dispatch.mail.andMore", { count: rest })}` : text;
}

const identifierFields = [
  "fsnReferences",
  "fscaReferences",
  "refs",
  "udiDis",
  "lots",
  "serials",
  "softwareVersions",
] as const;

/** The facts by which a reader recognises the product: label and value, only those that are known. */
export function noticeLines(notice: MailNotice, t: Translator): { label: string; value: string }[] {
  const lines = [
    { label: t("dispatch.mail.manufacturer"), value: oneLine(notice.manufacturer ?? "") },
    { label: t("dispatch.mail.devices"), value: shortList(notice.devices, t) },
    ...identifierFields.map((field) => ({
      label: t(`dispatch.mail.${field}`),
      value: shortList(notice[field], t),
    })),
  ];
  return lines.filter((line) => line.value !== "");
}

/** `[SM-2026-0001] För åtgärd: …`: the number in brackets brings replies back to the case. */
export function mailSubject(
  text: DispatchText,
  purpose: RecipientPurpose,
  occasion: Occasion,
  t: Translator,
): string {
  const prefix = t(`dispatch.mail.subject.${occasion}.${purpose}`);
  return `[${text.caseNumber}] ${prefix} ${oneLine(text.subject)}`;
}

function section(heading: string, lines: string[]): string {
  return [heading.toLocaleUpperCase("sv"), ...lines].join("\n");
}

function answerSection(
  text: DispatchText,
  purpose: RecipientPurpose,
  name: string,
  link: MailLink,
  t: Translator,
): string {
  const asked = purpose === "for_action";
  return section(t(`dispatch.mail.answer.${purpose}`), [
    ...(asked && text.replyHow ? [plainLines(text.replyHow), ""] : []),
    ...(asked && text.replyBy ? [t("dispatch.mail.answerBy", { day: text.replyBy }), ""] : []),
    t("dispatch.mail.answerAt"),
    link.address,
    "",
    t("dispatch.mail.linkIsPersonal", { name: oneLine(name), day: link.expiresOn }),
  ]);
}

/** What a product owner alone is told: which device it is about, and where to go on. */
function deviceSection(device: OwnDevice, t: Translator): string {
  const parts = device.parts.map(({ name, manufacturer, address }) =>
    t("dispatch.mail.device.part", { name: oneLine(name), manufacturer: oneLine(manufacturer), address }),
  );
  return section(t("dispatch.mail.device.heading"), [
    `${device.number} ${oneLine(device.title)}`,
    ...(parts.length > 0 ? [t("dispatch.mail.device.parts"), ...parts] : [t("dispatch.mail.device.unknown")]),
  ]);
}

/**
 * The mail to one recipient, as plain text: what it is about, what is asked, how and by when to answer, who sends
 * it and where to ask. Every value that others wrote is kept on its own line, so that none can pass for another
 * part of the mail. Source: RH-15405, Utrustningar ("där eventuella åtgärder framgår tydligt och hur eventuell
 * återkoppling ska ske").
 */
export function composeMail(
  text: DispatchText,
  recipient: { name: string; purpose: RecipientPurpose; device?: OwnDevice },
  link: MailLink,
  occasion: Occasion,
  t: Translator,
): { subject: string; text: string } {
  const { purpose } = recipient;
  const actions = text.requestedActions.map((action, index) => `${index + 1}. ${oneLine(action)}`);
  const files = [
    ...text.attached.map((name) => t("dispatch.mail.attached", { name: oneLine(name) })),
    ...text.behindLink.map((name) => t("dispatch.mail.behindLink", { name: oneLine(name) })),
  ];
  const facts = noticeLines(text.notice, t).map(({ label, value }) => `${label}: ${value}`);
  const { sender } = text;
  const parts = [
    t("dispatch.mail.greeting"),
    ...(occasion === "first" ? [] : [t(`dispatch.mail.occasion.${occasion}`)]),
    t(`dispatch.mail.purpose.${purpose}`, { name: oneLine(recipient.name) }),
    plainLines(text.body),
    section(t("dispatch.mail.about"), [`${t("dispatch.mail.case")}: ${text.caseNumber}`, ...facts, ...files]),
    ...(recipient.device ? [deviceSection(recipient.device, t)] : []),
    ...(actions.length > 0 ? [section(t(`dispatch.mail.actions.${purpose}`), actions)] : []),
    answerSection(text, purpose, recipient.name, link, t),
    section(t("dispatch.mail.questions"), [
      sender.askAt
        ? t("dispatch.mail.askAt", { address: oneLine(sender.askAt), number: text.caseNumber })
        : t("dispatch.mail.askByReply", { number: text.caseNumber }),
    ]),
    [t("dispatch.mail.regards"), oneLine(sender.name), plainLines(sender.signature ?? "")]
      .filter(Boolean)
      .join("\n"),
  ];
  return {
    subject: mailSubject(text, purpose, occasion, t),
    text: `${parts.filter(Boolean).join("\n\n")}\n`,
  };
}

export type Draft = { subject: string; body: string; requestedActions: string[]; replyHow: string };

/**
 * What a new dispatch begins with, per track: the coordinator rewrites it. It tells to read the notice only when one
 * goes along.
 */
export function draftFor(track: Track, notice: MailNotice, goesAlong: boolean, t: Translator): Draft {
  const actions = plainLines(t(`dispatch.draft.${track}.actions`));
  return {
    subject: draftSubject(notice, t),
    body: [
      t(`dispatch.draft.${track}.body`, productOf(notice, t)),
      ...(goesAlong ? [t("dispatch.draft.readAttached")] : []),
    ].join(" "),
    requestedActions: actions.split("\n").filter((line) => line !== "" && line !== "–"),
    replyHow: t(`dispatch.draft.${track}.replyHow`),
  };
}

/**
 * What the coordinators are told, for information only, when units with own handling got the notice: which units,
 * and what was written to them. Source: RH-15405, Verksamheter med egen hantering av säkerhetsmeddelanden.
 */
export function handedOverDraft(
  units: string[],
  message: string | undefined,
  notice: MailNotice,
  t: Translator,
): Pick<Draft, "subject" | "body" | "requestedActions"> {
  const names = units.map(oneLine).join(", ");
  const said = message ? [`${t("dispatch.handedOver.message")}\n${plainLines(message)}`] : [];
  const body = [t("dispatch.handedOver.body", { ...productOf(notice, t), units: names }), ...said];
  return { subject: draftSubject(notice, t), body: body.join("\n\n"), requestedActions: [] };
}

function productOf(notice: MailNotice, t: Translator) {
  const device = oneLine(notice.devices[0] ?? "") || t("dispatch.draft.unknownDevice");
  const manufacturer = oneLine(notice.manufacturer ?? "");
  return { device, manufacturer, known: manufacturer ? "yes" : "no" };
}

function draftSubject(notice: MailNotice, t: Translator): string {
  const { device } = productOf(notice, t);
  const manufacturer = oneLine(notice.manufacturer ?? "");
  const what = manufacturer ? `${device} – ${manufacturer}` : device;
  return t("dispatch.draft.subject", { what }).slice(0, 200);
}
