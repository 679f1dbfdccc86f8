import { readFileSync } from "node:fs";
import { join } from "node:path";
import compile from "icu-minify/compile";
import { errorMessage, Failure, runMain } from "../failure.ts";
import { root } from "../paths.ts";

type Messages = { [key: string]: unknown };

/** Every text by its full key ("cases.status.received"); what is no text is a problem. */
export function flatten(messages: Messages, problems: string[], prefix = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    const name = `${prefix}${key}`;
    if (typeof value === "string") texts.set(name, value);
    else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [inner, text] of flatten(value as Messages, problems, `${name}.`)) texts.set(inner, text);
    } else problems.push(`${name} is no text`);
  }
  return texts;
}

/** Kinds of compiled node that name options ("select", "plural", "selectordinal") and a bare format, in icu-minify. */
const kindsWithOptions = [1, 2, 3];
const kindsOfFormat = [4, 5, 6];

/** The names of the values and tags that a text is filled in with, sorted. Throws when it is no ICU message. */
export function placeholders(text: string): string[] {
  const names = new Set<string>();
  const visit = (nodes: unknown) => {
    for (const node of Array.isArray(nodes) ? nodes : []) {
      if (!Array.isArray(node)) continue;
      const [name, kind, options] = node;
      const isTag = node.length > 1 && ![...kindsWithOptions, ...kindsOfFormat].includes(kind);
      names.add(isTag ? `<${name}>` : name);
      if (isTag) visit(node.slice(1));
      if (kindsWithOptions.includes(kind)) for (const option of Object.values(options)) visit(option);
    }
  };
  visit(compile(text));
  return [...names].sort();
}

/** What differs between two languages: missing keys, broken texts, other placeholders. */
export function compareMessages(swedish: Messages, english: Messages): string[] {
  const problems: string[] = [];
  const sv = flatten(swedish, problems);
  const en = flatten(english, problems);
  for (const key of sv.keys()) if (!en.has(key)) problems.push(`${key} is missing in English`);
  for (const [key, text] of en) {
    const original = sv.get(key);
    if (original === undefined) {
      problems.push(`${key} is missing in Swedish`);
      continue;
    }
    try {
      const [there, here] = [placeholders(original).join(" "), placeholders(text).join(" ")];
      if (there !== here) problems.push(`${key} has "${there}" in Swedish and "${here}" in English`);
    } catch (error) {
      problems.push(`${key} is no ICU message: ${errorMessage(error)}`);
    }
  }
  return problems;
}

if (import.meta.main) {
  await runMain(async () => {
    const [swedish, english] = ["sv", "en"].map(
      (locale) => JSON.parse(readFileSync(join(root, `messages/${locale}.json`), "utf8")) as Messages,
    );
    const problems = compareMessages(swedish ?? {}, english ?? {});
    if (problems.length > 0) throw new Failure(problems.join("\n"));
    console.error("Swedish and English have the same texts.");
  });
}
