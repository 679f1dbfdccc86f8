import { crc32, deflateRawSync } from "node:zlib";

/** A file to be packed; the name as bytes where it is in no Unicode. */
export type Packed = {
  name: string | Buffer;
  content: Uint8Array;
  /** Bit 0 encrypted, bit 11 a name in UTF-8. */
  flags?: number;
  method?: number;
};

/** The bytes of a ZIP archive, also of kinds that no writer makes. */
export function zipFile(files: Packed[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, flags = 0x800, method = 8 } of files) {
    const names = typeof name === "string" ? Buffer.from(name) : name;
    const data = method === 0 ? Buffer.from(content) : deflateRawSync(content);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(flags, 0);
    fields.writeUInt16LE(method, 2);
    fields.writeUInt32LE(crc32(content), 8);
    fields.writeUInt32LE(data.length, 12);
    fields.writeUInt32LE(content.length, 16);
    fields.writeUInt16LE(names.length, 20);
    const local = Buffer.concat([
      Buffer.from("PK\x03\x04\x14\0", "latin1"),
      fields,
      Buffer.alloc(2),
      names,
      data,
    ]);
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE(offset, 12);
    central.push(Buffer.from("PK\x01\x02\x14\0\x14\0", "latin1"), fields, rest, names);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A mail with one attachment. */
export function mailWith(
  fileName: string,
  content: Uint8Array,
  mediaType = "application/octet-stream",
): Buffer {
  const head = [
    "From: Tillverkaren <fsn@tillverkaren.example>",
    "Subject: Filer",
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=b",
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Se bilagan.",
    "--b",
    `Content-Type: ${mediaType}`,
    `Content-Disposition: attachment; filename="${fileName}"`,
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(content).toString("base64"),
    "--b--",
    "",
  ];
  return Buffer.from(head.join("\r\n"));
}
