/** The most characters of a name within a document. */
const longest = 120;

/** A file name without path, control characters and what an operating system refuses. Never empty. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, "")
    .replace(/[\\/:*?"<>|]+/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  if (plain.length <= longest) return plain || "fil";
  const extension = /\.[\w]{1,8}$/.exec(plain)?.[0] ?? "";
  return [...plain.slice(0, longest - extension.length)].join("") + extension;
}

/** Names that are all different, however they are cased: the second `a.pdf` becomes `a (2).pdf`. */
export function attachmentNames(names: string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name);
    const extension = /\.[\w]{1,8}$/.exec(safe)?.[0] ?? "";
    const stem = safe.slice(0, safe.length - extension.length);
    let free = safe;
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${stem} (${count})${extension}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
