import { constants, crc32, inflateRawSync } from "node:zlib";
import { asBuffer, decodeNameOfOldZip } from "#lib/mail/charset.ts";

/** One file of a ZIP archive. Its name is as it stands in the archive: any path, perhaps out of the folder. */
export type ZipMember = {
  name: string;
  /** Bytes as packed. */
  packed: number;
  /** Why its bytes cannot be had, or null. */
  hindrance: "encrypted" | "method" | null;
  /**
   * Its bytes, at most `limit`. Null when there are more. `broken` when they are not what the archive says they
   * should be: then as many as could be had.
   */
  read: (limit: number) => { bytes: Uint8Array; broken: boolean } | null;
};

export type ZipArchive = { members: ZipMember[]; broken: boolean };

type Entry = {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  data: number;
};

const LOCAL = Buffer.from("PK\x03\x04", "latin1");
const CENTRAL = Buffer.from("PK\x01\x02", "latin1");
const END = Buffer.from("PK\x05\x06", "latin1");
const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const ENCRYPTED = 1;
const UTF8_NAME = 0x800;
const STORED = 0;
const DEFLATED = 8;
/** Far more than any message may hold; the reader of messages has its own, lower bound. */
const MAX_MEMBERS = 10_000;

/**
 * The files of a ZIP archive (APPNOTE 6.3), without folders and without what macOS keeps of its own beside them.
 * Sizes in the archive are not believed; an archive without its directory (cut off, or joined to something) is read
 * from the files themselves. Never throws.
 */
export function readZip(bytes: Uint8Array): ZipArchive {
  const raw = asBuffer(bytes);
  const listed = fromDirectory(raw);
  const entries = listed ?? fromFiles(raw);
  const files = entries.filter(({ name }) => !/[/\\]$/.test(name) && !/^__MACOSX[/\\]/.test(name));
  return { members: files.map((entry) => toMember(raw, entry)), broken: listed === null };
}

function toMember(raw: Buffer, entry: Entry): ZipMember {
  const { name, packed, flags, method } = entry;
  const known = method === STORED || method === DEFLATED;
  return {
    name,
    packed,
    hindrance: (flags & ENCRYPTED) !== 0 ? "encrypted" : known ? null : "method",
    read: (limit) => unpack(raw.subarray(entry.data, entry.data + packed), entry, limit),
  };
}

function unpack(data: Buffer, entry: Entry, limit: number): ReturnType<ZipMember["read"]> {
  const { method, crc } = entry;
  if (method === STORED) return data.length > limit ? null : { bytes: data, broken: crc32(data) !== crc };
  try {
    const bytes = inflateRawSync(data, {
      maxOutputLength: Math.max(limit, 1),
      // What was cut off gives what comes before the cut.
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    if (bytes.length > limit) return null;
    return { bytes, broken: crc32(bytes) !== crc };
  } catch (error) {
    if ((error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE") return null;
    return { bytes: new Uint8Array(), broken: true };
  }
}

/** What the directory at the end lists; null when there is none, or it does not fit the file. */
function fromDirectory(raw: Buffer): Entry[] | null {
  const end = raw.lastIndexOf(END);
  if (end < 0 || end + 22 > raw.length) return null;
  const count = raw.readUInt16LE(end + 10);
  const size = raw.readUInt32LE(end + 12);
  const offset = raw.readUInt32LE(end + 16);
  // In a file with more than 65,534 entries or 4 GiB the numbers stand elsewhere: the directory lies before those.
  const large = count === 0xffff || size === 0xffffffff || offset === 0xffffffff;
  let at = large ? raw.indexOf(CENTRAL) : end - size;
  // Something joined before the archive shifts everything by as much.
  const shift = large ? 0 : at - offset;
  const entries: Entry[] = [];
  while (at >= 0 && at + CENTRAL_HEADER <= end && CENTRAL.equals(raw.subarray(at, at + 4))) {
    const entry = centralEntry(raw, at, shift);
    if (!entry || entries.length >= MAX_MEMBERS) return null;
    entries.push(entry);
    at += CENTRAL_HEADER + raw.readUInt16LE(at + 28) + raw.readUInt16LE(at + 30) + raw.readUInt16LE(at + 32);
  }
  // A damaged entry ends the list early: the files themselves tell what it leaves out.
  return !large && entries.length !== count ? null : entries;
}

function centralEntry(raw: Buffer, at: number, shift: number): Entry | null {
  const nameLength = raw.readUInt16LE(at + 28);
  const extraStart = at + CENTRAL_HEADER + nameLength;
  const extra = raw.subarray(extraStart, extraStart + raw.readUInt16LE(at + 30));
  const flags = raw.readUInt16LE(at + 8);
  const local = raw.readUInt32LE(at + 42) + shift;
  if (local < 0 || local + LOCAL_HEADER > raw.length) return null;
  if (!LOCAL.equals(raw.subarray(local, local + 4))) return null;
  return {
    name: nameOf(raw.subarray(at + CENTRAL_HEADER, extraStart), extra, flags),
    flags,
    method: raw.readUInt16LE(at + 10),
    crc: raw.readUInt32LE(at + 16),
    packed: raw.readUInt32LE(at + 20),
    data: local + LOCAL_HEADER + raw.readUInt16LE(local + 26) + raw.readUInt16LE(local + 28),
  };
}

/** The files by their own headers, each until the next one begins. */
function fromFiles(raw: Buffer): Entry[] {
  const entries: Entry[] = [];
  const directory = raw.indexOf(CENTRAL);
  for (let at = raw.indexOf(LOCAL); at >= 0 && at + LOCAL_HEADER <= raw.length; ) {
    const nameEnd = at + LOCAL_HEADER + raw.readUInt16LE(at + 26);
    const data = nameEnd + raw.readUInt16LE(at + 28);
    const flags = raw.readUInt16LE(at + 6);
    const said = raw.readUInt32LE(at + 18);
    const next = nextMark(raw, Math.min(data + said, raw.length), directory);
    entries.push({
      name: nameOf(raw.subarray(at + LOCAL_HEADER, nameEnd), raw.subarray(nameEnd, data), flags),
      flags,
      method: raw.readUInt16LE(at + 8),
      crc: raw.readUInt32LE(at + 14),
      packed: said > 0 ? said : Math.max(0, next - data),
      data,
    });
    if (entries.length >= MAX_MEMBERS) break;
    at = raw.indexOf(LOCAL, Math.max(next, at + 4));
  }
  return entries;
}

/** Where the next file begins, or the directory, which is looked for once: there can be thousands of files. */
function nextMark(raw: Buffer, from: number, directory: number): number {
  const file = raw.indexOf(LOCAL, from);
  const next = file < 0 ? raw.length : file;
  return directory >= from ? Math.min(next, directory) : next;
}

/** The name: in UTF-8 where the archive says so or has it beside, else in the character set of some old system. */
function nameOf(bytes: Buffer, extra: Buffer, flags: number): string {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    // Info-ZIP Unicode Path: version, checksum of the other name, name.
    if (extra.readUInt16LE(at) !== 0x7075) continue;
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    if (at + 9 < end && extra.readUInt32LE(at + 5) === crc32(bytes))
      return extra.toString("utf8", at + 9, end);
  }
  return (flags & UTF8_NAME) !== 0 ? bytes.toString("utf8") : decodeNameOfOldZip(bytes);
}
