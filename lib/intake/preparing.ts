import { Worker } from "node:worker_threads";
import { unreadableMessage } from "#lib/intake/blank.ts";
import type { Hindrance, Origin, PreparedMessage } from "#lib/intake/prepared.ts";
import type { ThreadAnswer, ThreadTask } from "#lib/intake/prepareThread.ts";

/** Reading one message takes milliseconds; one that holds a thread this long is put in quarantine. */
const MAX_MILLISECONDS = 120_000;

type Task = ThreadTask & { done: (message: PreparedMessage) => void };

/**
 * Prepares messages beside the thread that stores them, each thread one message at a time. A message that breaks
 * its thread, by memory or time, is `unreadable` and the others go on.
 */
export class PreparingThreads {
  private readonly idle: Worker[] = [];
  private readonly waiting: Task[] = [];
  private readonly count: number;
  private started = 0;
  private closed = false;

  constructor(count: number) {
    this.count = count;
  }

  /** As `prepareMessage`. */
  prepare(raw: Uint8Array, origin: Origin): Promise<PreparedMessage> {
    return new Promise((done) => {
      this.waiting.push({ raw, origin, done });
      this.next();
    });
  }

  /** Ends the threads. Everything given before must have been answered. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.idle.map((thread) => thread.terminate()));
  }

  private next(): void {
    const task = this.waiting[0];
    if (!task) return;
    const thread = this.idle.pop() ?? this.start();
    if (!thread) return;
    this.waiting.shift();
    this.run(thread, task);
  }

  private start(): Worker | undefined {
    if (this.started >= this.count) return undefined;
    this.started += 1;
    return new Worker(new URL("./prepareThread.ts", import.meta.url));
  }

  private run(thread: Worker, { raw, origin, done }: Task): void {
    const release = () => {
      clearTimeout(timer);
      // By name: the thread has listeners of its own.
      for (const event of ["message", "error", "exit"]) thread.removeAllListeners(event);
    };
    const broken = (error: Error, why: Hindrance["why"] = "brokeDown") => {
      release();
      this.started -= 1;
      void thread.terminate();
      done(unreadableMessage(raw, origin, error, why));
      this.next();
    };
    const timer = setTimeout(
      () => broken(new Error("the reading took too long"), "tooSlow"),
      MAX_MILLISECONDS,
    );
    thread.once("error", (error) => broken(error));
    thread.once("exit", () => broken(new Error("the reading ended early")));
    thread.once("message", (answer: ThreadAnswer) => {
      release();
      if (this.closed) void thread.terminate();
      else this.idle.push(thread);
      done({ ...answer, raw });
      this.next();
    });
    const task: ThreadTask = { raw: Uint8Array.from(raw), origin };
    thread.postMessage(task, [task.raw.buffer as ArrayBuffer]);
  }
}
