import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sanitiseMailHtml } from "#lib/mail/html.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";

const clean = (html: string) =>
  sanitiseMailHtml(html, { cid: (id) => (id === "logo@x" ? "/filer/1" : null) });

describe("HTML made safe", () => {
  test.each([
    ["a script", "<p>hej<script>alert(1)</script></p>"],
    ["a handler", '<p onclick="alert(1)">hej</p>'],
    ["a frame", '<p>hej</p><iframe src="https://x.example"></iframe>'],
    ["a form", '<form action="https://x.example"><p>hej</p><input name=a><button>b</button></form>'],
    ["a style sheet", "<style>@import url(https://x.example)</style><p>hej</p>"],
    ["a linked style sheet", '<link rel=stylesheet href="https://x.example"><p>hej</p>'],
    ["a base address", '<base href="https://x.example"><p>hej</p>'],
    ["a refresh", '<meta http-equiv=refresh content="0;url=https://x.example"><p>hej</p>'],
    ["SVG", '<svg onload="alert(1)"><a xlink:href="javascript:x">y</a></svg><p>hej</p>'],
    ["an object", '<object data="https://x.example"></object><embed src=x><p>hej</p>'],
    ["a broken tag", '<p>hej</p><img src=x onerror="alert(1)"'],
    ["a template", "<template><script>alert(1)</script></template><p>hej</p>"],
    ["mutation", "<p>hej</p><math><mtext><table><mglyph><style><img src onerror=alert(1)></style></table>"],
  ])("drops %s and keeps the text", (_name, html) => {
    const result = clean(html);
    expect(result).toContain("hej");
    expect(result).not.toMatch(
      /script|alert|onclick|onload|onerror|x\.example|<(?:form|input|button|iframe|svg|math|style)/i,
    );
  });

  test.each([
    ["javascript:alert(1)"],
    ["java\nscript:alert(1)"],
    ["&#106;avascript:alert(1)"],
    ["data:text/html,<script>x</script>"],
    ["vbscript:x"],
    ["file:///etc/passwd"],
    ["//x.example/a"],
    ["#del"],
  ])("makes the link %s plain text", (href) => {
    expect(clean(`<a href="${href}">länk</a>`)).toBe("<span>länk</span>");
  });

  test("keeps links to the web and mail addresses, which tell nothing and open elsewhere", () => {
    expect(clean('<a href="https://x.example/a?b=1&amp;c=2" onclick=x target=_self>länk</a>')).toBe(
      '<a href="https://x.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow">länk</a>',
    );
    expect(clean('<a href="mailto:a@b.example">a</a>')).toContain('href="mailto:a@b.example"');
  });

  test("replaces remote pictures with their text, and serves those of the message", () => {
    expect(clean('<img src="https://x.example/a.png" alt="Pump <b>">')).toBe("<span>[Pump &lt;b&gt;]</span>");
    expect(clean('<img src="https://x.example/a.png">')).toBe("<span>[image]</span>");
    expect(clean('<img src="https://x.example/p.gif" width=1 height=1>')).toBe("<span></span>");
    expect(clean('<img src="cid:logo%40x" alt="Logo" srcset="https://x.example/b.png 2x">')).toBe(
      '<img src="/filer/1" alt="Logo" />',
    );
    expect(clean('<img src="cid:okänd" alt="Karta">')).toBe("<span>[Karta]</span>");
    expect(clean('<table background="https://x.example/a.png"><tr><td>x</td></tr></table>')).not.toContain(
      "x.example",
    );
  });

  test("keeps looks, but no style that loads or covers the page", () => {
    const styled = (style: string) => clean(`<p style="${style}">x</p>`);
    expect(styled("color:red;font-size:12pt")).toContain("color:red;font-size:12pt");
    expect(styled("background:url(https://x.example/a)")).toBe("<p>x</p>");
    expect(styled("background-image:url('https://x.example/a')")).toBe("<p>x</p>");
    expect(styled("position:fixed;top:0;width:expression(alert(1))")).toBe("<p>x</p>");
  });

  test("tables keep their cells", () => {
    const table = '<table><tbody><tr><td colspan="2">REF</td></tr></tbody></table>';
    expect(clean(table)).toBe(table);
  });

  test("HTML that nests too deeply is shown as its text", () => {
    const result = clean(`${"<i>".repeat(100_000)}text${"</b>".repeat(100_000)}<script>x</script>`);
    expect(result).toMatch(/^<pre>/);
    expect(result).not.toContain("<script");
  });

  test("no HTML throws or lets a script through", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "script",
      "<script>",
      "</script>",
      "<img src=x onerror=y>",
      '"',
      "'",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<style>",
      "</style>",
      "<svg>",
      "<math>",
      "<a href=",
      "javascript:x",
      "&lt;",
      "<table>",
      "<td>",
      "</p>",
      "=",
      " ",
      "<textarea>",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const result = clean(pieces.join(""));
        expect(result).not.toMatch(/<(?:script|style|svg|math|textarea)|<[^>]*\sonerror=|href="javascript/i);
        htmlToText(pieces.join(""));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("HTML as text", () => {
  test("blocks, lists and entities become lines", () => {
    const html =
      "<h1>Rubrik</h1><p>Första<br>raden &aring;&nbsp;x</p><ul><li>ett<li>två</ul><ol><li>a</li><li>b</li></ol><div>slut</div>";
    expect(htmlToText(html)).toBe("Rubrik\n\nFörsta\nraden å x\n\n- ett\n- två\n\n1. a\n2. b\n\nslut");
  });

  test("a table row is one line with a tab between the cells, empty cells keep their place", () => {
    const html =
      "<table><tr><th>REF</th><th>Lot</th><th>Antal</th></tr><tr><td><p>PB-100</p></td><td></td><td>3<br>st</td></tr></table>";
    expect(htmlToText(html)).toBe("REF\tLot\tAntal\nPB-100\t\t3 st");
  });

  test("tables for layout give the lines within them", () => {
    const html =
      "<table><tr><td><table><tr><td><p>Hej</p><p>Se tabellen</p></td></tr><tr><td><table><tr><td>REF</td><td>Lot</td></tr></table></td></tr></table></td></tr></table>";
    expect(htmlToText(html)).toBe("Hej\n\nSe tabellen\nREF\tLot");
  });

  test("white space is that of the page, preformatted text its own", () => {
    expect(htmlToText("<p>  a \n  b <b> c</b></p><pre>x\n  y</pre>")).toBe("a b c\n\nx\n  y");
  });

  test("a head that is never closed hides nothing", () => {
    expect(htmlToText("<html><head><title>t</title><meta charset=utf-8><p>hej")).toBe("hej");
    expect(clean("<html><head><title>t</title><meta charset=utf-8><p>hej")).toBe("<p>hej</p>");
  });

  test("what nobody sees is left out", () => {
    expect(htmlToText("<head><title>t</title></head><style>a{}</style><script>b</script><!-- c -->d")).toBe(
      "d",
    );
  });
});
