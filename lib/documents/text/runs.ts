import type { Direction, Letter } from "#lib/documents/text/letters.ts";

/**
 * A run of text on a page: left edge, baseline, width and font size in the page's units, y growing downwards.
 * `edges` are where each of its letters starts and ends, and `top` and `bottom` the height that they take up, where
 * that is known.
 */
export type TextRun = {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  letters?: { text: string; x: number; end: number }[];
  top?: number;
  bottom?: number;
  /** A word by itself: never joined with the next run, however near. */
  apart?: boolean;
};

/** Text that runs the same way, as if the page were turned so that it runs to the right. */
export type TurnedText = { direction: 0 | 1 | 2 | 3; runs: TextRun[] };

/** Letters of one run are on one baseline, within this share of the font size. */
const SAME_BASELINE = 0.1;
/** Where the next letter may start, counted from the end of the one before, in shares of the font size. */
const FARTHEST_BACK = -0.4;
const FARTHEST_ON = 0.6;

type Turned = { text: string; x: number; end: number; y: number; top: number; bottom: number; size: number };

/**
 * The letters of a page as runs, those of each direction for itself, the most usual direction first. Text at a slant
 * is last, as one run for each piece of text in the file.
 */
export function runsOf(letters: readonly Letter[], width: number, height: number): TurnedText[] {
  const byDirection = new Map<Direction, Letter[]>();
  for (const letter of letters) {
    const same = byDirection.get(letter.direction);
    if (same) same.push(letter);
    else byDirection.set(letter.direction, [letter]);
  }
  const straight = [...byDirection].flatMap(([direction, own]) =>
    direction === null ? [] : [{ direction, own }],
  );
  straight.sort((a, b) => b.own.length - a.own.length);
  const turned = straight.map(
    ({ direction, own }): TurnedText => ({
      direction,
      runs: joined(own.map((letter) => ({ letter, turned: turn(letter, direction, width, height) }))),
    }),
  );
  const slanted = byDirection.get(null);
  return slanted ? [...turned, { direction: 0, runs: slantedRuns(slanted) }] : turned;
}

/** Where a place in turned text is on the page as it is seen. */
export function unturned(
  direction: 0 | 1 | 2 | 3,
  { x, end, top, bottom }: { x: number; end: number; top: number; bottom: number },
  page: { width: number; height: number },
): { x: number; y: number; width: number; height: number } {
  const [across, down] = [end - x, bottom - top];
  if (direction === 1) return { x: page.width - bottom, y: x, width: down, height: across };
  if (direction === 2) return { x: page.width - end, y: page.height - bottom, width: across, height: down };
  if (direction === 3) return { x: top, y: page.height - end, width: down, height: across };
  return { x, y: top, width: across, height: down };
}

function turn(letter: Letter, direction: 0 | 1 | 2 | 3, width: number, height: number): Turned {
  const { text, size, x, y, originX, originY } = letter;
  const right = x + letter.width;
  const low = y + letter.height;
  if (direction === 1)
    return { text, size, x: y, end: low, y: width - originX, top: width - right, bottom: width - x };
  if (direction === 2)
    return {
      text,
      size,
      x: width - right,
      end: width - x,
      y: height - originY,
      top: height - low,
      bottom: height - y,
    };
  if (direction === 3)
    return { text, size, x: height - low, end: height - y, y: originX, top: x, bottom: right };
  return { text, size, x, end: right, y: originY, top: y, bottom: low };
}

function joined(letters: readonly { letter: Letter; turned: Turned }[]): TextRun[] {
  const runs: (TextRun & Required<Pick<TextRun, "letters" | "top" | "bottom">>)[] = [];
  let object = -1;
  for (const { letter, turned } of letters) {
    const run = runs.at(-1);
    if (run && object === letter.object && continues(run, turned)) {
      run.text += turned.text;
      run.letters.push({ text: turned.text, x: turned.x, end: turned.end });
      run.width = Math.max(run.width, turned.end - run.x);
      run.top = Math.min(run.top, turned.top);
      run.bottom = Math.max(run.bottom, turned.bottom);
    } else {
      const { text, x, y, end, size, top, bottom } = turned;
      runs.push({ text, x, y, size, top, bottom, width: end - x, letters: [{ text, x, end }] });
      object = letter.object;
    }
  }
  return runs;
}

function continues(run: TextRun, next: Turned): boolean {
  const gap = next.x - (run.letters?.at(-1)?.end ?? run.x + run.width);
  const sameLine = Math.abs(run.y - next.y) <= SAME_BASELINE * next.size && run.size === next.size;
  // The second letter of a ligature stands where the first one does.
  const ligature = next.x === run.letters?.at(-1)?.x;
  return sameLine && ((gap >= FARTHEST_BACK * next.size && gap <= FARTHEST_ON * next.size) || ligature);
}

function slantedRuns(letters: readonly Letter[]): TextRun[] {
  const runs = new Map<number, TextRun>();
  for (const { text, x, y, width, height, size, object } of letters) {
    const run = runs.get(object);
    if (!run) {
      runs.set(object, { text, x, y: y + height, width, size, top: y, bottom: y + height });
      continue;
    }
    const end = Math.max(run.x + run.width, x + width);
    run.text += text;
    run.x = Math.min(run.x, x);
    run.width = end - run.x;
    run.top = Math.min(run.top ?? y, y);
    run.bottom = Math.max(run.bottom ?? y, y + height);
  }
  return [...runs.values()];
}
