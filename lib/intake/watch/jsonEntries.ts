/** Pieces of JSON text by their places. Only for text that `JSON.parse` takes. */
type Place = { start: number; end: number };

const SPACE = /[\s]*/y;

/**
 * The places of the elements of an array in JSON text, so that each can be kept as it came. `path` are the keys from
 * the outermost value to the array; of keys that stand twice the last counts, as in `JSON.parse`. Null when there is
 * no array there.
 */
export function arrayElements(text: string, path: readonly string[]): Place[] | null {
  let at = skipSpace(text, 0);
  for (const key of path) {
    const found = text[at] === "{" ? memberAt(text, at, key) : -1;
    if (found < 0) return null;
    at = found;
  }
  if (text[at] !== "[") return null;
  const elements: Place[] = [];
  at = skipSpace(text, at + 1);
  while (at < text.length && text[at] !== "]") {
    const end = valueEnd(text, at);
    elements.push({ start: at, end });
    at = skipSpace(text, end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return elements;
}

function memberAt(text: string, object: number, key: string): number {
  let found = -1;
  let at = skipSpace(text, object + 1);
  while (at < text.length && text[at] !== "}") {
    const nameEnd = stringEnd(text, at);
    const value = skipSpace(text, skipSpace(text, nameEnd) + 1);
    if (JSON.parse(text.slice(at, nameEnd)) === key) found = value;
    at = skipSpace(text, valueEnd(text, value));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return found;
}

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.exec(text);
  return SPACE.lastIndex;
}

/** Behind the closing quote of a string. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

/** Behind a value of any kind, however deep. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      at = stringEnd(text, at) - 1;
      if (depth === 0) return at + 1;
    } else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") {
      if (depth === 0) return at;
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && char === ",") return at;
  }
  return text.length;
}
