type Watched = { readAt: Date | null; activeSince: Date; silenceMinutes: number };

/** Since when a mailbox has not been read: since it was last read, or was last taken into use. */
export function unreadSince({ readAt, activeSince }: Watched): Date {
  return readAt && readAt > activeSince ? readAt : activeSince;
}

/** Whether a mailbox has not been read for longer than it may. */
export function isSilent(mailbox: Watched, at: Date): boolean {
  return at.getTime() - unreadSince(mailbox).getTime() > mailbox.silenceMinutes * 60_000;
}

/** How it stands with a mailbox: `waiting` while no reader has it yet. */
export type MailboxState = "reading" | "waiting" | "problem" | "silent" | "paused";

type Standing = Watched & { active: boolean; problem: string | null; readerUntil: Date | null };

export function stateOf(mailbox: Standing, at: Date): MailboxState {
  if (!mailbox.active) return "paused";
  if (isSilent(mailbox, at)) return "silent";
  if (mailbox.problem) return "problem";
  return mailbox.readerUntil && mailbox.readerUntil > at ? "reading" : "waiting";
}
