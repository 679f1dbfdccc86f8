import type { PageContent } from "#lib/documents/text/letters.ts";

/** A page with fewer letters than this says hardly anything by itself. */
const HARDLY_ANY = 100;
/** A picture of this share of the page may well be the page. */
const LARGE_PICTURE = 0.4;
const SMALL_PICTURE = 0.02;
/** Letters drawn as shapes: a page of text has thousands. */
const MANY_SHAPES = 150;
/** From this share of letters without a meaning on, text is garbage. */
const GARBAGE = 0.25;

/**
 * Whether only its picture tells what a page says: a scan (with or without a hidden layer of text, which may be
 * anything), text drawn as shapes, or text whose letters the file gives no meaning.
 */
export function isUnread({ letters, unmapped, picture, shapes }: PageContent): boolean {
  let visible = 0;
  for (const letter of letters) if (!letter.invisible && letter.text.trim() !== "") visible += 1;
  if (visible > 0 && unmapped / visible > GARBAGE) return true;
  if (visible === 0) return picture > SMALL_PICTURE || shapes > MANY_SHAPES;
  return visible < HARDLY_ANY && picture > LARGE_PICTURE;
}
