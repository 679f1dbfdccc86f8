import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * One message as it was handed in, and how many bytes it has, 0 when its file cannot be read. The bytes of a file are
 * read when its turn comes; its size is known before, since room is given in the order of the messages.
 */
export type GivenMessage = { file: string | null; size: number; raw?: Uint8Array };

/** Every regular file below a folder, whatever it is called, sorted by name folder by folder. */
export async function* filesBelow(folder: string): AsyncGenerator<GivenMessage> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield { file: path, size: await sizeOf(path) };
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** The bytes of a message. Throws when its file cannot be read. */
export async function readGiven(message: GivenMessage): Promise<Uint8Array> {
  return message.raw ?? (await readFile(message.file ?? ""));
}
