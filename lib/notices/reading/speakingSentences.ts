import type { Line, Span } from "#lib/notices/reading/document.ts";
import type { Prepared } from "#lib/notices/reading/passes.ts";
import { canHold, mentions } from "#lib/notices/reading/phrases.ts";
import { sentences, squeeze, type Token, tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/** A stretch of running text with its place, for facts that are said in sentences. */
export type Sentence = { text: string; tokens: readonly Token[]; span: Span };

/** Only sentences with one of these words say anything here. */
const SPEAKING = [
  VOCABULARY.replyWords,
  VOCABULARY.replyForms,
  VOCABULARY.noReply,
  VOCABULARY.by,
  VOCABULARY.within,
];

/** The sentences of all stretches of text in which something is asked or told to be done. */
export function speakingSentences(prepared: Prepared): Sentence[] {
  const { lines } = prepared.notice;
  const found: Sentence[] = [];
  let start = 0;
  const flush = (end: number) => {
    const stretch = lines.slice(start, end);
    const text = speaks(stretch) ? stretch.map((line) => line.text).join("\n") : "";
    const squeezed = text === "" ? [] : stretch.map((line) => squeeze(line.text));
    for (const sentence of sentences(text).flatMap(piecesOf))
      found.push({ text: sentence, tokens: tokenise(sentence), span: placeOf(squeezed, sentence, start) });
    start = end;
  };
  lines.forEach((line, index) => {
    if (
      line.text.trim() === "" ||
      line.zone === "furniture" ||
      prepared.boundaries.has(index) ||
      index - start > 12
    )
      flush(index);
  });
  flush(lines.length);
  return found;
}

/** Longest sentence that is looked at whole, in characters: what runs on is a list, or a text without any marks. */
const MAX_SENTENCE = 2_000;

function piecesOf(sentence: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < sentence.length; at += MAX_SENTENCE)
    pieces.push(sentence.slice(at, at + MAX_SENTENCE));
  return pieces;
}

function speaks(stretch: readonly Line[]): boolean {
  const can = SPEAKING.filter((index) => stretch.some((line) => canHold(index, line.tokens)));
  if (can.length === 0) return false;
  // A phrase may run over the end of a line.
  const tokens = stretch.flatMap((line) => line.tokens);
  return can.some((index) => mentions(index, tokens));
}

/** Where a sentence of a stretch begins, by its first words in the squeezed lines of the stretch. */
function placeOf(squeezed: readonly string[], sentence: string, start: number): Span {
  const words = sentence.slice(0, 16);
  const last = start + squeezed.length - 1;
  const at = squeezed.findIndex((line) => line.includes(words));
  return at < 0 ? { from: start, to: last } : { from: start + at, to: Math.min(start + at + 2, last) };
}
