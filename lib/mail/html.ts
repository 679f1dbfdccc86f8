import sanitizeHtml from "sanitize-html";
import { escapeHtml, wellFormedHtml } from "#lib/mail/boundedHtml.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";

/** Answers a Content-ID (without angle brackets) with the address that serves that image, or null. */
export type CidResolver = (contentId: string) => string | null;

export type HtmlOptions = {
  cid: CidResolver;
  /** What stands for a picture without alternative text; "image" if left out. */
  blockedImage?: string;
};

const TAGS =
  "a abbr address article aside b bdi big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split(
    " ",
  );
const LENGTH = /^-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|ex|%)?$/;
const LENGTHS = /^(?:(?:-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?|auto)(?:\s+|$)){1,4}$/;
const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,25}|rgba?\([\d\s,.%]{1,40}\))$/i;
const BORDER = /^[a-z0-9#.\s%-]{1,60}$/i;
const WORD = /^[a-z-]{1,30}$/i;

/** Only declarations whose values can load nothing: no url(), no positions that cover the page. */
const STYLES: Record<string, RegExp[]> = {
  color: [COLOUR],
  "background-color": [COLOUR],
  background: [COLOUR],
  "font-family": [/^[\p{L}\d\s,'"_-]{1,200}$/u],
  "font-size": [LENGTH, WORD],
  "font-weight": [/^(?:\d{3}|[a-z]{4,8})$/],
  "font-style": [WORD],
  "text-align": [WORD],
  "text-decoration": [/^[a-z\s-]{1,40}$/],
  "vertical-align": [WORD],
  "white-space": [WORD],
  "line-height": [LENGTH, WORD],
  "list-style-type": [WORD],
  width: [LENGTH],
  "max-width": [LENGTH],
  height: [LENGTH],
  padding: [LENGTHS],
  "padding-left": [LENGTH],
  margin: [LENGTHS],
  "margin-left": [LENGTH],
  border: [BORDER],
  "border-top": [BORDER],
  "border-bottom": [BORDER],
  "border-left": [BORDER],
  "border-collapse": [WORD],
};

/**
 * HTML of a mail made safe to show within a sandboxed frame under a content security policy. No scripts,
 * forms, frames or styles that load; links only to http, https and mailto, opening elsewhere and telling
 * nothing; images of the message itself only, through `cid`. Any other image becomes its alternative text in
 * square brackets, since loading it would tell the sender that the mail was read. Never throws.
 */
export function sanitiseMailHtml(html: string, options: HtmlOptions): string {
  const wellFormed = wellFormedHtml(html);
  if (wellFormed === null) return `<pre>${escapeHtml(htmlToText(html))}</pre>`;
  return sanitizeHtml(wellFormed, {
    allowedTags: TAGS,
    disallowedTagsMode: "discard",
    nonTextTags: [
      "script",
      "style",
      "textarea",
      "option",
      "noscript",
      "title",
      "template",
      "object",
      "svg",
      "math",
    ],
    allowedAttributes: {
      "*": ["style", "dir", "lang", "title", "align", "valign", "bgcolor", "width", "height"],
      a: ["href", "rel", "target"],
      img: ["src", "alt"],
      table: ["border", "cellpadding", "cellspacing", "summary"],
      td: ["colspan", "rowspan", "headers", "scope", "nowrap"],
      th: ["colspan", "rowspan", "headers", "scope", "nowrap"],
      col: ["span"],
      font: ["color", "face", "size"],
      ol: ["start", "type"],
      time: ["datetime"],
    },
    allowedStyles: { "*": STYLES },
    allowedSchemes: ["http", "https", "mailto"],
    allowedSchemesByTag: { img: ["http", "https"] },
    allowedSchemesAppliedToAttributes: ["href"],
    allowProtocolRelative: false,
    transformTags: {
      a: (_name, attributes) => safeLink(attributes),
      img: (_name, attributes) => safeImage(attributes, options),
    },
  });
}

/** Links within the message ("#part") and relative ones lead nowhere in the frame: only their text stays. */
function safeLink(attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop control characters in addresses
  const href = (attributes.href ?? "").replace(/[\u0000-\u0020\u007f-\u009f]+/g, "");
  if (!/^(?:https?:\/\/|mailto:)/i.test(href)) return { tagName: "span", attribs: {} };
  return { tagName: "a", attribs: { href, target: "_blank", rel: "noopener noreferrer nofollow" } };
}

function safeImage(attributes: sanitizeHtml.Attributes, options: HtmlOptions): sanitizeHtml.Tag {
  const { src = "", alt = "", width = "", height = "" } = attributes;
  const contentId = /^\s*cid:(.{1,998})$/is.exec(src)?.[1]?.trim();
  const served = contentId === undefined ? null : options.cid(contentIdOf(contentId));
  if (served !== null) return { tagName: "img", attribs: { src: served, alt, width, height } };
  const label = alt.replace(/\s+/g, " ").trim().slice(0, 200) || (options.blockedImage ?? "image");
  // Counting pixels and spacers say nothing worth a placeholder.
  const tiny = /^[0-3](?:px)?$/.test(width.trim()) || /^[0-3](?:px)?$/.test(height.trim());
  return { tagName: "span", attribs: {}, text: tiny ? "" : `[${label}]` };
}

/** Content-IDs in addresses are percent-encoded (RFC 2392). */
function contentIdOf(written: string): string {
  try {
    return decodeURIComponent(written).replace(/^<|>$/g, "");
  } catch {
    return written;
  }
}
