import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import { env } from "#lib/env.ts";

/** Which way mails leave: SMTP when a server is configured, else files in a folder and nothing else. */
export function transportKind(): "smtp" | "folder" {
  return env().SMTP_URL ? "smtp" : "folder";
}

/** The folder that mails are written to without a mail server. */
export function mailFolder(): string {
  return join(env().VIGILANS_DATA, "mail");
}

async function writeToFolder(message: SendMailOptions & { messageId: string }): Promise<void> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message: bytes } = await composer.sendMail(message);
  if (!Buffer.isBuffer(bytes)) throw new Error("the mail was not composed");
  await mkdir(mailFolder(), { recursive: true });
  // The name follows from the Message-ID: a repeated send replaces the file with the same mail.
  const name = message.messageId.replace(/[^\w.-]+/g, "");
  const file = join(mailFolder(), `${name}.eml`);
  await writeFile(`${file}.part`, bytes);
  await rename(`${file}.part`, file);
}

async function sendOverSmtp(url: string, message: SendMailOptions): Promise<void> {
  const transport = createTransport(url, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  } as object);
  try {
    const info = await transport.sendMail(message);
    const refused = (info as { rejected?: unknown[] }).rejected ?? [];
    if (refused.length > 0) throw new Error(`the server refused ${refused.length} of the recipients`);
  } finally {
    transport.close();
  }
}

/** Hands one mail over. Resolves when it is taken; throws what the mail server or the disk said. */
export async function deliver(message: SendMailOptions & { messageId: string }): Promise<void> {
  const url = env().SMTP_URL;
  await (url ? sendOverSmtp(url, message) : writeToFolder(message));
}
