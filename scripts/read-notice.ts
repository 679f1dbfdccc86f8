import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { detectMediaType } from "#lib/documents/mediaType.ts";
import { readText } from "#lib/documents/ocr/readText.ts";
import { type PictureReader, weighScanned } from "#lib/intake/pictures.ts";
import { noTexts, type ReadTexts, textsOfDocument, textsOfMail } from "#lib/intake/sources.ts";
import { decodeUnlabelled } from "#lib/mail/charset.ts";
import { parseMail } from "#lib/mail/parse.ts";
import { emptyFacts, type Fact, type NoticeFacts } from "#lib/notices/facts.ts";
import { readNotice } from "#lib/notices/reading/read.ts";
import { errorMessage, Failure, runMain } from "./failure.ts";

const usage = "Usage: npm run -s read-notice -- FILE...";

/** Keys and their order are what other programs read. */
const KEYS = [
  "manufacturer",
  "fscaReferences",
  "fsnReferences",
  "date",
  "devices",
  "refs",
  "udiDis",
  "lots",
  "serials",
  "softwareVersions",
  "actionTypes",
  "replyBy",
  "actBy",
] as const satisfies readonly (keyof NoticeFacts)[];

/** A fact in the words of the notice: a date or an action is printed as it stands there. */
type PrintedFact = Pick<Fact, "value" | "confidence" | "page" | "evidence">;

function printed(fact: Fact, words: string): PrintedFact {
  const { confidence, page, evidence } = fact;
  return { value: words, confidence, page, evidence };
}

function printedFacts(facts: NoticeFacts): Record<string, PrintedFact | PrintedFact[] | null> {
  return Object.fromEntries(
    KEYS.map((key) => {
      const value = facts[key];
      if (!Array.isArray(value)) return [key, value && printed(value, value.written ?? value.value)];
      const writings = (fact: Fact) => fact.written?.split("; ") ?? [fact.value];
      return [key, value.flatMap((fact: Fact) => writings(fact).map((words) => printed(fact, words)))];
    }),
  );
}

const MAIL = new Set(["message/rfc822", "application/vnd.ms-outlook", "application/ms-tnef"]);
/** Headers that only mail programs write. A letter may begin with "Date:" and "Subject:" too. */
const TRANSPORT = /^(?:received|return-path|message-id|mime-version|content-type|delivered-to):/im;

/** Pictures and scanned pages are read at once: some two seconds a page. */
const readPictures: PictureReader = ({ content, kind, pages }) =>
  readText({ content, kind, pages: kind === "pdf" ? pages : null });

/** The texts of a mail with all that is in it, or of one document. */
async function textsOf(file: string, content: Uint8Array): Promise<ReadTexts> {
  const mediaType = detectMediaType(content, file, null);
  const named = /\.(?:eml|msg)$/i.test(file);
  const head = Buffer.from(content.subarray(0, 16_384)).toString("latin1");
  if (MAIL.has(mediaType) && (mediaType !== "message/rfc822" || named || TRANSPORT.test(head)))
    return textsOfMail(await parseMail(content), readPictures);
  if (mediaType === "message/rfc822")
    return { ...noTexts(), sources: [{ name: file, kind: "text", pages: [decodeUnlabelled(content)] }] };
  return textsOfDocument({ fileName: file, mediaType, content }, readPictures);
}

/** npm runs a command in the folder of the project; a file is named as seen from where it was typed. */
function pathOf(file: string): string {
  const typed = resolve(process.env.INIT_CWD ?? ".", file);
  return existsSync(typed) ? typed : resolve(file);
}

/** One line for one file. A file that is there but cannot be read has a line too, with the reason. */
async function lineOf(file: string): Promise<{ line: object; opened: boolean }> {
  let facts = emptyFacts();
  let error: string | null = null;
  let opened = false;
  try {
    const content = await readFile(pathOf(file));
    opened = true;
    const texts = await textsOf(file, content);
    facts = weighScanned(readNotice(texts.sources), texts.scanned);
    if (texts.sources.length === 0) error = texts.problems[0] ?? "no text";
    for (const problem of texts.problems) console.error(`${file}: ${problem}`);
  } catch (thrown) {
    error = errorMessage(thrown);
    console.error(`${file}: ${error}`);
  }
  return { line: { file, facts: printedFacts(facts), ...(error === null ? {} : { error }) }, opened };
}

async function print(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return;
  await new Promise((resolve) => process.stdout.once("drain", resolve));
}

/**
 * Prints the facts of each file as one line of JSON, in the order given. Nothing is stored and no database is
 * needed. Exit code 1 only where a file could not be opened.
 */
await runMain(async () => {
  const files = process.argv.slice(2);
  if (files.length === 0) throw new Failure(usage);
  for (const file of files) {
    const { line, opened } = await lineOf(file);
    await print(JSON.stringify(line));
    if (!opened) process.exitCode = 1;
  }
});
