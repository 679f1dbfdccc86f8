type Mark = { archiveUidNext: bigint | null; archiveBefore: Date };

/**
 * Whether a message is old mail: it lay in the folder when that was first connected, and the server had received it
 * before the connection was set up. What came in between, while the server could not be reached, is new.
 * Servers keep whole seconds: what came in the second of the connection is new rather than buried.
 * `archiveUidNext` is the first UID that was not there; null in a folder where that is not known.
 */
export function isArchive(uid: number, receivedAt: Date | null, mark: Mark): boolean {
  const there = mark.archiveUidNext === null || BigInt(uid) < mark.archiveUidNext;
  const before = Math.floor(mark.archiveBefore.getTime() / 1000) * 1000;
  return there && (receivedAt === null || receivedAt.getTime() < before);
}
