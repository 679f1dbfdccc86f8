import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Moment } from "#components/ui/Moment.tsx";

test.each([
  ["2026-11-22T00:06:00Z", "2026-11-22 01:06"],
  ["2026-06-30T22:30:00Z", "2026-07-01 00:30"],
])("%s is %s in Stockholm, whatever the language", (moment, shown) => {
  expect(renderToStaticMarkup(<Moment at={new Date(moment)} />)).toContain(`>${shown}</time>`);
});
