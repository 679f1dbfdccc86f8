import type messages from "#messages/sv.json";

/** A sentence under `watch.problems` in the messages: a problem without one does not compile. */
export type WatchProblemKey = keyof (typeof messages)["watch"]["problems"];

/** What is wrong with a source, with the values of its sentence. */
export type WatchProblemText = { key: WatchProblemKey; values: Record<string, string | number> };

/** A source could not be fetched or read. Shown at the source; never logged as a fault of the application. */
export class WatchProblem extends Error {
  readonly key: WatchProblemKey;
  readonly values: Record<string, string | number>;
  /** What the server said of when to come back (`Retry-After`), as it said it. */
  readonly retryAfter: string | null;

  constructor(
    key: WatchProblemKey,
    values: Record<string, string | number> = {},
    retryAfter: string | null = null,
  ) {
    super(key);
    this.name = "WatchProblem";
    this.key = key;
    this.values = values;
    this.retryAfter = retryAfter;
  }

  /** As it is kept with the source. */
  get text(): WatchProblemText {
    return { key: this.key, values: this.values };
  }
}
