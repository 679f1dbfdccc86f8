import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocksOf, cleanHtml, htmlOf, textBlocks, textOf } from "#lib/documents/richText.ts";

describe("rich text", () => {
  test("keeps paragraphs, headings, lists, bold, italic, links and line breaks", () => {
    const html =
      '<h3>Rubrik</h3><p>Ett <strong>fett</strong> och <em>kursivt</em><br>ord, <a href="https://a.se/?x=1&amp;y=2">länk</a></p>' +
      "<ul><li><p>ett</p><ol><li><p>inre</p></li></ol></li><li><p>två</p></li></ul>";
    expect(cleanHtml(html)).toBe(html);
  });

  test.each([
    ["<p onclick=x>a<script>alert(1)</script><img src=x onerror=alert(1)></p>", "<p>a</p>"],
    ['<a href="javascript:alert(1)">a</a>', "<p>a</p>"],
    ['<a href="java\nscript:alert(1)">a</a>', "<p>a</p>"],
    ['<a href="data:text/html,x">a</a>', "<p>a</p>"],
    ["<svg><script>alert(1)</script></svg><math>x</math>b", "<p>b</p>"],
    ["&lt;script&gt;alert(1)&lt;/script&gt;", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
    [
      '<a href="https://a.se/&quot;onmouseover=&quot;x">a</a>',
      '<p><a href="https://a.se/&quot;onmouseover=&quot;x">a</a></p>',
    ],
    ["<style>p{}</style><title>t</title><p>a", "<p>a</p>"],
    ["</p></div><p>a</strong>", "<p>a</p>"],
  ])("makes %s harmless", (html, clean) => {
    expect(cleanHtml(html)).toBe(clean);
  });

  test("comes out clean from Word: lists of paragraphs, odd spaces, comments", () => {
    const word =
      "<html xmlns:o='urn'><head><meta charset=utf-8><style>@page{}</style></head><body><!--StartFragment-->" +
      "<h1>Avsedd&nbsp;användning</h1><p class=MsoNormal><b style='mso-bidi'>Fet</b><o:p></o:p></p>" +
      "<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1'><![if !supportLists]><span>·<span>&nbsp;&nbsp; </span></span><![endif]>Punkt</p>" +
      "<p class=MsoListParagraph>1)&nbsp; Först</p><!--EndFragment--></body></html>";
    expect(cleanHtml(word)).toBe(
      "<h3>Avsedd användning</h3><p><strong>Fet</strong></p><ul><li><p>Punkt</p></li></ul><ol><li><p>Först</p></li></ol>",
    );
  });

  test("comes out clean from a web page: wrapper that is not bold, a table, nested boxes", () => {
    const web =
      '<b style="font-weight:normal"><div><div><span style="font-weight:700">A</span> b</div></div></b>' +
      "<table><tr><th>Namn</th><td>Värde</td></tr><tr><td>x</td><td>1</td></tr></table>";
    expect(cleanHtml(web)).toBe(
      "<p><strong>A</strong> b</p><p><strong>Namn</strong> | Värde</p><p>x | 1</p>",
    );
  });

  test("numbers lists anew after something else", () => {
    const numbers = blocksOf(
      "<ol><li>a</li><li>b<ol><li>c</li></ol></li><li>d</li></ol><p>x</p><ol><li>e</li></ol>",
    );
    expect(numbers.map(({ number }) => number)).toEqual([1, 2, 1, 3, null, 1]);
  });

  test("is the same as plain text and back, without its looks", () => {
    const text = "# Rubrik\n\nEn rad\noch en till\n\n- ett\n  - inre\n- två\n1. först\n2. sedan";
    expect(textOf(textBlocks(text))).toBe(text);
  });

  test("survives absurdly deep markup", () => {
    expect(cleanHtml(`${"<div><b><ul><li>".repeat(20_000)}a`)).toContain("a");
  });

  test.each([
    ["<pre>a <td>", "<p>a |</p>"],
    ["<li>  b<pre><b><td>", "<ul><li><p>b<br><strong>|</strong></p></li></ul>"],
  ])("cells within preformatted text leave no second blank: %s", (html, clean) => {
    expect(cleanHtml(html)).toBe(clean);
    expect(cleanHtml(clean)).toBe(clean);
  });

  test("cleaned twice is cleaned once, whatever it was", () => {
    const piece = fc.constantFrom(
      ..."<p>|</p>|<ul>|<ol>|<li>|</li>|</ul>|</ol>|<h1>|</h1>|<b>|</b>|<i>|<br>|a |  b|<td>|<tr>|&amp;lt;|<pre>|\n|</pre>|<a href=http://x>|</a>|<script>|</script>|<div>|</div>".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const once = cleanHtml(pieces.join(""));
        expect(cleanHtml(once)).toBe(once);
        expect(once).not.toMatch(/<(?!\/?(?:p|br|strong|em|ul|ol|li|h3|h4|a)\b)/);
      }),
      { numRuns: 500 },
    );
  });

  test("writes nothing for nothing", () => {
    expect([cleanHtml(""), cleanHtml("<p> &nbsp;</p><ul><li></li></ul>"), htmlOf([])]).toEqual(["", "", ""]);
  });
});
