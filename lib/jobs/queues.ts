/**
 * Every queue, with how patient it is. Times are in seconds. A job whose worker is killed is taken up by
 * another once its heartbeat has been silent for `heartbeatSeconds`.
 */
export const queues = {
  "mail.send": {
    retryLimit: 14,
    retryDelay: 10,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 300,
    heartbeatSeconds: 10,
  },
  "mail.sweep": { retryLimit: 0, retryDelay: 0, expireInSeconds: 120, heartbeatSeconds: 30 },
  "files.scan": { retryLimit: 0, retryDelay: 0, expireInSeconds: 3600, heartbeatSeconds: 30 },
  "mailboxes.reconcile": { retryLimit: 3, retryDelay: 60, expireInSeconds: 60, heartbeatSeconds: 30 },
  "mailboxes.watch": { retryLimit: 0, retryDelay: 0, expireInSeconds: 60, heartbeatSeconds: 30 },
  "intake.readPictures": {
    retryLimit: 4,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 3600,
    heartbeatSeconds: 30,
  },
  "intake.sweepPictures": { retryLimit: 0, retryDelay: 0, expireInSeconds: 120, heartbeatSeconds: 30 },
  "projects.remind": { retryLimit: 3, retryDelay: 300, expireInSeconds: 300, heartbeatSeconds: 30 },
  /** One fetch at a time of a source: who finds another at it, or killed at it, comes back. */
  "feeds.fetch": {
    retryLimit: 5,
    retryDelay: 60,
    expireInSeconds: 900,
    heartbeatSeconds: 30,
  },
  "feeds.due": { retryLimit: 0, retryDelay: 0, expireInSeconds: 55, heartbeatSeconds: 30 },
} as const;

export type QueueName = keyof typeof queues;

/** What each job carries: ids only, never content. */
export type JobData = {
  "mail.send": { mailId: string };
  "mail.sweep": Record<string, never>;
  "files.scan": Record<string, never>;
  "mailboxes.reconcile": Record<string, never>;
  "mailboxes.watch": Record<string, never>;
  "intake.readPictures": { messageId: string };
  "intake.sweepPictures": Record<string, never>;
  "projects.remind": Record<string, never>;
  "feeds.fetch": { sourceId: string };
  "feeds.due": Record<string, never>;
};

/** Jobs that come by the clock (cron, Europe/Stockholm). */
export const schedules: Partial<Record<QueueName, string>> = {
  "mail.sweep": "*/5 * * * *",
  "files.scan": "* * * * *",
  "mailboxes.reconcile": "10 4 * * *",
  "mailboxes.watch": "* * * * *",
  "intake.sweepPictures": "*/15 * * * *",
  "projects.remind": "0 7 * * *",
  "feeds.due": "* * * * *",
};

/** Jobs that are heavy: a worker does one of them at a time. */
export const oneAtATime: ReadonlySet<QueueName> = new Set(["intake.readPictures"]);
