import { parentPort } from "node:worker_threads";
import type { FileWithPictures, PictureReader, PictureTexts } from "#lib/intake/pictures.ts";
import { prepareMessage } from "#lib/intake/prepare.ts";
import type { Origin, PreparedMessage } from "#lib/intake/prepared.ts";

/**
 * What a preparing thread is given and answers; the bytes of the message itself are not sent back. With `asks` it asks
 * for the text of each file with pictures (`picture`) and goes on when it is given it (`found`).
 */
export type ThreadTask = { raw: Uint8Array; origin: Origin; asks?: boolean };
export type ThreadAnswer = Omit<PreparedMessage, "raw"> | { picture: FileWithPictures };
export type ThreadGift = { found: PictureTexts };

/** Bytes alone in their buffer, so that they can be handed over without a copy of anything around them. */
function alone(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(content);
}

let given: ((found: PictureTexts) => void) | undefined;

const askForText: PictureReader = (picture) =>
  new Promise((resolve) => {
    given = resolve;
    parentPort?.postMessage({ picture } satisfies ThreadAnswer);
  });

async function prepare({ raw, origin, asks }: ThreadTask): Promise<void> {
  const reader = asks ? askForText : undefined;
  const { raw: _raw, ...prepared } = await prepareMessage(Buffer.from(raw.buffer), origin, reader);
  const attachments = prepared.attachments.map((file) => ({ ...file, content: alone(file.content) }));
  const answer: ThreadAnswer = { ...prepared, attachments };
  parentPort?.postMessage(
    answer,
    attachments.map(({ content }) => content.buffer),
  );
}

parentPort?.on("message", (message: ThreadTask | ThreadGift) => {
  if ("found" in message) given?.(message.found);
  else void prepare(message);
});
