/** A run of text on a page: left edge, baseline, width and font size in the page's units, y growing downwards. */
export type TextRun = { text: string; x: number; y: number; width: number; size: number };

type Line = { y: number; size: number; runs: TextRun[] };

/** Baselines closer than this share of the font size belong to one line (raised signs, indices). */
const SAME_LINE = 0.5;
/** Gaps in shares of the font size: from the first a space, from the second another cell. */
const SPACE_GAP = 0.15;
const CELL_GAP = 0.9;
/** Distance of baselines, in font sizes, that people see as an empty line. */
const PARAGRAPH_GAP = 1.9;

/**
 * The text of a page as lines, top to bottom, from runs in any order. What stands on one height is one line, so
 * that a table row is one line with a tab between its cells. An empty line stands where the page leaves one.
 * Text drawn twice (imitated bold) appears once.
 */
export function pageLines(runs: TextRun[]): string {
  const lines = groupByHeight(runs.filter((run) => run.text.trim() !== ""));
  const out: string[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    if (previous && line.y - previous.y > PARAGRAPH_GAP * Math.max(line.size, previous.size)) out.push("");
    out.push(joinRuns(line.runs));
    previous = line;
  }
  return out.join("\n");
}

function groupByHeight(runs: TextRun[]): Line[] {
  const lines: Line[] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line && run.y - line.y <= SAME_LINE * Math.max(run.size, line.size)) {
      line.runs.push(run);
      // The largest text decides where the line is, so that a raised sign does not pull it up.
      if (run.size > line.size) Object.assign(line, { y: run.y, size: run.size });
    } else {
      lines.push({ y: run.y, size: run.size, runs: [run] });
    }
  }
  return lines;
}

function joinRuns(runs: TextRun[]): string {
  let text = "";
  let end = 0;
  let last: TextRun | null = null;
  for (const run of runs.toSorted((a, b) => a.x - b.x)) {
    if (last && isRepeated(last, run)) continue;
    if (last) text += between(text, run, (run.x - end) / Math.max(1, Math.min(last.size, run.size)));
    text += run.text;
    end = run.x + run.width;
    last = run;
  }
  return text
    .replace(/ *\t */g, "\t")
    .replace(/ {2,}/g, " ")
    .trim();
}

function between(text: string, run: TextRun, gap: number): string {
  if (gap > CELL_GAP) return "\t";
  return gap > SPACE_GAP && !text.endsWith(" ") && !run.text.startsWith(" ") ? " " : "";
}

function isRepeated(last: TextRun, run: TextRun): boolean {
  return (
    last.text === run.text &&
    run.x - last.x < 0.3 * run.size &&
    run.text.trim().length > 0 &&
    last.width > 0.6 * run.size
  );
}
