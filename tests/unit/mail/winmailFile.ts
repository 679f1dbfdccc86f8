/** A MAPI property in a winmail.dat: identifier, type, value as bytes; text is written as UTF-16. */
export type WinmailProperty = [id: number, type: number, value: string | number | Uint8Array];
export type WinmailPart = { title: string; data: Uint8Array | null; properties: WinmailProperty[] };

/** The bytes of a winmail.dat (MS-OXTNEF) with these message properties and files. */
export function winmailFile(properties: WinmailProperty[], parts: WinmailPart[]): Uint8Array {
  const signature = Buffer.alloc(6);
  signature.writeUInt32LE(0x223e9f78, 0);
  const codePage = Buffer.alloc(8);
  codePage.writeUInt32LE(1252, 0);
  return Buffer.concat([
    signature,
    attribute(1, 0x9007, 6, codePage),
    attribute(1, 0x9003, 6, propertyList(properties)),
    ...parts.flatMap((part) => [
      attribute(2, 0x9002, 6, Buffer.alloc(14)),
      attribute(2, 0x8010, 1, Buffer.from(`${part.title}\0`, "latin1")),
      ...(part.data ? [attribute(2, 0x800f, 6, part.data)] : []),
      attribute(2, 0x9005, 6, propertyList(part.properties)),
    ]),
  ]);
}

function attribute(level: number, id: number, type: number, data: Uint8Array): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(level, 0);
  head.writeUInt16LE(id, 1);
  head.writeUInt16LE(type, 3);
  head.writeUInt32LE(data.length, 5);
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(data.reduce((total, byte) => (total + byte) & 0xffff, 0));
  return Buffer.concat([head, data, sum]);
}

function propertyList(properties: WinmailProperty[]): Buffer {
  const pieces = [number(properties.length)];
  for (const [id, type, value] of properties) {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(type, 0);
    head.writeUInt16LE(id, 2);
    pieces.push(head);
    if (typeof value === "number") {
      pieces.push(number(value));
      continue;
    }
    const bytes = typeof value === "string" ? Buffer.from(`${value}\0`, "utf16le") : value;
    pieces.push(
      number(1),
      number(bytes.length),
      Buffer.from(bytes),
      Buffer.alloc((4 - (bytes.length % 4)) % 4),
    );
  }
  return Buffer.concat(pieces);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
