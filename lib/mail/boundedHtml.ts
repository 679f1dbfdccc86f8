import { type Handler, Parser } from "htmlparser2";

/** No honest mail nests deeper or is longer. The parser's work grows with the square of the depth. */
const MAX_DEPTH = 500;
const MAX_LENGTH = 5_000_000;
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

class TooDeep extends Error {}

/**
 * Runs a handler over hostile HTML in bounded time: what lies beyond 5 million characters is not read, and
 * nesting beyond 500 elements stops the reading. False when it was stopped.
 */
export function parseHtml(html: string, handler: Partial<Handler>): boolean {
  let depth = 0;
  const parser = new Parser({
    ...handler,
    onopentag: (name, attributes, implied) => {
      if (++depth > MAX_DEPTH) throw new TooDeep();
      handler.onopentag?.(name, attributes, implied);
    },
    onclosetag: (name, implied) => {
      depth--;
      handler.onclosetag?.(name, implied);
    },
  });
  try {
    parser.write(html.slice(0, MAX_LENGTH));
    parser.end();
    return true;
  } catch (error) {
    if (error instanceof TooDeep) return false;
    throw error;
  }
}

/**
 * The same HTML with every element closed and every text escaped, so that a second parser can neither read it
 * in another way nor be driven into endless work. Null when it nests too deeply. Not sanitised.
 */
export function wellFormedHtml(html: string): string | null {
  const out: string[] = [];
  let raw = 0;
  const complete = parseHtml(html, {
    onopentag: (name, attributes) => {
      if (name === "script" || name === "style") raw++;
      if (raw > 0) return;
      const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
      out.push(`<${name}${written.join("")}>`);
    },
    onclosetag: (name) => {
      if (raw === 0 && !VOID.has(name)) out.push(`</${name}>`);
      if (name === "script" || name === "style") raw = Math.max(0, raw - 1);
    },
    ontext: (text) => {
      if (raw === 0) out.push(escapeHtml(text));
    },
  });
  return complete ? out.join("") : null;
}

/** Text as it may stand in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
