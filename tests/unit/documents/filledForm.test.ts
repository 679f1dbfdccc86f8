import { expect, test } from "vitest";
import { PdfFile } from "#lib/documents/pages/pdfFile.ts";
import { pdfText } from "#lib/documents/text/pdf.ts";

type Field = { label: string; value: string } | { label: string; ticked: boolean };

const FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/** A page with labels and a form beside them, the values in fields that leave their looks to the reader. */
function form(fields: readonly Field[]): Uint8Array {
  const top = (index: number) => 780 - index * 40;
  const labels = fields.map(({ label }, index) => `BT /F1 10 Tf 50 ${top(index) + 5} Td (${label}) Tj ET`);
  const stream = labels.join("\n");
  const tick = "<< /Type /XObject /Subtype /Form /BBox [0 0 12 12] /Length 0 >>\nstream\n\nendstream";
  const widgets = fields.map((field, index) => {
    const rect = (width: number, height: number) =>
      `[250 ${top(index)} ${250 + width} ${top(index) + height}]`;
    return "value" in field
      ? `<< /Type /Annot /Subtype /Widget /FT /Tx /T (f${index}) /V (${field.value}) /DA (/F1 10 Tf 0 g) /F 4 /Rect ${rect(280, 18)} >>`
      : `<< /Type /Annot /Subtype /Widget /FT /Btn /T (f${index}) /AS /${field.ticked ? "Yes" : "Off"} /AP << /N << /Yes 6 0 R /Off 6 0 R >> >> /F 4 /Rect ${rect(12, 12)} >>`;
  });
  const refs = widgets.map((_, index) => `${7 + index} 0 R`).join(" ");
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [${refs}] /NeedAppearances true /DR << /Font << /F1 5 0 R >> >> /DA (/F1 10 Tf 0 g) >> >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [${refs}] >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    FONT,
    tick,
    ...widgets,
  ];
  let file = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}

test("what was filled into a form is read beside its label, ticked boxes as such", async () => {
  const text = await pdfText(
    form([
      { label: "FSCA reference", value: "FO-FSCA-26-01" },
      { label: "Lot number", value: "F25-0441; F25-0442" },
      { label: "Return the product", ticked: true },
      { label: "Destroy the product", ticked: false },
    ]),
  );
  expect(text?.pages[0]?.split(/\n+/)).toEqual([
    "FSCA reference\tFO-FSCA-26-01",
    "Lot number\tF25-0441; F25-0442",
    "Return the product\t☒",
    "Destroy the product\t☐",
  ]);
});

test("a form that nobody filled in gives its labels alone", async () => {
  const text = await pdfText(form([{ label: "Lot number", value: "" }]));
  expect(text?.pages).toEqual(["Lot number"]);
});

test("what was filled in is seen on the picture of the page", async () => {
  const ink = async (value: string) => {
    const file = await PdfFile.open(form([{ label: "Lot number", value }]));
    const { rgb } = file.pixels(1, 400, 1_000_000);
    file.close();
    return rgb.filter((part) => part < 128).length;
  };
  expect(await ink("F25-0441; F25-0442; F25-0443")).toBeGreaterThan((await ink("")) * 1.5);
});
