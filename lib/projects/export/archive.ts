import { stringify } from "csv-stringify/sync";
import type { Actor } from "#lib/auth/actor.ts";
import { minuteOf } from "#lib/clock.ts";
import { type Block, blockTemplate, factList, heading, paragraph } from "#lib/documents/blocks.ts";
import { safeFileName } from "#lib/documents/fileNames.ts";
import { renderPdf } from "#lib/documents/pdf.ts";
import { lockOf, type Scan } from "#lib/documents/scanning/lock.ts";
import { sha256Of } from "#lib/documents/store.ts";
import { type ZipEntry, zipStream } from "#lib/documents/zip.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { guardCell } from "#lib/organisation/csv/formula.ts";
import { revisionPdf } from "#lib/projects/documents/download.ts";
import { storedContent, type WholeProject, wholeProject } from "#lib/projects/export/queries.ts";
import { projectSheets, type Sheet } from "#lib/projects/export/sheets.ts";

/** A file of the archive, with what the index says of it. */
type Filed = ZipEntry & { sha256: string; about: string };

type Making = { actor: Actor; project: WholeProject; t: Translate; locale: Locale; at: Date };

const made = (path: string, about: string, content: Uint8Array): Filed => ({
  ...{ path, about, size: content.byteLength, sha256: sha256Of(content) },
  content: async () => content,
});

const stored = (path: string, about: string, sha256: string, size: number): Filed => ({
  ...{ path, about, sha256, size },
  content: () => storedContent(sha256),
});

/** A file that was given: in place of a locked one stands why it is not there. */
function given(
  file: { path: string; about: string; sha256: string; size: number; scan: Scan },
  t: Translate,
) {
  const { path, about, sha256, size, scan } = file;
  const lock = lockOf(scan);
  if (!lock) return stored(path, about, sha256, size);
  const malware = lock.state === "infected" ? lock.malware : "";
  return made(`${path}.txt`, about, Buffer.from(`${t(`files.lock.${lock.state}`, { malware })}\n`));
}

/** Excel with Swedish settings opens it by a double click; no cell can run as a formula. */
function csvOf(columns: string[], rows: string[][]): Uint8Array {
  const guarded = [columns, ...rows].map((row) => row.map(guardCell));
  return Buffer.from(stringify(guarded, { bom: true, delimiter: ";", record_delimiter: "windows" }));
}

/** Columns whose cells are alike in every row; the rest share what they leave. */
const columnWidths: Record<string, string> = { number: "auto", time: "auto", hash: "4.6cm" };

/** Narrow lists as a table, wide ones row by row: a page holds few columns. */
function sheetBlocks({ columns, rows }: Sheet, labels: string[], none: string): Block[] {
  if (rows.length === 0) return [paragraph(none)];
  if (columns.length <= 5)
    return [
      {
        kind: "table",
        columns: labels,
        widths: columns.map((column) => columnWidths[column] ?? "1fr"),
        rows,
      },
    ];
  return rows.flatMap((row): Block[] => [
    heading(3, `${labels[0]}: ${row[0]}`),
    factList(row.slice(1).map((cell, position) => [labels[position + 1] ?? "", cell])),
  ]);
}

async function listFiles({ project, t, locale, at }: Making): Promise<Filed[]> {
  const files: Filed[] = [];
  for (const [position, sheet] of projectSheets(project, t, locale).entries()) {
    const title = t(`projects.export.sheets.${sheet.key}`);
    const labels = sheet.columns.map((column) => t(`projects.export.columns.${column}`));
    const path = `${t("projects.export.folders.lists")}/${String(position + 1).padStart(2, "0")} ${title}`;
    const blocks = [
      heading(1, `${project.number} – ${title}`),
      ...sheetBlocks(sheet, labels, t("projects.export.none")),
    ];
    const pdf = await renderPdf(
      blockTemplate,
      { blocks },
      { title: `${project.number} ${title}`, locale, at },
    );
    files.push(made(`${path}.pdf`, title, pdf), made(`${path}.csv`, title, csvOf(labels, sheet.rows)));
  }
  return files;
}

/**
 * Each document as PDF/A in its newest approved revision, and apart from it in those that came before; the file itself
 * where the document is one.
 */
async function documentFiles({ actor, project, t, locale, at }: Making): Promise<Filed[]> {
  const files: Filed[] = [];
  const current = t("projects.export.folders.documents");
  const earlier = `${current}/${t("projects.export.folders.earlier")}`;
  const revisions = project.documents.flatMap(({ kind, revisions: all }) =>
    all.map((one, position) => ({ ...one, kind, folder: position === 0 ? current : earlier })),
  );
  for (const { kind, folder, revision, sha256, file, fileName } of revisions) {
    const name = t(`projects.documents.kinds.${kind}`);
    const about = t("projects.export.document", { name, revision });
    const { content } = await revisionPdf(actor, { number: project.number, kind, revision }, locale, at);
    files.push(made(`${folder}/${safeFileName(about)}.pdf`, about, content));
    if (sha256 && file) {
      const path = `${folder}/${safeFileName(`${about} – ${fileName ?? ""}`)}`;
      files.push(given({ path, about, sha256, ...file }, t));
    }
  }
  return files;
}

function declarationFiles({ project, t }: Making): Filed[] {
  return project.declarations.map(({ revision, sha256, file }) => {
    const about = t("declarations.document.fileTitle", { number: project.number, revision });
    const path = `${t("projects.export.folders.declarations")}/${safeFileName(about)}.pdf`;
    return stored(path, about, sha256, file.size);
  });
}

/** Files that people have put in, those taken away again too: their history names them. */
function uploadedFiles({ project, t }: Making): Filed[] {
  const folder = t("projects.export.folders.files");
  return project.files.map(({ fileName, addedBy, addedAt, sha256, size, removedAt, file }, position) => {
    const about = t(removedAt ? "projects.export.removedFile" : "projects.export.addedFile", {
      name: addedBy,
      time: minuteOf(addedAt),
    });
    const path = `${folder}/${String(position + 1).padStart(3, "0")} ${safeFileName(fileName)}`;
    return given({ path, about, sha256, size, scan: file.scan }, t);
  });
}

async function frameFile({ project, t, locale, at }: Making): Promise<Filed> {
  const fact = (key: string, value: string | null): [string, string | null] => [t(`projects.${key}`), value];
  const title = t("projects.export.frame", { number: project.number });
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
  const blocks = [
    heading(1, title),
    factList([
      fact("fields.title", project.title),
      fact("fields.origin", t(`projects.origins.${project.origin}`)),
      fact("fields.owner", `${project.owner.name}, ${project.ownerFunction}`),
      fact("fields.units", project.units.map(({ unit }) => unit.name).join(", ")),
      fact(
        "fields.legalEntity",
        `${project.legalEntity} (${project.organisationNumber}), ${project.address}`,
      ),
      fact("fields.qualitySystem", project.qualitySystem),
      fact("columns.phase", t(`phases.${project.phase}`)),
      fact("columns.inUseSince", day(project.inUseSince)),
      fact("conclude.riskClass", project.riskClass),
      fact("conclude.purposeSuitable", project.purposeSuitable),
      fact("conclude.benefitOutweighs", project.benefitOutweighs),
      fact("conclude.managementInPlace", project.managementInPlace),
      fact(
        "conclude.commissioningPlan",
        project.commissioningPlan ??
          (project.commissioningNotNeeded ? t("projects.conclude.commissioningNotNeeded") : null),
      ),
      fact("export.overallRisk", project.overallRisk),
      fact("export.marking", [project.markingNumber, project.markingText].filter(Boolean).join("\n")),
      fact("export.cannotMark", project.cannotMarkReason),
      fact("export.clinical", project.clinicalReason),
      fact("use.retireDay", day(project.retiredOn)),
      fact("use.retireReason", project.retiredReason),
      fact("disposal.columns.keptUntil", day(project.keptUntil)),
    ]),
  ];
  return made(`${title}.pdf`, title, await renderPdf(blockTemplate, { blocks }, { title, locale, at }));
}

/** What lies in the archive, each with its SHA-256: as PDF/A to read and as CSV to check by machine. */
async function indexFiles({ project, t, locale, at }: Making, files: Filed[]): Promise<Filed[]> {
  const title = t("projects.export.index", { number: project.number });
  const labels = ["file", "about", "size", "sha256"].map((key) => t(`projects.export.indexColumns.${key}`));
  const rows = files.map(({ path, about, size, sha256 }) => [path, about, String(size), sha256]);
  const widths = ["2fr", "2fr", "2cm", "3fr"];
  const blocks: Block[] = [
    heading(1, title),
    paragraph(t("projects.export.indexText", { time: minuteOf(at), count: files.length })),
    { kind: "table", columns: labels, widths, rows },
  ];
  const pdf = await renderPdf(blockTemplate, { blocks }, { title, locale, at });
  return [made(`${title}.pdf`, title, pdf), made(`${title}.csv`, title, csvOf(labels, rows))];
}

/**
 * Everything that a project holds as one archive, at any time of its life (VGR 3.1; MDR art. 5(5)(d)): documents and
 * declarations as PDF/A, its lists, its history, the files that people put in, and an index with the SHA-256 of each.
 * Documents are typeset before the first byte is sent; stored files are read one by one while it is sent.
 * Throws NotFoundError when the project may not be seen.
 */
export async function projectArchive(actor: Actor, number: string, locale: Locale, at: Date) {
  const project = await wholeProject(actor, number);
  const t = translatorFor(locale) as unknown as Translate;
  const making = { actor, project, t, locale, at };
  const files = [
    await frameFile(making),
    ...(await documentFiles(making)),
    ...declarationFiles(making),
    ...(await listFiles(making)),
    ...uploadedFiles(making),
  ];
  const entries = [...(await indexFiles(making, files)), ...files];
  return { fileName: `${number}.zip`, ...(await zipStream(entries, at)) };
}
