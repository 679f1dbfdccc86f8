import { Readable } from "node:stream";
import { ZipFile } from "yazl";

/** One file of an archive: its length is known before its bytes are read. */
export type ZipEntry = { path: string; size: number; content: () => Promise<Uint8Array> };

/**
 * An archive as a stream that holds one file in memory at a time, and its length in bytes. Not compressed: what goes in
 * is compressed already, and only so is the length known.
 */
export async function zipStream(
  entries: readonly ZipEntry[],
  at: Date,
): Promise<{ stream: ReadableStream<Uint8Array>; size: number }> {
  const archive = new ZipFile();
  for (const { path, size, content } of entries)
    archive.addReadStreamLazy(path, { compress: false, size, mtime: at }, (give) => {
      content().then(
        (bytes) => give(null, Readable.from([Buffer.from(bytes)])),
        (error) => give(error, Readable.from([])),
      );
    });
  const size = await new Promise<number>((known) => {
    // The library tells the length here; its types leave that out.
    archive.end(undefined, known as unknown as () => void);
  });
  const output = archive.outputStream as Readable;
  archive.on("error", (error) => output.destroy(error));
  return { stream: Readable.toWeb(output) as ReadableStream<Uint8Array>, size };
}
