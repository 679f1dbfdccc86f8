import { crc32, deflateRawSync } from "node:zlib";

/** A part of a ZIP: its name, its bytes, and the size that the directory claims (the true one if left out). */
export type ZipPart = { name: string; content: Buffer; claimedSize?: number };

/** The bytes of a ZIP file with these parts. */
export function zipFile(parts: ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = deflateRawSync(part.content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(part.content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.claimedSize ?? part.content.length, 18);
    fields.writeUInt16LE(part.name.length, 22);
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(part.name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, rest, Buffer.from(part.name));
    bodies.push(body);
    offset += body.length;
  }
  const size = Buffer.concat(directory).length;
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, Buffer.from("PK\x05\x06"), end]);
}
