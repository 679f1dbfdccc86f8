import { asBuffer } from "#lib/mail/charset.ts";

/**
 * A stream or storage within a compound file, as a file or folder is within a disk. A stream that is not `whole` says
 * that it is longer than the file, and cannot be read.
 */
export type CompoundEntry = {
  name: string;
  size: number;
  whole: boolean;
  children: CompoundEntry[];
  read: () => Uint8Array;
};

type DirectoryEntry = {
  name: string;
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
};

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const HEADER_SIZE = 512;
const DIFAT_IN_HEADER = 109;
const MINI_SECTOR = 64;
const MINI_CUTOFF = 4096;
const DIRECTORY_ENTRY = 128;
/** Sector numbers from here on are marks (MS-CFB 2.1): end of chain, free, and so on. */
const MAX_SECTOR = 0xfffffffa;
const MAX_DEPTH = 60;

/** Whether the bytes begin as an OLE compound file: .msg, and also .doc, .xls and .ppt of old. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}

/**
 * The root storage of an OLE compound file (MS-CFB). Safe on hostile bytes: a chain or tree that runs in a
 * circle, or beyond the file, throws an Error; no stream is longer than the file. Streams are read only when
 * asked for.
 */
export function readCompoundFile(bytes: Uint8Array): CompoundEntry {
  if (!isCompoundFile(bytes) || bytes.length < HEADER_SIZE) throw new Error("Not a compound file");
  return new CompoundFile(asBuffer(bytes)).root();
}

class CompoundFile {
  private readonly raw: Buffer;
  private readonly sectorSize: number;
  private readonly fat: number[];
  private readonly miniFat: number[];
  private readonly entries: DirectoryEntry[];
  private readonly miniStream: Buffer;

  constructor(raw: Buffer) {
    this.raw = raw;
    const shift = raw.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw new Error("Unknown sector size");
    this.sectorSize = 1 << shift;
    this.fat = this.sectorNumbers(this.fatSectors());
    this.miniFat = this.sectorNumbers(this.chain(raw.readUInt32LE(60), this.fat));
    this.entries = this.readDirectory();
    const root = this.entries[0];
    if (!root) throw new Error("No root storage");
    this.miniStream = this.readStream(root.start, root.size, this.fat, this.sectorSize);
  }

  root(): CompoundEntry {
    return this.toEntry(0, new Set(), 0);
  }

  private toEntry(index: number, seen: Set<number>, depth: number): CompoundEntry {
    const entry = this.entries[index];
    if (!entry || depth > MAX_DEPTH) throw new Error("Broken directory");
    const small = entry.type === 2 && entry.size < MINI_CUTOFF;
    return {
      name: entry.name,
      size: entry.type === 2 ? entry.size : 0,
      whole: entry.type !== 2 || entry.size <= this.raw.length,
      children: (entry.type === 2 ? [] : this.childIndexes(entry.child, seen)).map((child) =>
        this.toEntry(child, seen, depth + 1),
      ),
      read: () =>
        small
          ? this.readStream(entry.start, entry.size, this.miniFat, MINI_SECTOR, this.miniStream)
          : this.readStream(entry.start, entry.size, this.fat, this.sectorSize),
    };
  }

  /** Entries of one storage: a binary tree by name. */
  private childIndexes(first: number, seen: Set<number>): number[] {
    const found: number[] = [];
    const open = [first];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const entry = this.entries[index];
      // The root is nobody's child; some writers say 0 where they mean none.
      if (!entry || entry.type === 0 || index === 0) continue;
      if (seen.has(index)) throw new Error("Directory runs in a circle");
      seen.add(index);
      found.push(index);
      open.push(entry.left, entry.right);
    }
    return found;
  }

  private fatSectors(): number[] {
    const sectors: number[] = [];
    // No honest file has many more table sectors than it takes to list its sectors.
    const enough = Math.ceil((this.sectorCount() * 4) / this.sectorSize) + DIFAT_IN_HEADER;
    const expected = Math.min(this.raw.readUInt32LE(44), enough);
    for (let i = 0; i < DIFAT_IN_HEADER; i++) sectors.push(this.raw.readUInt32LE(76 + 4 * i));
    const perSector = this.sectorSize / 4 - 1;
    const seen = new Set<number>();
    let next = this.raw.readUInt32LE(68);
    while (next < MAX_SECTOR && sectors.length < expected) {
      if (seen.has(next)) throw new Error("Allocation table runs in a circle");
      seen.add(next);
      const numbers = this.sectorNumbers([next]);
      for (const number of numbers.slice(0, perSector)) sectors.push(number);
      next = numbers[perSector] ?? MAX_SECTOR;
    }
    return sectors.slice(0, expected).filter((sector) => sector < MAX_SECTOR);
  }

  private sectorNumbers(sectors: number[]): number[] {
    const numbers: number[] = [];
    for (const sector of sectors) {
      const bytes = this.sector(sector);
      for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
    }
    return numbers;
  }

  private readDirectory(): DirectoryEntry[] {
    const entries: DirectoryEntry[] = [];
    for (const sector of this.chain(this.raw.readUInt32LE(48), this.fat)) {
      const bytes = this.sector(sector);
      for (let at = 0; at + DIRECTORY_ENTRY <= bytes.length; at += DIRECTORY_ENTRY) {
        const nameLength = Math.min(64, bytes.readUInt16LE(at + 64));
        entries.push({
          name: bytes.subarray(at, at + Math.max(0, nameLength - 2)).toString("utf16le"),
          type: bytes.readUInt8(at + 66),
          left: bytes.readUInt32LE(at + 68),
          right: bytes.readUInt32LE(at + 72),
          child: bytes.readUInt32LE(at + 76),
          start: bytes.readUInt32LE(at + 116),
          size: bytes.readUInt32LE(at + 120),
        });
      }
    }
    return entries;
  }

  private readStream(start: number, size: number, table: number[], unit: number, within?: Buffer): Buffer {
    if (size === 0) return Buffer.alloc(0);
    if (size > this.raw.length) throw new Error("Stream longer than the file");
    const needed = Math.ceil(size / unit);
    const pieces = this.chain(start, table, needed).map((number) =>
      within ? within.subarray(number * unit, (number + 1) * unit) : this.sector(number),
    );
    return Buffer.concat(pieces).subarray(0, size);
  }

  /** Numbers of a chain of sectors; `most` ends it early, since a stream needs no more than its size. */
  private chain(start: number, table: number[], most = table.length): number[] {
    const numbers: number[] = [];
    for (let next = start; next < MAX_SECTOR && numbers.length < most; next = table[next] ?? MAX_SECTOR) {
      numbers.push(next);
      if (numbers.length > table.length) throw new Error("Chain runs in a circle");
    }
    return numbers;
  }

  private sector(number: number): Buffer {
    const start = (number + 1) * this.sectorSize;
    return this.raw.subarray(start, start + this.sectorSize);
  }

  private sectorCount(): number {
    return Math.ceil(this.raw.length / this.sectorSize);
  }
}
