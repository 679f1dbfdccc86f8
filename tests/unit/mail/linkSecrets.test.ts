import { expect, test } from "vitest";
import { answerAddress, newLink } from "#lib/dispatch/links.ts";
import { withoutLinkSecrets } from "#lib/mail/linkSecrets.ts";

const { token } = newLink(1, new Date(0));
const address = answerAddress("https://vigilans.example", token);
const encoded = encodeURIComponent(address);

test.each([
  ["in a text", `Svara här: ${address}.`],
  ["of a file of the answer page", `<a href="${address}/files/1?x=1">`],
  ["within another address", `https://safe.example/?url=${encoded}&data=1`],
  ["encoded in small letters", encoded.replaceAll("%2F", "%2f")],
  ["encoded twice", encodeURIComponent(encoded)],
  ["that is underlined", `Svara här: _${address}_`],
  ["with a line after it", `${address}- senast fredag`],
  ["with the end that a gateway writes", `https://gateway.example/v3/__${address}__;!!abc`],
])("the secret of a personal link %s is taken out, and nothing else", (_name, text) => {
  expect(withoutLinkSecrets(text)).toBe(text.replaceAll(token, "••••••••"));
});

test.each([
  ["shorter", address.slice(0, -1)],
  ["longer", `${address}a`],
  [
    "an article of somebody else's",
    "https://help.example/answer/how-do-i-return-the-device-to-the-producer1",
  ],
  ["no such page", `https://vigilans.example/question/${token}`],
])("an address that is %s stays as it is", (_name, text) => {
  expect(withoutLinkSecrets(text)).toBe(text);
});
