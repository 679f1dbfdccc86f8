import { attachedBytes } from "#lib/dispatch/attachments.ts";

/** Attachments of one reply to the sender: how many, and how large together, in bytes. All go in one mail. */
export const replyFileLimits = { count: 10, totalBytes: attachedBytes } as const;

/** Whether files of these sizes, in bytes, can go along with one reply. */
export function replyFilesFit(sizes: number[]): boolean {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.length <= replyFileLimits.count && total <= replyFileLimits.totalBytes;
}
