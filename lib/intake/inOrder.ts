/** One piece of work: made ready by itself, then done beside others unless it shares a key with one before it. */
export type Staged<Ready, Done> = {
  prepare: () => Promise<Ready>;
  keysOf: (ready: Ready) => string[];
  finish: (ready: Ready) => Promise<Done>;
};

export type Limits = {
  /** Pieces begun and not yet answered. */
  window: number;
  /** Pieces being finished at the same time. */
  writers: number;
};

/**
 * Does many pieces of work side by side and answers in the order of input. Two pieces that share a key are
 * finished in that order too. Only `window` pieces are held at a time, however many come.
 */
export async function* inOrder<Item, Ready, Done>(
  items: AsyncIterable<Item> | Iterable<Item>,
  stage: (item: Item) => Staged<Ready, Done>,
  limits: Limits,
): AsyncGenerator<Done> {
  const latest = new Map<string, Promise<unknown>>();
  const writers = gate(limits.writers);
  const pending: Promise<Done>[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  const begin = (item: Item): Promise<Done> => {
    const { prepare, keysOf, finish } = stage(item);
    const ready = prepare();
    // Pieces are queued behind each other by key in the order of input, whichever is ready first.
    const queued = Promise.all([ready, turn.catch(() => undefined)]).then(([made]) => {
      const keys = keysOf(made);
      const before = keys.map((key) => latest.get(key));
      const done = Promise.allSettled(before).then(() => writers(() => finish(made)));
      const settled = done.catch(() => undefined);
      for (const key of keys) latest.set(key, settled);
      void settled.then(() => {
        for (const key of keys) if (latest.get(key) === settled) latest.delete(key);
      });
      return { done };
    });
    turn = queued;
    const answer = queued.then(({ done }) => done);
    // Thrown again where the answer is awaited.
    answer.catch(() => undefined);
    return answer;
  };

  for await (const item of items) {
    pending.push(begin(item));
    const first = pending.length >= limits.window ? pending.shift() : undefined;
    if (first) yield await first;
  }
  for (const answer of pending) yield await answer;
}

/** Lets at most `count` pieces of work run at a time; the others wait their turn. */
function gate(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
