import { burn, type Entry } from "@kenjiuno/msgreader/lib/Burner.js";

/** A property of an Outlook file: identifier, type (0x001f text, 0x0102 bytes, 0x0003 number), value. */
export type Property = [id: number, type: number, value: string | number | Uint8Array];
export type Storage = {
  properties: Property[];
  recipients?: Property[][];
  attachments?: { properties: Property[]; message?: Storage }[];
};

const ROOT = 5;
const DIRECTORY = 1;
const DOCUMENT = 2;

/** The bytes of an Outlook .msg file with these contents (MS-OXMSG). */
export function outlookFile(message: Storage): Uint8Array {
  const entries: Entry[] = [{ name: "Root Entry", type: ROOT, children: [], length: 0 }];
  addStorage(entries, 0, message, 32);
  return Uint8Array.from(burn(entries));
}

function addStorage(entries: Entry[], parent: number, storage: Storage, header: number): void {
  addProperties(entries, parent, storage.properties, header);
  for (const [i, recipient] of (storage.recipients ?? []).entries()) {
    addProperties(entries, addDirectory(entries, parent, `__recip_version1.0_#0000000${i}`), recipient, 8);
  }
  for (const [i, attachment] of (storage.attachments ?? []).entries()) {
    const directory = addDirectory(entries, parent, `__attach_version1.0_#0000000${i}`);
    addProperties(entries, directory, attachment.properties, 8);
    if (attachment.message) {
      addStorage(entries, addDirectory(entries, directory, "__substg1.0_3701000D"), attachment.message, 24);
    }
  }
}

function addProperties(entries: Entry[], parent: number, properties: Property[], header: number): void {
  const fixed: Buffer[] = [Buffer.alloc(header)];
  for (const [id, type, value] of properties) {
    const record = Buffer.alloc(16);
    record.writeUInt16LE(type, 0);
    record.writeUInt16LE(id, 2);
    if (typeof value === "number") record.writeUInt32LE(value, 8);
    fixed.push(record);
    if (typeof value === "number") continue;
    const bytes =
      typeof value === "string" ? Buffer.from(value, type === 0x1f ? "utf16le" : "latin1") : value;
    const tag = (id.toString(16).padStart(4, "0") + type.toString(16).padStart(4, "0")).toUpperCase();
    addStream(entries, parent, `__substg1.0_${tag}`, bytes);
  }
  addStream(entries, parent, "__properties_version1.0", Buffer.concat(fixed));
}

function addDirectory(entries: Entry[], parent: number, name: string): number {
  entries.push({ name, type: DIRECTORY, children: [], length: 0 });
  entries[parent]?.children?.push(entries.length - 1);
  return entries.length - 1;
}

function addStream(entries: Entry[], parent: number, name: string, bytes: Uint8Array): void {
  // A copy with memory of its own, since the writer takes all of the memory behind it.
  entries.push({ name, type: DOCUMENT, length: bytes.length, binaryProvider: () => Uint8Array.from(bytes) });
  entries[parent]?.children?.push(entries.length - 1);
}
