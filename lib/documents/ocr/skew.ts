/** A picture in shades of grey (0 black, 255 white), rows from the top. */
export type GreyPicture = { width: number; height: number; grey: Uint8Array };

/** Slants that a scanner or a hand leaves, in degrees, and how finely they are told. */
const WIDEST = 8;
const COARSE = 1;
const FINE = 0.1;
/** Marks that are looked at: more say nothing more. */
const MOST_MARKS = 40_000;
/** Turned by a quarter, text must stand out in lines this much better. */
const PLAINLY = 1.3;

/**
 * How a page lies: `degrees` to turn it clockwise so that its lines of text are level. Lines that run up or down give
 * about 90; whether the text is then upside down is not told. 0 when there are no lines. Pure: looks at where ink
 * stands together in rows.
 */
export function skewOf(picture: GreyPicture): number {
  const marks = marksOf(picture);
  if (marks.length < 200) return 0;
  const level = bestAngle(marks, 0);
  const quarter = bestAngle(marks, 90);
  const best = quarter.score > PLAINLY * level.score ? quarter : level;
  return Math.abs(best.angle) < 2 * FINE ? 0 : Math.round(best.angle * 10) / 10;
}

type Angle = { angle: number; score: number };

function bestAngle(marks: Float32Array, base: number): Angle {
  let best: Angle = { angle: base, score: score(marks, base) };
  const search = (middle: number, reach: number, step: number) => {
    for (let angle = middle - reach; angle <= middle + reach; angle += step) {
      const found = score(marks, angle);
      if (found > best.score) best = { angle, score: found };
    }
  };
  search(base, WIDEST, COARSE);
  search(best.angle, COARSE, COARSE / 4);
  search(best.angle, COARSE / 4, FINE);
  return best;
}

/** How unevenly ink is spread over rows when the picture is turned clockwise by an angle: lines make it uneven. */
function score(marks: Float32Array, degrees: number): number {
  const angle = (degrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const rows = new Float64Array(4096);
  for (let at = 0; at < marks.length; at += 2) {
    const row = Math.round((marks[at] as number) * sine + (marks[at + 1] as number) * cosine) + 2048;
    if (row >= 0 && row < rows.length) rows[row] = (rows[row] as number) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) sum += ((rows[row] as number) - (rows[row - 1] as number)) ** 2;
  return sum;
}

/** Places of dark spots that have light beside them (edges of letters, not shadows), from the middle: x, y, x, y … */
function marksOf({ width, height, grey }: GreyPicture): Float32Array {
  const dark = Math.min(160, darkness(grey));
  const found: number[] = [];
  for (let y = 1; y < height; y++)
    for (let x = 1; x < width; x++) {
      const at = y * width + x;
      const edge = (grey[at - width] as number) >= dark || (grey[at - 1] as number) >= dark;
      if ((grey[at] as number) < dark && edge) found.push(x - width / 2, y - height / 2);
    }
  const step = Math.max(1, Math.ceil(found.length / 2 / MOST_MARKS));
  return Float32Array.from(found.filter((_, index) => (index >> 1) % step === 0));
}

/** Shades below this are ink: midway between the average and black. */
function darkness(grey: Uint8Array): number {
  let sum = 0;
  for (const shade of grey) sum += shade;
  return grey.length === 0 ? 0 : (sum / grey.length) * 0.7;
}
