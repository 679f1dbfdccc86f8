import { DomUtils, parseDocument } from "htmlparser2";
import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { AnswerForm } from "#components/dispatch/AnswerForm.tsx";
import sv from "#messages/sv.json" with { type: "json" };

/** The form as the server sends it: what somebody without scripts has. */
function formOf(more: Partial<ComponentProps<typeof AnswerForm>>) {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="sv" messages={sv} timeZone="Europe/Stockholm">
      <AnswerForm
        action="/api/answers/x"
        asked
        ownHandling={false}
        actions={[{ position: 1, text: "Byt batteri" }]}
        earlier={null}
        {...more}
      />
    </NextIntlClientProvider>,
  );
  return parseDocument(html);
}

type Form = ReturnType<typeof formOf>;

const controls = (form: Form, name: string) => DomUtils.getElements({ name }, form, true);

/** Whether a field waits for another answer before it is shown. */
function isHidden(form: Form, name: string): boolean {
  const [control] = controls(form, name);
  if (!control) throw new Error(`no ${name}`);
  for (let at = control.parent; at; at = at.parent)
    if ("attribs" in at && at.attribs.class?.split(" ").includes("hidden")) return true;
  return false;
}

describe("the answer form", () => {
  test("asks for numbers and actions only of those who are concerned", () => {
    const form = formOf({});
    expect(isHidden(form, "quantity")).toBe(true);
    expect(isHidden(form, "actions[0].done")).toBe(true);
    expect(isHidden(form, "comment")).toBe(false);
  });

  test("keeps the files of the answer that is changed, unless the tick is taken away", () => {
    const files = ["a", "b"].map((name) => ({
      id: crypto.randomUUID(),
      fileName: `${name}.pdf`,
      size: 2048,
    }));
    const earlier = { version: 1, concerned: "no", quantity: null, comment: null, actions: [] } as const;
    const form = formOf({ earlier: { ...earlier, actions: [], respondentName: "Anna", files } });
    const ticked = controls(form, "keepFiles").filter((box) => "attribs" in box && "checked" in box.attribs);
    expect(ticked.map((box) => "attribs" in box && box.attribs.value)).toEqual(files.map((file) => file.id));
    expect(controls(formOf({}), "keepFiles")).toEqual([]);
  });

  test("lets an own handler close its part whether it is concerned or not, and nobody else", () => {
    expect(isHidden(formOf({ ownHandling: true }), "closesHandling")).toBe(false);
    expect(controls(formOf({}), "closesHandling")).toEqual([]);
  });
});
