import { globSync, readFileSync } from "node:fs";

/** Files of the application, relative to the project, sorted. */
function files(pattern: string): string[] {
  return globSync(pattern).sort();
}

export const pageFiles = files("app/**/page.tsx");
export const routeFiles = files("app/**/route.ts");

/** Routes that leave it to `receiveUpload` to ask who it is. */
export const uploadRoutes = routeFiles.filter((file) =>
  /\breceiveUpload[(<]/.test(readFileSync(file, "utf8")),
);

/** Files whose every export is an endpoint that anybody can call. */
export const actionFiles = files("app/**/*.ts").filter((file) =>
  /^(["'])use server\1;/.test(readFileSync(file, "utf8").trimStart()),
);

/** The gate that a page's code asks for first: `requirePage("…")`. */
export function gateOfPage(file: string): string | null {
  return /await requirePage\("([\w.]+)"\)/.exec(readFileSync(file, "utf8"))?.[1] ?? null;
}

/** Names of what a file exports, as far as a caller can reach it. */
export function exportsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const named = [...text.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(
    (match) => match[1] ?? "",
  );
  return named.filter((name) => name !== "dynamic");
}
