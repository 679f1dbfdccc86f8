import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { PageError, type PageFailure } from "#lib/documents/pages/pageError.ts";
import type {
  PageAnswer,
  PageAnswers,
  PageTask,
  PageWords,
  ProgramAnswer,
} from "#lib/documents/pages/pageTask.ts";

/** What a PDF may cost. Pages of 64 KB are WebAssembly's: 768 MB at most. */
const LIMITS = {
  bytes: 50 * 1024 * 1024,
  milliseconds: 15_000,
  waiting: 40,
  idleMilliseconds: 60_000,
  wasmPages: 12_288,
} as const;

/** The widest picture of a page, and the most pixels of one, whatever its shape. */
export const LARGEST_PICTURE = { width: 4_000, pixels: 20_000_000 } as const;

type Job = { task: PageTask; answered: (answer: PageAnswer) => void };
type Pages = { queue: Job[]; child?: ChildProcess | undefined; busy: boolean; idle?: NodeJS.Timeout };

// The same over a development server's reloads.
const holder = globalThis as typeof globalThis & { vigilansPages?: Pages };

/**
 * Page `page` (from 1) of a PDF as a PNG, `width` pixels wide (less when that would be more than 20 million pixels).
 * Turned and cropped as a reader shows it, with annotations and filled-in forms. Throws PageError.
 *
 * The work is done in a process of its own, with bounds on time and memory: a PDF from outside may be made to do
 * harm.
 */
export async function renderPage(content: Uint8Array, page: number, width: number): Promise<Uint8Array> {
  const wide = Math.max(1, Math.min(Math.round(width) || 1, LARGEST_PICTURE.width));
  const png = await ask({ kind: "picture", content, page, width: wide, most: LARGEST_PICTURE.pixels });
  return new Uint8Array(png);
}

/**
 * The words of page `page` (from 1) of a PDF in reading order, the same as the text that notices are read from, with
 * their places as fractions of the page as `renderPage` shows it. None for a scanned page. Throws PageError.
 */
export async function pdfPageWords(content: Uint8Array, page: number): Promise<PageWords> {
  return ask({ kind: "words", content, page });
}

/** How many pages a PDF has. Throws PageError. */
export async function pageCount(content: Uint8Array): Promise<number> {
  return ask({ kind: "count", content });
}

async function ask<K extends PageTask["kind"]>(task: PageTask & { kind: K }): Promise<PageAnswers[K]> {
  if (task.content.byteLength > LIMITS.bytes) throw new PageError("too-large");
  holder.vigilansPages ??= { queue: [], busy: false };
  const pages = holder.vigilansPages;
  if (pages.queue.length >= LIMITS.waiting) throw new PageError("busy");
  const answer = await new Promise<PageAnswer>((answered) => {
    pages.queue.push({ task, answered });
    next(pages);
  });
  if ("failure" in answer) throw new PageError(answer.failure);
  return answer.done as PageAnswers[K];
}

function next(pages: Pages): void {
  const job = pages.busy ? undefined : pages.queue.shift();
  if (!job) return;
  pages.busy = true;
  clearTimeout(pages.idle);
  pages.child ??= start(pages);
  const { child } = pages;
  const settle = ({ answer, worn }: ProgramAnswer) => {
    clearTimeout(timer);
    for (const event of ["message", "exit", "error"]) child.removeAllListeners(event);
    if (worn) drop(pages, child);
    else rest(pages, child);
    pages.busy = false;
    job.answered(answer);
    next(pages);
  };
  const fail = (failure: PageFailure) => settle({ answer: { failure }, worn: true });
  const timer = setTimeout(() => fail("too-slow"), LIMITS.milliseconds);
  child.once("message", (answer) => settle(answer as ProgramAnswer));
  child.once("exit", () => fail("broken"));
  child.once("error", () => fail("broken"));
  child.ref();
  child.channel?.ref?.();
  child.send(job.task, (error) => {
    if (error) fail("broken");
  });
}

function start(pages: Pages): ChildProcess {
  const program = join(/* turbopackIgnore: true */ process.cwd(), "lib/documents/pages/pageProgram.ts");
  const child = fork(/* turbopackIgnore: true */ program, [], {
    serialization: "advanced",
    execArgv: [
      "--disable-warning=ExperimentalWarning",
      `--wasm-max-mem-pages=${LIMITS.wasmPages}`,
      "--max-old-space-size=512",
    ],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    // Nothing secret for a program that opens strangers' files.
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
  });
  pages.child = child;
  return child;
}

/** The process waits for another task for a while, without keeping a program open that has nothing else to do. */
function rest(pages: Pages, child: ChildProcess): void {
  child.unref();
  child.channel?.unref?.();
  child.once("exit", () => drop(pages, child));
  child.once("error", () => drop(pages, child));
  pages.idle = setTimeout(() => drop(pages, child), LIMITS.idleMilliseconds);
  pages.idle.unref();
}

function drop(pages: Pages, child: ChildProcess): void {
  if (pages.child === child) pages.child = undefined;
  child.on("error", () => undefined);
  child.kill("SIGKILL");
}
