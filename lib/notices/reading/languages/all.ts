import { danish } from "#lib/notices/reading/languages/da.ts";
import { german } from "#lib/notices/reading/languages/de.ts";
import { english } from "#lib/notices/reading/languages/en.ts";
import { spanish } from "#lib/notices/reading/languages/es.ts";
import { finnish } from "#lib/notices/reading/languages/fi.ts";
import { french } from "#lib/notices/reading/languages/fr.ts";
import { italian } from "#lib/notices/reading/languages/it.ts";
import type { Language } from "#lib/notices/reading/languages/language.ts";
import { dutch } from "#lib/notices/reading/languages/nl.ts";
import { norwegian } from "#lib/notices/reading/languages/no.ts";
import { polish } from "#lib/notices/reading/languages/pl.ts";
import { portuguese } from "#lib/notices/reading/languages/pt.ts";
import { swedish } from "#lib/notices/reading/languages/sv.ts";

/** Every language that notices are read in. A letter may mix two, so all are tried on every text. */
export const LANGUAGES: readonly Language[] = [
  swedish,
  english,
  german,
  danish,
  norwegian,
  dutch,
  french,
  portuguese,
  italian,
  spanish,
  finnish,
  polish,
];
