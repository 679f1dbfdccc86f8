import type { PlacedWord } from "#lib/documents/text/placedWord.ts";
import { type CellWords, hasNoWraps, rowWords } from "#lib/documents/text/tableRow.ts";

/** The words of one line of a page; `far` when the page leaves an empty line above it. */
export type PageLine = { y: number; size: number; far: boolean; words: PlacedWord[] };

/** What stands between two wide gaps of a line: one line of one table cell, where the page has a table. */
type Segment = { words: PlacedWord[]; x: number; end: number; y: number; size: number; column: number };
type Region = { from: number; to: number; columns: number[]; segments: Segment[] };
type Block = { column: number; lines: Segment[]; top: number; bottom: number };

/** How far from the edge of its column a cell may start, in font sizes. */
const ALIGNED = 0.7;
/** Lines farther apart than this, in font sizes, do not belong to one table. */
const FARTHEST = 5;
/** The lines of one cell are closer than rows are: the farther is at least this many times the nearer. */
const ROW_STEP = 1.1;
/** Lines of one cell are never farther apart than this, in font sizes. */
const LEADING = 1.75;
/** Lines nearer than this, in font sizes, overlap: no text of one column is set so. */
const OVERLAP = 0.95;
/** How many lines of a row can stand above its first line that has several cells. */
const LOOK_AHEAD = 6;
/** How exactly a word begins at a column, and what gap is before it, for a cell to begin there; in font sizes. */
const EXACTLY = 0.25;
const NARROW_GAP = 0.4;
/** Baselines of cells that begin at the top of one row differ by no more, in font sizes. */
const SAME_HEIGHT = 0.1;
const MAX_COLUMNS = 16;
/** Longest cell, in lines, before it is taken for a column of a page. */
const MAX_CELL = 40;

/**
 * Lines in the order in which a person reads them where cells of a table run over several lines: a page gives such
 * cells line by line across all columns. Rows are told from the lines of a cell by their distance. What is no
 * table stays as it is.
 */
export function readTables(lines: readonly PageLine[]): PageLine[] {
  const out: PageLine[] = [];
  const margin = Math.max(0, ...lines.flatMap((line) => line.words.map((word) => word.end)));
  let at = 0;
  while (at < lines.length) {
    const region = regionAt(lines, at);
    const rows = region ? rowsOf(region, margin) : null;
    if (!region || !rows) {
      const end = region ? region.to + 1 : at + 1;
      for (const line of lines.slice(at, end)) out.push(line);
      at = end;
      continue;
    }
    const first = lines[region.from];
    for (const [index, words] of rows.entries()) {
      const { y, size } = words[0] ? { y: words[0].bottom, size: first?.size ?? 1 } : { y: 0, size: 1 };
      out.push({ y, size, far: index === 0 && (first?.far ?? false), words });
    }
    at = region.to + 1;
  }
  return out;
}

function segmentsOf(line: PageLine): Segment[] {
  const segments: Segment[] = [];
  for (const word of line.words) {
    const last = segments.at(-1);
    if (!last || word.before === "\t")
      segments.push({
        words: [word],
        x: word.x,
        end: word.end,
        y: line.y,
        size: line.size,
        column: segments.length,
      });
    else {
      last.words.push(word);
      last.end = Math.max(last.end, word.end);
    }
  }
  return segments;
}

/** The table that begins at a line; null where none does. */
function regionAt(lines: readonly PageLine[], from: number): Region | null {
  let columns = columnsAt(lines, from);
  for (let more = columns; more && more.length <= MAX_COLUMNS; ) {
    const region: Region | null = regionWith(lines, from, more);
    columns = more;
    more = region ? withMoreColumns(lines, region) : null;
    if (!more) return region;
  }
  return columns ? regionWith(lines, from, columns) : null;
}

/** The columns with those of the line at which the table seems to end, where that line is a row of more cells. */
function withMoreColumns(lines: readonly PageLine[], { to, columns }: Region): number[] | null {
  const [last, line] = lines.slice(to, to + 2);
  if (!last || !line || line.y - last.y > FARTHEST * Math.max(line.size, last.size)) return null;
  const own = segmentsOf(line);
  const known = own.filter((segment) => place(segment, columns));
  const others = own.filter((segment) => !known.includes(segment));
  const [first] = own;
  if (own.length < 3 || known.length < 2 || !first || !known.includes(first)) return null;
  return others.length === 1 ? [...columns, ...others.map(({ x }) => x)].sort((a, b) => a - b) : null;
}

function regionWith(lines: readonly PageLine[], from: number, columns: number[]): Region | null {
  const segments: Segment[] = [];
  let to = from - 1;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    const before = lines[at - 1];
    if (!line) break;
    if (at > from && before && line.y - before.y > FARTHEST * Math.max(line.size, before.size)) break;
    const own = segmentsOf(line).flatMap((segment) => cutAtColumns(segment, columns));
    if (!own.every((segment) => place(segment, columns))) break;
    segments.push(...own);
    to = at;
  }
  return to <= from ? null : { from, to, columns, segments };
}

/**
 * Where the columns of a table begin that has its first line here: the cells of a line, and of the next lines that
 * are so near that they must be other cells of its row, set in the middle of their height. A line of headings with
 * hardly a gap between them begins the table of the line below.
 */
function columnsAt(lines: readonly PageLine[], from: number, headed = true): number[] | null {
  const columns: number[] = [];
  for (let at = from; at < Math.min(from + LOOK_AHEAD, lines.length); at += 1) {
    const line = lines[at];
    const before = lines[at - 1];
    if (!line || (at > from && before && line.y - before.y > OVERLAP * Math.min(line.size, before.size)))
      break;
    for (const { x, size, words } of segmentsOf(line))
      if (!isSpeck(words) && !columns.some((known) => Math.abs(known - x) <= ALIGNED * size)) columns.push(x);
  }
  if (columns.length > 1) return columns.sort((a, b) => a - b);
  const [line] = lines.slice(from, from + 1);
  const below = headed && line ? columnsAt(lines, from + 1, false) : null;
  if (!line || !below) return null;
  return segmentsOf(line).flatMap((segment) => cutAtColumns(segment, below)).length > 1 ? below : null;
}

/** Cells so narrow that hardly a gap is left between them are cut where a known column begins. */
function cutAtColumns(segment: Segment, columns: readonly number[]): Segment[] {
  const pieces: Segment[] = [];
  for (const word of segment.words) {
    const last = pieces.at(-1);
    const begins = columns.some((x) => Math.abs(x - word.x) <= EXACTLY * segment.size);
    if (!last || (begins && word.x - last.end >= NARROW_GAP * segment.size))
      pieces.push({ ...segment, words: [word], x: word.x, end: word.end });
    else {
      last.words.push(word);
      last.end = Math.max(last.end, word.end);
    }
  }
  return pieces;
}

/** Dots and dashes alone, as dirt on a scan gives them, make no column. */
function isSpeck(words: readonly PlacedWord[]): boolean {
  return words.every(({ text }) => !/[\p{L}\d☐☒☑✓✔✗✘■□]/u.test(text));
}

/** Finds the column of a cell; false for text that starts at no column or runs across the next one. */
function place(segment: Segment, columns: readonly number[]): boolean {
  if (isSpeck(segment.words)) {
    segment.column = Math.max(
      0,
      columns.findLastIndex((x) => x <= segment.x),
    );
    return true;
  }
  const tolerance = ALIGNED * segment.size;
  const column = columns.findIndex((x) => Math.abs(x - segment.x) <= tolerance);
  if (column < 0) return false;
  const next = columns[column + 1];
  if (next !== undefined && segment.end > next) return false;
  segment.column = column;
  return true;
}

/** The rows of a table, each as its words in reading order; null where no cell has more than one line. */
function rowsOf(region: Region, margin: number): PlacedWord[][] | null {
  const byColumn = Map.groupBy(region.segments, (segment) => segment.column);
  const leading = leadingOf(byColumn, region);
  if (leading === null) return null;
  const blocks = cutAtRows([...byColumn.values()].flatMap((segments) => blocksOf(segments, leading)));
  if (blocks.every((block) => block.lines.length === 1)) return null;
  if (blocks.some((block) => block.lines.length > MAX_CELL)) return null;
  const size = Math.max(...region.segments.map((segment) => segment.size));
  const edges = region.columns.map((_, column) => (region.columns[column + 1] ?? margin + size) - size / 2);
  const cell = (block: Block): CellWords =>
    block.lines.map((segment) => ({ words: segment.words, edge: edges[block.column] ?? 0 }));
  return groupRows(blocks)
    .map((row) => row.sort((a, b) => a.column - b.column))
    .flatMap((row) => (row[0] && hasNoWraps(cell(row[0])) ? cutAtLines(row) : [row]))
    .flatMap((row) => rowWords(row.map(cell)));
}

/**
 * What seems to be one row is several where no line of its first cell was broken for want of room, and each stands at
 * the height of a line beside it: names of fields with their values, set as close as lines.
 */
function cutAtLines(row: Block[]): Block[][] {
  const [first, ...others] = row;
  if (!first || first.lines.length < 2) return [row];
  const level = (a: Segment, b: Segment) => Math.abs(a.y - b.y) <= SAME_HEIGHT * a.size;
  const beside = others.flatMap(({ lines }) => lines);
  if (!first.lines.every((line) => beside.some((other) => level(line, other)))) return [row];
  return first.lines.map((line, index) => {
    const next = first.lines[index + 1];
    const isHere = (other: Segment) =>
      (index === 0 || other.y >= line.y - SAME_HEIGHT * line.size) &&
      (!next || other.y < next.y - SAME_HEIGHT * next.size);
    return row
      .map((block) => ({ ...block, lines: block.lines.filter(isHere) }))
      .filter((block) => block.lines.length > 0);
  });
}

/** The distance of two lines of one cell; null where lines and rows cannot be told apart. */
function leadingOf(byColumn: Map<number, Segment[]>, region: Region): number | null {
  const size = Math.max(...region.segments.map((segment) => segment.size));
  const distances: number[] = [];
  for (const segments of byColumn.values()) {
    for (const [index, segment] of segments.entries()) {
      const before = segments[index - 1];
      if (before) distances.push(segment.y - before.y);
    }
  }
  const least = Math.min(...distances);
  if (!(least <= LEADING * size)) return null;
  return distances.some((distance) => distance > least * ROW_STEP) ? least * ROW_STEP : null;
}

function blocksOf(segments: readonly Segment[], leading: number): Block[] {
  const blocks: Block[] = [];
  for (const segment of segments) {
    const last = blocks.at(-1);
    const above = last?.lines.at(-1);
    if (last && above && segment.y - above.y <= leading) {
      last.lines.push(segment);
      last.bottom = segment.y + 0.2 * segment.size;
    } else {
      const { column, y, size } = segment;
      blocks.push({ column, lines: [segment], top: y - 0.8 * size, bottom: y + 0.2 * size });
    }
  }
  return blocks;
}

/**
 * In a table whose rows follow each other like lines, a column without gaps seems to be one cell: it is cut where the
 * cells of the first column begin, if a line of it stands at each of them.
 */
function cutAtRows(blocks: readonly Block[]): Block[] {
  const column = Math.min(...blocks.map((block) => block.column));
  const heads = blocks.filter((block) => block.column === column).flatMap(({ lines }) => lines.slice(0, 1));
  return blocks.flatMap((block) => {
    const beside = heads.filter((head) => head.y >= block.top && head.y <= block.bottom);
    const starts = (line: Segment) =>
      beside.some((head) => Math.abs(head.y - line.y) <= SAME_HEIGHT * line.size);
    if (block.column === column || beside.length < 2 || block.lines.filter(starts).length < beside.length)
      return [block];
    const pieces: Block[] = [];
    for (const line of block.lines) {
      const last = pieces.at(-1);
      const bottom = line.y + 0.2 * line.size;
      if (!last || starts(line))
        pieces.push({ column: block.column, lines: [line], top: line.y - 0.8 * line.size, bottom });
      else Object.assign(last, { lines: [...last.lines, line], bottom });
    }
    return pieces;
  });
}

/** Cells that stand beside each other are one row. */
function groupRows(blocks: Block[]): Block[][] {
  const rows: { blocks: Block[]; bottom: number }[] = [];
  for (const block of blocks.sort((a, b) => a.top - b.top)) {
    const last = rows.at(-1);
    if (last && block.top < last.bottom) {
      last.blocks.push(block);
      last.bottom = Math.max(last.bottom, block.bottom);
    } else rows.push({ blocks: [block], bottom: block.bottom });
  }
  return rows.map((row) => row.blocks);
}
