import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { attachmentNames } from "#lib/documents/fileNames.ts";
import { charactersOf } from "#lib/documents/fontCoverage.ts";
import type { PdfJob } from "#lib/documents/pdf.ts";
import { preamble } from "#lib/documents/pdfPreamble.ts";
import { printable, printableData } from "#lib/documents/printable.ts";

/*
 * The process that makes PDF files, started by `pdf.ts`: one job at a time, `{ id, job }` in, `{ id, pdf }` or
 * `{ id, error }` out.
 */

// The working folder of every process is the project's.
const fontFolder = join(process.cwd(), "lib/documents/fonts");
const fontFiles = ["SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf", "SourceSans3-Italic.ttf"];
// A folder that does not exist: a template reads nothing but what is put there in memory.
const workspace = resolve("/nowhere/vigilans");

const fonts = fontFiles.map((name) => readFileSync(join(fontFolder, name)));
const [first = new Set<number>(), ...others] = fonts.map(charactersOf);
// Ticked boxes come from a font that the compiler carries.
const boxes = [..."☐☑☒"].map((box) => box.codePointAt(0) ?? 0);
const covered = new Set([...[...first].filter((code) => others.every((set) => set.has(code))), ...boxes]);
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }], workspace });

function oneLine(text: string): string {
  return printable(text, covered).replace(/\s+/g, " ").trim();
}

function dateParts(at: Date): Record<string, number> {
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}

/** A media type by the letter (RFC 2045 5.1), else that of unknown bytes: the typesetter refuses anything else. */
function soundMediaType(mediaType: string): string {
  return /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/.test(mediaType) ? mediaType : "application/octet-stream";
}

function typeset({ template, data, options }: PdfJob): Uint8Array {
  // The compiler breaks down on an embedded file without content.
  const files = (options.files ?? []).filter((file) => file.content.byteLength > 0);
  const names = attachmentNames(files.map((file) => oneLine(file.fileName)));
  const meta = {
    title: oneLine(options.title),
    lang: options.locale,
    date: dateParts(options.at),
    files: files.map((file, position) => ({
      path: `/files/${position}`,
      name: names[position],
      type: soundMediaType(file.mediaType),
      description: oneLine(file.description),
    })),
  };
  for (const [position, file] of files.entries())
    compiler.mapShadow(join(workspace, "files", String(position)), Buffer.from(file.content));
  try {
    const inputs = { meta: JSON.stringify(meta), data: JSON.stringify(printableData(data, covered)) };
    return compiler.pdf({ mainFileContent: preamble + template, inputs }, { pdfStandard: "a-3a" });
  } finally {
    compiler.resetShadow();
    compiler.evictCache(2);
  }
}

process.on("message", ({ id, job }: { id: number; job: PdfJob }) => {
  try {
    process.send?.({ id, pdf: typeset(job) });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
// Nobody left to work for.
process.on("disconnect", () => process.exit(0));
