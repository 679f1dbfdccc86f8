type Watched = { readAt: Date | null; activeSince: Date; silenceMinutes: number };

/** Since when a mailbox has not been read: since it was last read, or was last taken into use. */
export function unreadSince({ readAt, activeSince }: Watched): Date {
  return readAt && readAt > activeSince ? readAt : activeSince;
}

/** Whether a mailbox has not been read for longer than it may. */
export function isSilent(mailbox: Watched, at: Date): boolean {
  return at.getTime() - unreadSince(mailbox).getTime() > mailbox.silenceMinutes * 60_000;
}
