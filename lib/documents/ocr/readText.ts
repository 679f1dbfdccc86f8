import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { OcrPage } from "#lib/documents/ocr/ocrPage.ts";
import type { OcrAnswer, OcrProblem, OcrTask } from "#lib/documents/ocr/ocrTask.ts";

/** What one file may cost. Pages of 64 KB are WebAssembly's: 1 GB at most for each of the two libraries. */
const LIMITS = {
  bytes: 50 * 1024 * 1024,
  pageMilliseconds: 90_000,
  fileMilliseconds: 6 * 60_000,
  idleMilliseconds: 30_000,
  wasmPages: 16_384,
} as const;

/**
 * What was read of a file: pages that hold no text have no words. With a problem, the pages until then. `interrupted`
 * when the process that read it ended: that may be no fault of the file.
 */
export type OcrResult = {
  pages: OcrPage[];
  problem: OcrProblem | null;
  interrupted: boolean;
  milliseconds: number;
};

let child: ChildProcess | undefined;
let idle: NodeJS.Timeout | undefined;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads the text in a picture (PNG, JPEG, TIFF, GIF, BMP, WebP) or on pages (from 1) of a PDF, at about 300 dpi: some
 * two seconds a page. Turned and slanting pages are put upright. At most 30 pages and six minutes a file. One file at
 * a time, in a process of its own with bounds on memory. Never throws.
 */
export function readText(task: OcrTask): Promise<OcrResult> {
  const result = turn.then(() => readNow(task));
  turn = result;
  return result;
}

async function readNow(task: OcrTask): Promise<OcrResult> {
  const start = performance.now();
  const pages: OcrPage[] = [];
  const ended =
    task.content.byteLength > LIMITS.bytes ? "too-large" : await ask(task, (page) => pages.push(page));
  const interrupted = ended === "interrupted";
  const problem = interrupted ? "broken" : ended;
  return { pages, problem, interrupted, milliseconds: Math.round(performance.now() - start) };
}

type Ended = OcrProblem | "interrupted" | null;

function ask(task: OcrTask, read: (page: OcrPage) => void): Promise<Ended> {
  clearTimeout(idle);
  child ??= start();
  const own = child;
  return new Promise((resolve) => {
    const end = (problem: Ended, spent: boolean) => {
      clearTimeout(slowPage);
      clearTimeout(slowFile);
      for (const event of ["message", "exit", "error"]) own.removeAllListeners(event);
      if (spent) stop(own);
      else rest(own);
      resolve(problem);
    };
    const tooSlow = () => end("too-slow", true);
    let slowPage = setTimeout(tooSlow, LIMITS.pageMilliseconds);
    const slowFile = setTimeout(tooSlow, LIMITS.fileMilliseconds);
    own.on("message", (answer: OcrAnswer) => {
      if ("done" in answer) return end(answer.done, answer.done === "broken");
      clearTimeout(slowPage);
      slowPage = setTimeout(tooSlow, LIMITS.pageMilliseconds);
      read(answer.page);
    });
    own.once("exit", () => end("interrupted", true));
    own.once("error", () => end("interrupted", true));
    own.ref();
    own.channel?.ref?.();
    own.send(task, (error) => {
      if (error) end("interrupted", true);
    });
  });
}

function start(): ChildProcess {
  const program = join(/* turbopackIgnore: true */ process.cwd(), "lib/documents/ocr/ocrProgram.ts");
  return fork(/* turbopackIgnore: true */ program, [], {
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
}

/** The process waits for another file for a while, without keeping a program open that has nothing else to do. */
function rest(own: ChildProcess): void {
  own.unref();
  own.channel?.unref?.();
  own.once("exit", () => stop(own));
  own.once("error", () => stop(own));
  idle = setTimeout(() => stop(own), LIMITS.idleMilliseconds);
  idle.unref();
}

function stop(own: ChildProcess): void {
  if (child === own) child = undefined;
  own.on("error", () => undefined);
  own.kill("SIGKILL");
}
