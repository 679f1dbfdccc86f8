import { type JobWithMetadata, PgBoss } from "pg-boss";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { recordHeartbeat } from "#lib/jobs/health.ts";
import { type JobData, oneAtATime, type QueueName, queues, schedules } from "#lib/jobs/queues.ts";
import { log } from "#lib/log.ts";
import { sendMail, sweepMails } from "#lib/mail/commands.ts";

type Handler<N extends QueueName> = (data: JobData[N], job: { lastTry: boolean }) => Promise<void>;

type Handlers = { [N in QueueName]: Handler<N> };

/** What domains do by the clock: handed in, since jobs know no domain. */
export type DomainHandlers = Omit<Handlers, "mail.send" | "mail.sweep">;

const mailHandlers: Pick<Handlers, "mail.send" | "mail.sweep"> = {
  "mail.send": (data, { lastTry }) => sendMail(data.mailId, lastTry, now()),
  "mail.sweep": () => sweepMails(now()),
};

async function register<N extends QueueName>(boss: PgBoss, name: N, handler: Handler<N>): Promise<void> {
  const options = {
    pollingIntervalSeconds: 0.5,
    localConcurrency: oneAtATime.has(name) ? 1 : 2,
    batchSize: 1,
    includeMetadata: true,
  } as const;
  await boss.work<JobData[N]>(name, options, async (jobs: JobWithMetadata<JobData[N]>[]) => {
    for (const job of jobs) {
      try {
        await handler(job.data, { lastTry: job.retryCount >= job.retryLimit });
      } catch (error) {
        log.warn({ err: error, queue: name, job: job.id, try: job.retryCount + 1 }, "a job failed");
        throw error;
      }
    }
  });
}

const heartbeatMilliseconds = 30_000;

/**
 * Takes jobs until stopped. Any number of workers, on any number of machines, share the queues.
 * `stop` waits for what is under way, ten seconds at most.
 */
export async function startWorker(domains: DomainHandlers): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: 5,
    migrate: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on("error", (error) => log.error({ err: error }, "job queue"));
  await boss.start();
  const handlers: Handlers = { ...mailHandlers, ...domains };
  for (const name of Object.keys(queues) as QueueName[])
    await register(boss, name, handlers[name] as Handler<typeof name>);
  for (const [name, cron] of Object.entries(schedules))
    await boss.schedule(name, cron, {}, { tz: "Europe/Stockholm" });
  await recordHeartbeat(now());
  const heartbeat = setInterval(() => {
    recordHeartbeat(now()).catch((error) => log.warn({ err: error }, "no heartbeat"));
  }, heartbeatMilliseconds);
  return {
    stop: () => {
      clearInterval(heartbeat);
      return boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
