import { PageError } from "#lib/documents/pages/pageError.ts";
import type { PageAnswer, PageAnswers, PageTask, ProgramAnswer } from "#lib/documents/pages/pageTask.ts";
import { PdfFile } from "#lib/documents/pages/pdfFile.ts";
import { pngOf } from "#lib/documents/pages/png.ts";
import { readPage } from "#lib/documents/text/pageText.ts";

/*
 * The process that opens PDF files for their pages, started by `pages.ts`: one task at a time, a PageTask in, a
 * ProgramAnswer out.
 */

async function answer(task: PageTask): Promise<PageAnswer> {
  try {
    const pdf = await PdfFile.open(task.content);
    try {
      return { done: perform(pdf, task) };
    } finally {
      pdf.close();
    }
  } catch (error) {
    // What else is thrown is the library giving up: out of memory, or a trap in WebAssembly.
    return { failure: error instanceof PageError ? error.reason : "broken" };
  }
}

function perform(pdf: PdfFile, task: PageTask): PageAnswers[PageTask["kind"]] {
  if (task.kind === "count") return pdf.pageCount;
  if (task.kind === "picture") return pngOf(pdf.pixels(task.page, task.width, task.most));
  const { width, height, words } = readPage(pdf.content(task.page));
  return { width, height, words: words.map(({ before: _before, ...word }) => word) };
}

process.on("message", async (task: PageTask) => {
  const given = await answer(task);
  const failed = "failure" in given && given.failure !== "no-page" && given.failure !== "encrypted";
  const sent: ProgramAnswer = { answer: given, worn: failed };
  process.send?.(sent);
});
