import { isUtf8 } from "node:buffer";
import { access, constants, readdir, readFile, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/**
 * One message as it was handed in, and how many bytes it has, 0 when its file cannot be read. The bytes of a file are
 * read when its turn comes; its size is known before, since room is given in the order of the messages.
 */
export type GivenMessage = { file: string | null; path?: Buffer; size: number; raw?: Uint8Array };

/**
 * Every file below a folder, whatever it is called, sorted by name folder by folder. A link to a file counts as one, a
 * link to a folder does not: it may lead round in a circle.
 */
export function filesBelow(folder: string): AsyncGenerator<GivenMessage> {
  return filesAt(Buffer.from(join(folder, "x").slice(0, -1)));
}

/**
 * `beginning` is a folder's path with the separator at its end, empty for the folder that the program runs in. Paths
 * are bytes: a name need not be UTF-8, and only its own bytes open the file.
 */
async function* filesAt(beginning: Buffer): AsyncGenerator<GivenMessage> {
  const folder = beginning.length > 0 ? beginning : ".";
  const entries = await readdir(folder, { withFileTypes: true, encoding: "buffer" });
  entries.sort((a, b) => Buffer.compare(a.name, b.name));
  for (const entry of entries) {
    const path = Buffer.concat([beginning, entry.name]);
    if (entry.isDirectory()) {
      const within = Buffer.concat([path, Buffer.from(sep)]);
      // A folder that may not be read is told of as a file is, and the others go on.
      if (await mayBeListed(within)) yield* filesAt(within);
      else yield { file: readable(path), path, size: 0 };
    } else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(path))))
      yield { file: readable(path), path, size: await sizeOf(path) };
  }
}

async function mayBeListed(folder: Buffer): Promise<boolean> {
  return access(folder, constants.R_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function leadsToFile(path: Buffer): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function sizeOf(path: Buffer): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** A path for people and for the line that is printed: one that is not UTF-8 is most likely of an older system. */
function readable(path: Buffer): string {
  return path.toString(isUtf8(path) ? "utf8" : "latin1");
}

/** The bytes of a message. Throws when its file cannot be read. */
export async function readGiven(message: GivenMessage): Promise<Uint8Array> {
  return message.raw ?? (await readFile(message.path ?? message.file ?? ""));
}
