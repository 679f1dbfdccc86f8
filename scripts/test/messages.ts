import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
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

/** The names of the values and tags that a text is filled in with, sorted. Throws when it is no ICU message. */
export function placeholders(text: string): string[] {
  const names = new Set<string>();
  const visit = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
      if (element.type === TYPE.tag) visit(element.children);
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        for (const option of Object.values(element.options)) visit(option.value);
      }
    }
  };
  visit(parse(text));
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
