import { Failure, runMain } from "./failure.ts";

/** Takes jobs on DATABASE_URL until it is told to end; any number of these may run, on any number of machines. */
await runMain(async () => {
  if (!process.env.DATABASE_URL)
    throw new Failure(
      "Set DATABASE_URL and AUTH_SECRET to those of the copy that this worker is to work for.",
    );
  const { startWorker } = await import("#lib/jobs/worker.ts");
  const { scanBacklog, scanWaiting } = await import("#lib/documents/scanning/commands.ts");
  const { fileScanned } = await import("#lib/intake/commands/scanned.ts");
  const { giveUpPictures, readMessagePictures, sweepPictures } = await import(
    "#lib/intake/commands/readPictures.ts"
  );
  const { remindReviews } = await import("#lib/projects/use/commands/reviews.ts");
  const { fetchSource, queueDueFetches } = await import("#lib/intake/watch/commands/fetch.ts");
  const { requestReconciliations } = await import("#lib/intake/mailboxes/commands/reconciliation.ts");
  const { watchMailboxes } = await import("#lib/intake/mailboxes/commands/alarms.ts");
  const { startMailboxReaders } = await import("#lib/intake/mailboxes/readers.ts");
  const { now } = await import("#lib/clock.ts");
  const worker = await startWorker({
    "files.scan": async () => {
      await scanWaiting(now, fileScanned);
      await scanBacklog(now, fileScanned);
    },
    "mailboxes.reconcile": () => requestReconciliations(now()),
    "mailboxes.watch": async () => {
      await watchMailboxes(now());
    },
    "intake.readPictures": async ({ messageId }, { lastTry }) => {
      try {
        await readMessagePictures(messageId, now, lastTry);
      } catch (error) {
        if (lastTry) await giveUpPictures(messageId);
        throw error;
      }
    },
    "intake.sweepPictures": async () => {
      await sweepPictures(now());
    },
    "projects.remind": async () => {
      await remindReviews(now());
    },
    "feeds.fetch": ({ sourceId }) => fetchSource(sourceId, now(), now),
    "feeds.due": async () => {
      await queueDueFetches(now());
    },
  });
  const readers = startMailboxReaders();
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  await Promise.all([worker.stop(), readers.stop()]);
  process.exit();
});
