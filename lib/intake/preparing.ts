import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { unreadableMessage } from "#lib/intake/blank.ts";
import type { PictureReader } from "#lib/intake/pictures.ts";
import type { Hindrance, Origin, PreparedMessage } from "#lib/intake/prepared.ts";
import type { ThreadAnswer, ThreadGift, ThreadTask } from "#lib/intake/prepareThread.ts";

export type ThreadLimits = {
  /** Reading one message takes milliseconds; one that holds a thread this long is put in quarantine. */
  milliseconds: number;
  /** Of the thread's own memory; bytes of files are bounded by the reader (MAIL_LIMITS). */
  megabytes: number;
  /** A thread that has had nothing to do for so long ends. */
  idleMilliseconds: number;
};

const usualLimits: ThreadLimits = { milliseconds: 120_000, megabytes: 1024, idleMilliseconds: 60_000 };

type Task = Omit<ThreadTask, "asks"> & {
  reader: PictureReader | undefined;
  done: (message: PreparedMessage) => void;
  failed: (error: unknown) => void;
};

/**
 * Prepares messages beside the thread that stores them, each thread one message at a time. A message that breaks
 * its thread, by memory or time, is `unreadable` and the others go on.
 */
export class PreparingThreads {
  private readonly idle: Worker[] = [];
  private readonly resting = new Map<Worker, NodeJS.Timeout>();
  private readonly waiting: Task[] = [];
  private readonly count: number;
  private readonly program: string;
  private readonly limits: ThreadLimits;
  private started = 0;
  private closed = false;

  /** `program` is what each thread runs, from the folder of the application. */
  constructor(count: number, limits: Partial<ThreadLimits> = {}, program = "lib/intake/prepareThread.ts") {
    this.count = count;
    this.limits = { ...usualLimits, ...limits };
    this.program = program;
  }

  /** Starts a thread before there is anything to do, since that takes a second. */
  warm(): void {
    const thread = this.start();
    if (thread) this.rest(thread);
  }

  /**
   * As `prepareMessage`; `reader` works in the caller's thread, and its time is not counted. Throws what `reader` throws.
   */
  prepare(raw: Uint8Array, origin: Origin, reader?: PictureReader): Promise<PreparedMessage> {
    return new Promise((done, failed) => {
      this.waiting.push({ raw, origin, reader, done, failed });
      this.next();
    });
  }

  /** Ends the threads. Everything given before must have been answered. */
  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.resting.values()) clearTimeout(timer);
    await Promise.all(this.idle.map((thread) => thread.terminate()));
  }

  private next(): void {
    const task = this.waiting[0];
    if (!task) return;
    const thread = this.idle.pop() ?? this.start();
    if (!thread) return;
    clearTimeout(this.resting.get(thread));
    this.resting.delete(thread);
    for (const event of ["error", "exit"]) thread.removeAllListeners(event);
    thread.ref();
    this.waiting.shift();
    this.run(thread, task);
  }

  private start(): Worker | undefined {
    if (this.started >= this.count) return undefined;
    this.started += 1;
    const program = join(/* turbopackIgnore: true */ process.cwd(), this.program);
    const resourceLimits = { maxOldGenerationSizeMb: this.limits.megabytes };
    return new Worker(/* turbopackIgnore: true */ program, { resourceLimits });
  }

  /** Keeps a thread for the next message; it does not keep the process from ending. */
  private rest(thread: Worker): void {
    thread.unref();
    this.idle.push(thread);
    const end = () => {
      const place = this.idle.indexOf(thread);
      if (place < 0) return;
      this.idle.splice(place, 1);
      clearTimeout(this.resting.get(thread));
      this.resting.delete(thread);
      this.started -= 1;
      void thread.terminate();
    };
    // What a message left behind in its thread may still break it afterwards: nobody but the thread ends then.
    for (const event of ["error", "exit"]) thread.once(event, end);
    this.resting.set(thread, setTimeout(end, this.limits.idleMilliseconds).unref());
  }

  private run(thread: Worker, { raw, origin, reader, done, failed }: Task): void {
    let timer: NodeJS.Timeout;
    let over = false;
    const release = () => {
      over = true;
      clearTimeout(timer);
      // By name: the thread has listeners of its own.
      for (const event of ["message", "error", "exit"]) thread.removeAllListeners(event);
    };
    const end = () => {
      release();
      this.started -= 1;
      void thread.terminate();
      this.next();
    };
    const broken = (error: Error, why: Hindrance["why"] = "brokeDown") => {
      done(unreadableMessage(raw, origin, error, why));
      end();
    };
    const bound = () => {
      timer = setTimeout(
        () => broken(new Error("the reading took too long"), "tooSlow"),
        this.limits.milliseconds,
      );
    };
    const answered = (answer: ThreadAnswer) => {
      if ("picture" in answer) {
        clearTimeout(timer);
        reader?.(answer.picture).then(
          (found) => {
            if (over) return;
            bound();
            thread.postMessage({ found } satisfies ThreadGift);
          },
          (error) => {
            if (over) return;
            failed(error);
            end();
          },
        );
        return;
      }
      release();
      if (this.closed) void thread.terminate();
      else this.rest(thread);
      done({ ...answer, raw });
      this.next();
    };
    thread.once("error", (error) => broken(error));
    thread.once("exit", () => broken(new Error("the reading ended early")));
    thread.on("message", answered);
    bound();
    const task: ThreadTask = { raw: Uint8Array.from(raw), origin, asks: reader !== undefined };
    thread.postMessage(task, [task.raw.buffer as ArrayBuffer]);
  }
}

/** Threads of this process for single messages, started when the first one comes. */
let shared: PreparingThreads | undefined;

/**
 * As `PreparingThreads.prepare`: for processes that serve people or hold jobs, which a message that hangs or breaks its
 * reading must not stop.
 */
export function prepareApart(
  raw: Uint8Array,
  origin: Origin,
  reader?: PictureReader,
): Promise<PreparedMessage> {
  shared ??= new PreparingThreads(2);
  return shared.prepare(raw, origin, reader);
}
