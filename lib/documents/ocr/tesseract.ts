import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import type { GreyPicture } from "#lib/documents/ocr/skew.ts";

/** A word as it was recognised: its place in pixels, its line, and how sure it is (0 to 1). */
export type RecognisedWord = {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  line: string;
  confidence: number;
};

type Api = {
  Init: (path: null, languages: string, engine: number) => number;
  SetVariable: (name: string, value: string) => void;
  SetImageFile: (orientation: number, angle: number) => number;
  Recognize: (monitor: null) => number;
  GetTSVText: (page: number) => string;
};
type Core = {
  FS: { writeFile: (path: string, data: Uint8Array) => void; unlink: (path: string) => void };
  TessBaseAPI: new () => Api;
};

/**
 * Which languages' letters and words are tried. Danish has ones of its own for what it shares with Norwegian, since it
 * takes a blurred ä for å. French and Dutch are read with the usual ones.
 */
export const LANGUAGES = { usual: ["swe", "eng", "deu"], danish: ["dan", "eng", "deu"] } as const;
export type Languages = keyof typeof LANGUAGES;

/** The neural engine alone; its data are the smaller ones. */
const ENGINE_LSTM = 1;
/** Finds columns, tables and pictures by itself, but takes the page to be upright. */
const SEGMENT_PAGE = "3";
/** Builds for processors with and without newer instructions, the fastest first. */
const BUILDS = ["relaxedsimd-lstm", "simd-lstm", "lstm"];
const WORD_LEVEL = "5";

const load = createRequire(import.meta.url);

/** Text reading with tesseract, its data from the packages that are installed: nothing is fetched or written to disk. */
export class Tesseract {
  private readonly core: Core;
  private readonly apis = new Map<Languages, Api>();
  private readonly loaded = new Set<string>();

  private constructor(core: Core) {
    this.core = core;
    this.api("usual");
  }

  /** One for each set of languages, since starting one takes a while. */
  private api(languages: Languages): Api {
    const known = this.apis.get(languages);
    if (known) return known;
    for (const language of LANGUAGES[languages]) {
      if (!this.loaded.has(language)) this.core.FS.writeFile(`./${language}.traineddata`, dataOf(language));
      this.loaded.add(language);
    }
    const api = new this.core.TessBaseAPI();
    if (api.Init(null, LANGUAGES[languages].join("+"), ENGINE_LSTM) !== 0)
      throw new Error("tesseract did not start");
    api.SetVariable("tessedit_pageseg_mode", SEGMENT_PAGE);
    this.apis.set(languages, api);
    return api;
  }

  /** Starts the engine: a few tenths of a second. */
  static async start(): Promise<Tesseract> {
    for (const build of BUILDS) {
      const make = load(`tesseract.js-core/tesseract-core-${build}`) as (options: object) => Promise<Core>;
      const core = await make({ TesseractProgress: () => undefined }).catch(() => null);
      if (core) return new Tesseract(core);
    }
    throw new Error("no build of tesseract runs here");
  }

  /** The words of an upright picture, in tesseract's order. `dpi` is its resolution. Blocks for seconds. */
  recognise(picture: GreyPicture, dpi: number, languages: Languages = "usual"): RecognisedWord[] {
    const { width, height, grey } = picture;
    const api = this.api(languages);
    // A portable grey map: the engine takes it without decoding anything.
    const header = Buffer.from(`P5\n${width} ${height}\n255\n`, "latin1");
    this.core.FS.writeFile("/input", Buffer.concat([header, grey]));
    if (api.SetImageFile(1, 0) !== 0) throw new Error("tesseract did not take the picture");
    api.SetVariable("user_defined_dpi", String(dpi));
    api.Recognize(null);
    return wordsOf(api.GetTSVText(0));
  }
}

function dataOf(language: string): Uint8Array {
  const path = load.resolve(`@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`);
  return gunzipSync(readFileSync(path));
}

/** Rows of words in tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, sureness, text. */
function wordsOf(table: string): RecognisedWord[] {
  return table.split("\n").flatMap((row) => {
    const [level, , block, paragraph, line, , x, y, width, height, sure, ...text] = row.split("\t");
    const word = text.join(" ").trim();
    if (level !== WORD_LEVEL || word === "") return [];
    return [
      {
        text: word,
        x: Number(x),
        y: Number(y),
        width: Number(width),
        height: Number(height),
        line: `${block}.${paragraph}.${line}`,
        confidence: Math.max(0, Math.min(1, Number(sure) / 100)),
      },
    ];
  });
}
