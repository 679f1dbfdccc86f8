import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import sharp from "sharp";
import { PdfFile } from "#lib/documents/pages/pdfFile.ts";

/** A short letter on half a page, in Typst: quick to read. */
export const LETTER = `
#set page(width: 148mm, height: 105mm, margin: 12mm)
#set text(size: 10pt, lang: "sv")
= VIKTIGT SÄKERHETSMEDDELANDE
Tillverkare: Nordisk Medicinteknik AB \\
Produkt: Infusionspump Droppa 300 \\
FSCA-referens: FSCA-2026-014 \\
Datum: 2026-03-02

Pumpen kan sluta larma när batteriet är under 20 %.

Artikelnummer: D-300 \\
Lotnummer: 24A117
`;

export function typeset(source: string): Uint8Array {
  return NodeCompiler.create().pdf({ mainFileContent: source });
}

type Scan = {
  dpi?: number;
  /** Degrees that the sheet lies turned clockwise. */
  turned?: number;
  /** How rough the paper is, in shades of grey. */
  noise?: number;
  format?: "png" | "jpeg" | "tiff" | "gif" | "webp";
};

/** The first page of a PDF as if it had been printed and scanned. */
export async function scanOf(
  pdf: Uint8Array,
  { dpi = 200, turned = 0, noise = 0, format = "png" }: Scan = {},
) {
  const file = await PdfFile.open(pdf);
  const { width, height, rgb } = file.pixels(1, Math.round((file.width(1) / 72) * dpi), 40_000_000);
  file.close();
  let seed = 7;
  if (noise > 0)
    for (let at = 0; at < rgb.length; at++) {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      rgb[at] = Math.max(0, Math.min(255, (rgb[at] ?? 0) + ((seed >> 16) % (2 * noise)) - noise));
    }
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .rotate(turned, { background: "white" })
    .toFormat(format)
    .toBuffer();
}

/** A PDF whose page is nothing but a JPEG, as scanners make them. `hidden` is text that nobody sees. */
export async function scannedPdf(pdf: Uint8Array, scan: Scan = {}, hidden = ""): Promise<Buffer> {
  const jpeg = await scanOf(pdf, { ...scan, format: "jpeg" });
  const { width = 1, height = 1 } = await sharp(jpeg).metadata();
  const [across, down] = [(width / (scan.dpi ?? 200)) * 72, (height / (scan.dpi ?? 200)) * 72];
  const content = `q ${across} 0 0 ${down} 0 0 cm /I Do Q BT 3 Tr /F 10 Tf 20 20 Td (${hidden}) Tj ET`;
  return Buffer.concat([
    Buffer.from(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
        `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${across} ${down}]/Contents 4 0 R` +
        "/Resources<</XObject<</I 5 0 R>>/Font<</F 6 0 R>>>>>>endobj\n" +
        "6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n" +
        `4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj\n` +
        `5 0 obj<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB` +
        `/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream\n`,
    ),
    jpeg,
    Buffer.from("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
  ]);
}

/** A mail with files. */
export function mailWith(
  subject: string,
  files: { name: string; type: string; content: Uint8Array }[],
  text = "Se bifogat brev.",
): Buffer {
  const boundary = "between-the-parts";
  const parts = files.map(
    ({ name, type, content }) =>
      `--${boundary}\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString("base64").replace(/.{76}/g, "$&\r\n")}\r\n`,
  );
  const head = [
    `Message-ID: <${subject.replace(/\W/g, "")}@sender.example>`,
    "From: Nordisk Medicinteknik <fsn@nordisk.example>",
    "To: fsn.medicaldevice@regionhalland.se",
    `Subject: ${subject}`,
    "Date: Mon, 23 Mar 2026 08:00:00 +0100",
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ];
  return Buffer.from(
    `${head.join("\r\n")}\r\n\r\n--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n${parts.join("")}--${boundary}--\r\n`,
  );
}
