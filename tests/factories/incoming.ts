import { systemActor } from "#lib/audit/record.ts";
import { type TakenIn, takeIn } from "#lib/intake/commands/takeIn.ts";
import { prepareMessage } from "#lib/intake/prepare.ts";

export const receivedAt = new Date("2026-03-23T08:00:00Z");

type Mail = {
  from?: string;
  subject?: string;
  text?: string;
  messageId?: string;
  /** Further header lines. */
  headers?: string[];
};

let mails = 0;

/** A plain mail as bytes, unlike every other unless told. */
export function mailOf(mail: Mail = {}): Buffer {
  mails += 1;
  const head = [
    `Message-ID: ${mail.messageId ?? `<mail-${mails}@sender.example>`}`,
    `From: ${mail.from ?? "Someone <someone@sender.example>"}`,
    "To: fsn.medicaldevice@regionhalland.se",
    `Subject: ${mail.subject ?? `A question ${mails}`}`,
    "Date: Mon, 23 Mar 2026 08:00:00 +0100",
    "Content-Type: text/plain; charset=utf-8",
    ...(mail.headers ?? []),
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${mail.text ?? `Number ${mails}.`}\r\n`);
}

/** A mail with a safety notice in its text that is recognised for sure. */
export function noticeMailOf(
  reference: string,
  more: Mail & { device?: string; refs?: string; lots?: string } = {},
): Buffer {
  const text = [
    "URGENT FIELD SAFETY NOTICE",
    "",
    "Manufacturer: Flowline Medical GmbH",
    `Product name: ${more.device ?? "Flow 200 infusion pump"}`,
    `FSCA reference: ${reference}`,
    "Date: 2026-03-20",
    "Type of action: Device modification",
    `REF: ${more.refs ?? "FP-200"}`,
    `Lot: ${more.lots ?? "L100, L101"}`,
    "",
    "Description of the problem: the pump may stop without an alarm when the battery is old.",
    "Actions to be taken by the user: identify the devices and do not use them on battery.",
    "Please return the reply form to vigilance@flowline.example by 2026-04-15.",
  ].join("\r\n");
  return mailOf({
    from: "Flowline Vigilance <vigilance@flowline.example>",
    subject: `Urgent Field Safety Notice ${reference}`,
    text,
    ...more,
  });
}

/** Takes in bytes as the mail gate does. */
export async function arrive(raw: Uint8Array, at = receivedAt): Promise<TakenIn> {
  const origin = { channel: "mail", mailbox: "fsn.medicaldevice@regionhalland.se", fileName: null } as const;
  return takeIn(await prepareMessage(raw, origin), systemActor, at);
}
