/** What is done with each piece of work: made ready by itself, then finished together with others. */
export type Stages<Item, Ready, Done> = {
  prepare: (item: Item) => Promise<Ready>;
  /** Of pieces that share a key the later one is finished after the earlier one. */
  keysOf: (ready: Ready) => string[];
  /** What a piece counts for against `Limits.weight`. */
  weightOf: (ready: Ready) => number;
  /** Answers in the order of `batch`. No two pieces of a batch share a key. */
  finish: (batch: Ready[]) => Promise<Done[]>;
};

export type Limits = {
  /** Pieces begun and not yet answered. */
  window: number;
  /** Pieces of one batch, and what they may weigh together: a heavier one is alone. */
  batch: number;
  weight: number;
};

type Piece<Ready, Done> = {
  ready: Ready;
  keys: string[];
  answer: (done: Done) => void;
  fail: (error: unknown) => void;
};

/**
 * Makes pieces of work ready side by side, finishes them batch after batch, and answers in the order of input.
 * A batch is whatever is ready when the one before it is done: one piece when few come, many when many do. Pieces
 * that share a key are finished in the order of input. Only `window` pieces are held at a time, however many come.
 */
export async function* inOrder<Item, Ready, Done>(
  items: AsyncIterable<Item> | Iterable<Item>,
  stages: Stages<Item, Ready, Done>,
  limits: Limits,
): AsyncGenerator<Done> {
  /** Pieces that are ready, in the order of input. */
  let queue: Piece<Ready, Done>[] = [];
  let finishing = false;
  const pending: Promise<Done>[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  const nextBatch = (): Piece<Ready, Done>[] => {
    const keys = new Set<string>();
    const batch: Piece<Ready, Done>[] = [];
    const left: Piece<Ready, Done>[] = [];
    let weight = 0;
    for (const piece of queue) {
      const heavier = weight + stages.weightOf(piece.ready);
      const fits = batch.length === 0 || (batch.length < limits.batch && heavier <= limits.weight);
      if (fits && !piece.keys.some((key) => keys.has(key))) {
        batch.push(piece);
        weight = heavier;
      } else left.push(piece);
      for (const key of piece.keys) keys.add(key);
    }
    queue = left;
    return batch;
  };

  const finishAll = async (): Promise<void> => {
    if (finishing) return;
    finishing = true;
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      try {
        const done = await stages.finish(batch.map(({ ready }) => ready));
        for (const [index, piece] of batch.entries()) piece.answer(done[index] as Done);
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
    finishing = false;
  };

  const begin = (item: Item): Promise<Done> => {
    const made = stages.prepare(item);
    const before = turn;
    const answer = new Promise<Done>((resolve, reject) => {
      // Pieces are queued in the order of input, whichever is ready first.
      turn = Promise.allSettled([made, before]).then(async () => {
        const ready = await made;
        queue.push({ ready, keys: stages.keysOf(ready), answer: resolve, fail: reject });
        void finishAll();
      });
      turn.catch(reject);
    });
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
