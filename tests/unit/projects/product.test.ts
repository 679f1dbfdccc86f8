import {
  BinaryBitmap,
  DataMatrixReader,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from "@zxing/library";
import fc from "fast-check";
import { getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { gs1CheckDigit } from "#lib/notices/udi.ts";
import { type CodeKind, codeSvg } from "#lib/projects/product/code.ts";
import { labelPdf, labelsOf } from "#lib/projects/product/label.ts";
import { labelSizes } from "#lib/projects/product/labelSizes.ts";
import {
  concernsMarking,
  handlesUnmarked,
  proposedMarking,
  saysSelfMade,
} from "#lib/projects/product/marking.ts";
import { parsePastedComponents } from "#lib/projects/product/pasted.ts";
import { seriesFrom } from "#lib/projects/product/scale.ts";
import { markingSchema } from "#lib/projects/product/schema.ts";
import { isSoundUdi } from "#lib/projects/product/udi.ts";

const problems = (text: string) =>
  parsePastedComponents(text).map((row) => ("problem" in row ? row.problem : "ok"));

describe("rows pasted from Excel", () => {
  test("name, manufacturer, REF, UDI-DI, lot and quantity", () => {
    const [row] = parsePastedComponents("Batteri\tVarta\t56456\t(01)07350012345670\tA1, A2\t1 200 st");
    expect(row).toEqual({
      line: 1,
      component: {
        name: "Batteri",
        manufacturer: "Varta",
        reference: "56456",
        udiDi: "07350012345670",
        lots: ["A1", "A2"],
        quantity: 1200,
      },
    });
  });

  test("in any order below headings, empty rows passed over, lines as pasted", () => {
    const rows = parsePastedComponents("Antal\tTillverkare\tNamn\r\n\r\n2\tVarta\tBatteri\r\n");
    expect(rows).toMatchObject([{ line: 3, component: { name: "Batteri", quantity: 2, reference: null } }]);
  });

  test("a cell with a line break and quotation marks is one cell", () => {
    const rows = parsePastedComponents('"Kabel\n2"" lång"\tRS\nSkruv\tRS');
    expect(rows).toMatchObject([
      { line: 1, component: { name: 'Kabel 2" lång' } },
      { line: 3, component: { name: "Skruv" } },
    ]);
  });

  test.each([
    ["\tVarta", ["nameless"]],
    ["Batteri\t", ["makerless"]],
    ["Batteri\tVarta\t\t\t\t-3", ["quantity"]],
    ["Batteri\tVarta\t\t\t\t1,5", ["quantity"]],
    ["Batteri\tVarta\t\t\t\t0", ["quantity"]],
    [`${"x".repeat(201)}\tVarta`, ["tooLong"]],
    ["Batteri\tVarta\t\t\t\t1\toväntat", ["columns"]],
    ['"Batteri\tVarta', ["unreadable"]],
    ["A\tB\n".repeat(301), ["tooMany"]],
    ["Skruv\tRS\n\tRS\nMutter\tRS", ["ok", "nameless", "ok"]],
  ])("tells what is wrong with each: %#", (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test("control characters and marks that turn text about do not get into a name", () => {
    const [row] = parsePastedComponents("Bat\u202eteri\u0000\tVar\u0007ta");
    expect(row).toMatchObject({ component: { name: "Bat teri", manufacturer: "Var ta" } });
  });

  test("never throws, whatever is pasted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const row of parsePastedComponents(text))
          if ("component" in row) expect(row.component.name.length).toBeGreaterThan(0);
      }),
    );
  });
});

test("a UDI-DI with a wrong check digit is told from a right one", () => {
  const digits = "0735001234567";
  const right = `${digits}${gs1CheckDigit(digits)}`;
  expect(isSoundUdi(`(01) ${right}`)).toBe(true);
  expect(isSoundUdi(`${digits}${(gs1CheckDigit(digits) + 1) % 10}`)).toBe(false);
  expect(isSoundUdi("abc")).toBe(false);
  expect(isSoundUdi("=/A9999XYZ100T0479")).toBe(true);
  expect(isSoundUdi("=/A9999XYZ100")).toBe(false);
});

describe("a series of serial numbers", () => {
  test("counts the last digits up and keeps their zeros", () => {
    expect(seriesFrom("HD-098", 3)).toEqual(["HD-098", "HD-099", "HD-100"]);
    expect(seriesFrom("7A", 2)).toEqual(["7A", "8A"]);
    expect(seriesFrom("90071992547409929", 2)?.[1]).toBe("90071992547409930");
  });

  test("needs digits", () => {
    expect(seriesFrom("ABC", 2)).toBeNull();
  });
});

describe("marking", () => {
  const project = { number: "EG-2026-0001", title: "Hållare", legalEntity: "Region Halland" };

  test("is proposed with the project's number and says that the device is self-made", () => {
    const proposed = proposedMarking(project);
    expect(proposed.number).toBe("EG-2026-0001");
    expect(proposed.text).toContain("Egentillverkad medicinteknisk produkt enligt MDR artikel 5(5)");
    expect(saysSelfMade(proposed.text)).toBe(true);
    expect(saysSelfMade("Hållare, Region Halland")).toBe(false);
  });

  test("needs number and text, or why it cannot be done", () => {
    const form = { projectId: crypto.randomUUID(), version: "1", ceMarking: "removed" };
    const paths = (more: object) =>
      markingSchema.safeParse({ ...form, ...more }).error?.issues.map(({ path }) => path[0]) ?? [];
    expect(paths({ markable: "yes" })).toEqual(["number", "text"]);
    expect(paths({ markable: "no" })).toEqual(["cannotReason"]);
    expect(paths({ markable: "yes", number: "nr å", text: "x" })).toEqual(["number"]);
    expect(paths({ markable: "no", cannotReason: "För liten", ceMarking: "" })).toEqual(["ceMarking"]);
  });

  test("that cannot be done is handled by a row on the label that is not fully met, and by a risk", () => {
    const answer = {
      requirement: "23.2",
      applicable: true,
      reason: "För liten",
      how: "Digitalt",
      evidence: "B",
    };
    expect(handlesUnmarked({ ...answer, fulfilment: "partly" })).toBe(true);
    expect(handlesUnmarked({ ...answer, fulfilment: "fully" })).toBe(false);
    expect(handlesUnmarked({ ...answer, fulfilment: "partly", reason: " " })).toBe(false);
    expect(handlesUnmarked({ ...answer, requirement: "23.1", fulfilment: "partly" })).toBe(false);
    expect(concernsMarking({ requirements: ["23.2"] })).toBe(true);
    expect(concernsMarking({ requirements: ["2", "10.4.1"] })).toBe(false);
  });
});

/** What a scanner reads in the drawing: its path of squares and rectangles, filled line by line. */
function scan(kind: CodeKind, svg: string): string {
  const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
  const scale = 4;
  const pixels = new Uint8ClampedArray(width * height * scale * scale).fill(255);
  const subpaths = [...svg.matchAll(/M[^M"]+/g)].map(([path]) =>
    [...path.matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const),
  );
  const edges = subpaths.flatMap((points) =>
    points.map((from, index) => [from, points[(index + 1) % points.length] ?? from] as const),
  );
  for (let row = 0; row < height * scale; row += 1) {
    const y = (row + 0.5) / scale;
    const crossing = edges
      .filter(([[, y1], [, y2]]) => y1 > y !== y2 > y)
      .map(([[x1, y1], [x2, y2]]) => ((x2 - x1) * (y - y1)) / (y2 - y1) + x1)
      .sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossing.length; pair += 2)
      pixels.fill(
        0,
        Math.ceil(row * width * scale + (crossing[pair] ?? 0) * scale - 0.5),
        Math.ceil(row * width * scale + (crossing[pair + 1] ?? 0) * scale - 0.5),
      );
  }
  const source = new RGBLuminanceSource(pixels, width * scale, height * scale);
  const reader = kind === "qrcode" ? new QRCodeReader() : new DataMatrixReader();
  return reader.decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
}

describe("labels", () => {
  test.each<[CodeKind, string]>([
    ["datamatrix", "EG-2026-0001/HD-0001"],
    ["qrcode", "EG-2026-0001/HD-0001"],
    ["datamatrix", "EG-2026-0001"],
    ["qrcode", "inv^042 (a+b)/LOT<7>&"],
    ["datamatrix", "x".repeat(121)],
  ])("a %s is read back: %s", (kind, text) => {
    expect(scan(kind, codeSvg(kind, text))).toBe(text);
  });

  const marked = {
    ...{ title: "Hållare", legalEntity: "Region Halland", markingNumber: "EG-2026-0001" },
    markingText: "Egentillverkad medicinteknisk produkt enligt MDR artikel 5(5)",
    owner: { name: "Simon Vester", email: "simon@region.example" },
  };

  test("say product, self-made, number, serial or batch, institution and contact, one for each piece", () => {
    const units = [
      { code: "HD-1", batch: false, quantity: 1 },
      { code: "B7", batch: true, quantity: 3 },
    ];
    const labels = labelsOf({ ...marked, units }, 1000);
    expect(labels.map(({ unit }) => unit)).toEqual(["SN HD-1", "LOT B7", "LOT B7", "LOT B7"]);
    expect(labels[0]).toEqual({
      lines: [marked.markingText, "Hållare", "Region Halland"],
      number: "Nr EG-2026-0001",
      unit: "SN HD-1",
      contact: "Produktägare: Simon Vester, simon@region.example",
      code: "EG-2026-0001/HD-1",
    });
    expect(labelsOf({ ...marked, units }, 2)).toHaveLength(2);
  });

  test.each(labelSizes)("$key: as PDF of its size, hostile text as it is, and as a sheet", async (size) => {
    const hostile = { ...marked, title: '#panic() *x* $y$ <a> "b" '.repeat(12), units: [] };
    const at = new Date("2026-03-23T12:00:00Z");
    const options = { size, kind: "datamatrix", title: "Etikett", at } as const;
    const pdf = await labelPdf(labelsOf(hostile, 1000), { ...options, onSheet: false });
    const page = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(1);
    const [, , width = 0, height = 0] = page.view;
    expect(width / 72).toBeCloseTo(size.width / 25.4, 1);
    expect(height / 72).toBeCloseTo(size.height / 25.4, 1);
    const text = (await page.getTextContent()).items.map((item) => ("str" in item ? item.str : "")).join(" ");
    expect(text).toContain("#panic()");
    const sheet = await labelPdf(labelsOf(hostile, 1000), { ...options, onSheet: true });
    expect((await getDocumentProxy(new Uint8Array(sheet))).numPages).toBe(1);
  });
});
