import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Locale } from "#lib/i18n/locale.ts";

/** A file that lies within a PDF and can be taken out of it again (PDF/A-3, ISO 19005-3). */
export type EmbeddedFile = { fileName: string; mediaType: string; description: string; content: Uint8Array };

export type PdfOptions = {
  title: string;
  locale: Locale;
  /** When the document is made: its date in the file. */
  at: Date;
  /** Files to embed, in order. One without content cannot be embedded and is left out. */
  files?: EmbeddedFile[];
};

export type PdfJob = { template: string; data: object; options: PdfOptions };

type Waiting = { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };
type Typesetter = { child: ChildProcess; waiting: Map<number, Waiting>; jobs: number };

const longestSeconds = 180;
// The same over a development server's reloads.
const holder = globalThis as typeof globalThis & { vigilansTypesetter?: Typesetter };

/**
 * A document as tagged PDF/A-3a. `template` is Typst markup, put after the common preamble
 * (`lib/documents/pdfPreamble.ts`), and reads `data` as `d`: what people have written is data only, never markup.
 * Throws Error when the template is wrong, or when a document takes longer than three minutes, waiting for others included.
 *
 * The work is done in a process of its own: typesetting is heavy, and a fault in the native compiler ends the
 * process that it happens in.
 */
export async function renderPdf(template: string, data: object, options: PdfOptions): Promise<Uint8Array> {
  holder.vigilansTypesetter ??= startTypesetter();
  const typesetter = holder.vigilansTypesetter;
  const id = ++typesetter.jobs;
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const timer = setTimeout(() => typesetter.child.kill("SIGKILL"), longestSeconds * 1000);
  typesetter.waiting.set(id, { resolve, reject, timer });
  holdOpen(typesetter);
  const job: PdfJob = { template, data, options };
  typesetter.child.send({ id, job }, (error) => {
    if (error) settle(typesetter, id, (waiting) => waiting.reject(error));
  });
  return promise;
}

function startTypesetter(): Typesetter {
  const program = join(/* turbopackIgnore: true */ process.cwd(), "lib/documents/typesetter.ts");
  const child = fork(/* turbopackIgnore: true */ program, [], {
    serialization: "advanced",
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const typesetter: Typesetter = { child, waiting: new Map(), jobs: 0 };
  child.on("message", (answer: { id: number; pdf?: Uint8Array; error?: string }) => {
    settle(typesetter, answer.id, ({ resolve, reject }) =>
      answer.pdf
        ? resolve(new Uint8Array(answer.pdf))
        : reject(new Error(`a PDF could not be made: ${answer.error}`)),
    );
  });
  const end = (cause: unknown) => {
    if (holder.vigilansTypesetter === typesetter) holder.vigilansTypesetter = undefined;
    for (const id of [...typesetter.waiting.keys()])
      settle(typesetter, id, ({ reject }) => reject(new Error("the typesetter stopped", { cause })));
  };
  child.on("error", end);
  child.on("exit", (code, signal) => end({ code, signal }));
  return typesetter;
}

function settle(typesetter: Typesetter, id: number, how: (waiting: Waiting) => void): void {
  const waiting = typesetter.waiting.get(id);
  if (!waiting) return;
  clearTimeout(waiting.timer);
  typesetter.waiting.delete(id);
  how(waiting);
  holdOpen(typesetter);
}

/** A program that has nothing else to do waits for the typesetter only while that is at work. */
function holdOpen({ child, waiting }: Typesetter): void {
  if (waiting.size > 0) {
    child.ref();
    child.channel?.ref?.();
  } else {
    child.unref();
    child.channel?.unref?.();
  }
}
