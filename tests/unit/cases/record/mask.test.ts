import { expect, test } from "vitest";
import { holdsSecret, maskSecrets } from "#lib/cases/record/mask.ts";

const secret = "GVOq4egBugaTtuxEQeObGP1ALMRS40UC21shitV2Lxk";
const half = [secret.slice(0, 20), secret.slice(20)];

test.each([
  ["as it is", `https://x/answer/${secret} slut`],
  ["broken over lines", `https://x/answer/${half.join("\n")} slut`],
  ["broken in a quotation", `> https://x/answer/${half.join("\r\n> ")} slut`],
  ["with a soft line break of quoted-printable", `https://x/answer/${half.join("=\r\n")} slut`],
])("a secret %s is masked", (_how, text) => {
  expect(holdsSecret(text, [secret])).toBe(true);
  expect(maskSecrets(text, [secret]).replace(/^> /, "")).toBe("https://x/answer/[…] slut");
});

test("other text stays, and no secrets mask nothing", () => {
  expect(maskSecrets("a.b*c", ["a+b"])).toBe("a.b*c");
  expect(maskSecrets("text", [])).toBe("text");
  expect(holdsSecret("text", [])).toBe(false);
});
