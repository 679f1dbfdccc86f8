/** File systems take 255 bytes; this leaves room for what a download adds. */
const MAX_LENGTH = 150;
/** Characters that turn or hide text, so that "gpj.exe" reads as "exe.jpg", and line separators. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]/g;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const EXTENSIONS: Record<string, string> = {
  "application/pdf": ".pdf",
  "application/msword": ".doc",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
  "application/vnd.ms-outlook": ".msg",
  "application/ms-tnef": ".dat",
  "application/zip": ".zip",
  "application/mbox": ".mbox",
  "image/png": ".png",
  "image/jpeg": ".jpg",
  "image/gif": ".gif",
  "image/webp": ".webp",
  "image/tiff": ".tif",
  "message/rfc822": ".eml",
  "message/global": ".eml",
  "text/html": ".html",
  "text/plain": ".txt",
  "text/calendar": ".ics",
};

/**
 * A file name that is safe to show and to offer for download: no path, no control characters, nothing that
 * turns the direction of text, no name that Windows reserves, at most 150 characters with the extension kept,
 * never empty. Without a usable name: "attachment" with the extension of the media type.
 */
export function safeFileName(fileName: string | null, mediaType: string): string {
  const name = withinBounds(fileName ?? "")
    .toWellFormed()
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/^.*[/\\]/s, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  if (!/[\p{L}\p{N}]/u.test(name)) return `attachment${EXTENSIONS[mediaType] ?? ""}`;
  return shorten(RESERVED.test(name) ? `_${name}` : name);
}

/** Cuts absurd lengths before any pattern runs over them, keeping the end with the extension. */
function withinBounds(name: string): string {
  return name.length <= 1000 ? name : name.slice(0, 800) + name.slice(-200);
}

function shorten(name: string): string {
  if (name.length <= MAX_LENGTH) return name;
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? "";
  const stem = name
    .slice(0, MAX_LENGTH - extension.length)
    .toWellFormed()
    .replace(/\ufffd$/, "");
  return stem.trimEnd() + extension;
}
