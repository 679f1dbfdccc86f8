import { createHash } from "node:crypto";

/** A text in a form in which likeness is counted: the smallest value of each of 128 hash functions over its shingles. */
export type Sketch = Uint32Array;

/** Words that follow each other and are compared as one. */
const SHINGLE = 3;
/** A text with fewer words says too little to be like another. */
const FEWEST_WORDS = 25;
/** The words of a long text that are counted: so many begin no other letter. */
const MOST_WORDS = 8000;
const HASHES = 128;
/**
 * Each of the first 32 hashes counts in one of eight bands. Two texts that share 80 % of their shingles have a band in
 * common with a probability of 98.5 %, two that share 30 % with 6 %.
 */
const BANDS = 8;
const ROWS = 4;

const seeds = Uint32Array.from({ length: HASHES }, (_, index) => mix((index + 1) * 0x9e3779b1));

/** Spreads the bits of a whole number over all of its 32 bits (murmur3's finaliser). */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * The sketch of a text, or null when it has too few words to tell. Marks, white space and letter case do not count,
 * nor does where lines break or how a forwarded text is marked.
 */
export function sketchOf(text: string): Sketch | null {
  const words: number[] = [];
  for (const [word] of text
    .normalize("NFKC")
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push(hashOf(word));
    if (words.length >= MOST_WORDS) break;
  }
  if (words.length < FEWEST_WORDS) return null;
  const shingles = new Int32Array(words.length - SHINGLE + 1);
  for (let at = 0; at < shingles.length; at++) {
    let shingle = 0;
    for (let next = at; next < at + SHINGLE; next++) shingle = mix(shingle ^ (words[next] ?? 0)) + next - at;
    shingles[at] = shingle;
  }
  return seeds.map((seed) => smallestHash(shingles, seed | 0));
}

const SIGN = 0x80000000 | 0;

/**
 * The smallest value of one hash function; a shingle that comes twice changes nothing. This is counted a million times
 * for a long text: a plain loop over whole numbers of 32 bits, compared as signed ones with the sign turned, which is
 * the order of unsigned ones.
 */
function smallestHash(shingles: Int32Array, seed: number): number {
  const factor = (seed << 1) | 1;
  let smallest = 0x7fffffff;
  for (let at = 0; at < shingles.length; at++) {
    // Multiplied by an odd number and shifted down: enough, since the shingles are well mixed already.
    const hash = Math.imul((shingles[at] as number) ^ seed, factor);
    const turned = hash ^ (hash >>> 15) ^ SIGN;
    if (turned < smallest) smallest = turned;
  }
  return (smallest ^ SIGN) >>> 0;
}

/** How much of the shingles of two texts is common, from 0 to 1, within some four percentage points. */
export function likenessOf(one: Sketch, other: Sketch): number {
  let same = 0;
  for (let index = 0; index < HASHES; index++) if (one[index] === other[index]) same++;
  return same / HASHES;
}

/** The keys under which a sketch meets those that are much like it, as signed 64-bit numbers. */
export function bandsOf(sketch: Sketch): bigint[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = sketch.slice(band * ROWS, (band + 1) * ROWS);
    return createHash("sha256")
      .update(`${band}:${rows.join(",")}`)
      .digest()
      .readBigInt64BE();
  });
}

/** As bytes to be kept, least significant byte first. */
export function sketchBytes(sketch: Sketch): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HASHES * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of sketch.entries()) view.setUint32(index * 4, value, true);
  return bytes;
}

/** Back from bytes; null when they are no sketch of this kind. */
export function sketchFrom(bytes: Uint8Array): Sketch | null {
  if (bytes.byteLength !== HASHES * 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: HASHES }, (_, index) => view.getUint32(index * 4, true));
}
