import { readFileSync } from "node:fs";
import { extractText } from "#lib/documents/text/extractText.ts";

for (const f of process.argv.slice(2)) {
  const t = await extractText({ fileName: f, mediaType: null, content: readFileSync(f) });
  console.log("#####", f);
  console.log(t?.pages.join("\n----page\n").replaceAll("\t", "→"));
}
