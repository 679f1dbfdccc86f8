import { randomBytes } from "node:crypto";

/** One mail with a safety notice as a PDF of about `attachmentBytes`, unlike every other by its number. */
export function noticeMail(number: number, attachmentBytes: number): Buffer {
  const id = `${number}-${randomBytes(6).toString("hex")}`;
  const pdf = pdfOf(noticeText(number), attachmentBytes);
  const boundary = `part-${id}`;
  const lines = [
    `Message-ID: <${id}@vendor.example>`,
    `From: Vigilance <vigilance@vendor${number % 40}.example>`,
    "To: fsn.medicaldevice@regionhalland.se",
    `Subject: Urgent Field Safety Notice FSCA-${id}`,
    `Date: ${new Date(Date.UTC(2026, 0, 1) + number * 1000).toUTCString()}`,
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Dear customer,",
    "please find attached an urgent field safety notice for a device that you have bought.",
    `--${boundary}`,
    `Content-Type: application/pdf; name="FSN-${id}.pdf"`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment; filename="FSN-${id}.pdf"`,
    "",
    ...(pdf.toString("base64").match(/.{1,76}/g) ?? []),
    `--${boundary}--`,
    "",
  ];
  return Buffer.from(lines.join("\r\n"), "utf8");
}

/** One mail of about `bytes` that is no notice, in plain text or as HTML: what else comes to a mailbox. */
export function letterMail(number: number, bytes: number, kind: "plain" | "html"): Buffer {
  const id = `${number}-${randomBytes(6).toString("hex")}`;
  const lines = [
    `Message-ID: <${id}@supplier.example>`,
    `From: Sales <sales@supplier${number % 40}.example>`,
    "To: fsn.medicaldevice@regionhalland.se",
    `Subject: About your order ${id}`,
    `Date: ${new Date(Date.UTC(2026, 0, 1) + number * 1000).toUTCString()}`,
    "MIME-Version: 1.0",
    `Content-Type: text/${kind}; charset=utf-8`,
    "",
    ...(kind === "html" ? ["<!DOCTYPE html><html><body>"] : []),
    ...letterLines(bytes, kind),
    ...(kind === "html" ? ["</body></html>"] : []),
    "",
  ];
  return Buffer.from(lines.join("\r\n"), "utf8");
}

const letterWords =
  "order delivery invoice department hospital meeting question please answer week patient ward contract price " +
  "supplier number agreement regarding contact information equipment maintenance service updated list attached";

/** Lines of words by chance, until there are `bytes` of them. */
function letterLines(bytes: number, kind: "plain" | "html"): string[] {
  const words = letterWords.split(" ");
  const lines: string[] = [];
  for (let length = 0; length < bytes; ) {
    const text = Array.from(randomBytes(10), (byte) => words[byte % words.length]).join(" ");
    const line = kind === "html" ? `<p style="margin:0"><span lang="en">${text}</span><br></p>` : text;
    lines.push(line);
    length += line.length + 2;
  }
  return lines;
}

function noticeText(number: number): string[] {
  return [
    "Urgent Field Safety Notice",
    `Flow Infusion Pump ${number}`,
    "",
    `Manufacturer: Vendor ${number % 40} Medical GmbH`,
    `FSCA reference: FSCA-2026-${String(number).padStart(6, "0")}`,
    "Date: 2026-03-23",
    "Type of action: Device modification, software update",
    `Affected devices: Flow Infusion Pump ${number}`,
    `REF: FIP-${1000 + number}   Lot: L${number}A, L${number}B`,
    "Description of the problem: The pump may stop without an alarm when the battery is old.",
    "Actions to be taken by the user: Identify the devices, and do not use them on battery.",
    "Please return the reply form to vigilance@vendor.example by 2026-04-15.",
  ];
}

/** A plain PDF of one page of text, filled up with a stream of random bytes that no page shows. */
function pdfOf(lines: string[], bytes: number): Buffer {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, "\\$&")}) Tj T*`).join("\n");
  const content = Buffer.from(`BT /F1 11 Tf 50 780 Td 16 TL\n${shown}\nET`);
  const filling = randomBytes(Math.max(0, bytes - content.length - 900));
  const objects = [
    Buffer.from("<< /Type /Catalog /Pages 2 0 R >>"),
    Buffer.from("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
    Buffer.from(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    ),
    stream(content),
    Buffer.from("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
    stream(filling),
  ];
  const pieces: Buffer[] = [Buffer.from("%PDF-1.4\n")];
  const offsets: number[] = [];
  let length = pieces[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    offsets.push(length);
    length += piece.length;
    pieces.push(piece);
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  pieces.push(
    Buffer.from(`${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF`),
  );
  return Buffer.concat(pieces);
}

function stream(content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from("\nendstream"),
  ]);
}
