import { parentPort } from "node:worker_threads";
import { prepareMessage } from "#lib/intake/prepare.ts";
import type { Origin, PreparedMessage } from "#lib/intake/prepared.ts";

/** What a preparing thread is given and answers; the bytes of the message itself are not sent back. */
export type ThreadTask = { raw: Uint8Array; origin: Origin };
export type ThreadAnswer = Omit<PreparedMessage, "raw">;

/** Bytes alone in their buffer, so that they can be handed over without a copy of anything around them. */
function alone(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(content);
}

parentPort?.on("message", async ({ raw, origin }: ThreadTask) => {
  const { raw: _raw, ...prepared } = await prepareMessage(Buffer.from(raw.buffer), origin);
  const attachments = prepared.attachments.map((file) => ({ ...file, content: alone(file.content) }));
  const answer: ThreadAnswer = { ...prepared, attachments };
  parentPort?.postMessage(
    answer,
    attachments.map(({ content }) => content.buffer),
  );
});
