import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { db } from "#lib/db.ts";
import type { Dovecot } from "#tests/factories/dovecot.ts";
import { mailOf, noticeMailOf } from "#tests/factories/incoming.ts";
import { connect } from "#tests/factories/mailboxes.ts";

type Soak = {
  dovecot: Dovecot;
  count: number;
  /** Into how many deliveries the day is divided, and the seconds between two of them. */
  deliveries: number;
  pause: number;
  /** Every so many seconds one of the two workers is killed, and another one started. */
  killEvery: number;
  /** The most that are killed. */
  mostKills: number;
  /** Seconds after which it has failed. */
  patience: number;
};

/** What a day of mail came to. `lost` and `doubled` are to be 0. */
export type Soaked = {
  messages: number;
  lost: number;
  doubled: number;
  /** Messages that were taken in but never marked on the server. */
  unmarked: number;
  fates: Record<string, number>;
  kills: number;
  seconds: number;
};

const user = "dagen";

/** The mails of a day: every fifth is a safety notice. */
function mailsOfDay(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) =>
    index % 5 === 0
      ? noticeMailOf(`FSCA-SOAK-${index}`, {
          subject: `Dag ${index}`,
          device: `Pump ${index}`,
          refs: `SOAK-${index}`,
          lots: `L${index}A`,
        })
      : mailOf({ subject: `Dag ${index}` }),
  );
}

/**
 * Delivers a day of mail to a mailbox that two workers read, each a process of its own, while one of them is killed
 * (SIGKILL) every few seconds, and counts what has become of the mails.
 */
export async function soak(day: Soak): Promise<Soaked> {
  const { dovecot, count, deliveries, pause, killEvery, mostKills, patience } = day;
  const id = await connect(user, dovecot.port, { after: "seen" });
  // The server keeps whole seconds: what is delivered from now on is new mail.
  await sleep(1100);
  const begun = Date.now();
  const workers = [startWorker(), startWorker()];
  let kills = 0;
  let over = false;
  const killing = (async () => {
    while (!over && kills < mostKills) {
      await sleep(killEvery * 1000);
      if (over) break;
      kills += 1;
      // Whichever it is, the one that reads or the one that waits to.
      const [killed] = workers.splice(Math.floor(Math.random() * workers.length), 1);
      killed?.kill("SIGKILL");
      workers.push(startWorker());
    }
  })();
  try {
    const mails = mailsOfDay(count);
    const each = Math.ceil(count / deliveries);
    for (let from = 0; from < count; from += each) {
      dovecot.deliver(user, mails.slice(from, from + each));
      await sleep(pause * 1000);
    }
    await settled(id, count, begun + patience * 1000);
  } finally {
    over = true;
    await killing;
    for (const worker of workers) worker.kill("SIGKILL");
  }
  return { ...(await counted(id, count)), kills, seconds: Math.round((Date.now() - begun) / 1000) };
}

function startWorker(): ChildProcess {
  return spawn(process.execPath, ["scripts/worker.ts"], { env: process.env, stdio: "ignore" });
}

/** Waits until every message has a place and is marked, or until the time is up: the counts tell then. */
async function settled(mailboxId: string, count: number, until: number): Promise<void> {
  while (Date.now() < until) {
    const marked = await db.mailboxMessage.count({ where: { mailboxId, settledAt: { not: null } } });
    if (marked >= count) return;
    await sleep(200);
  }
}

async function counted(mailboxId: string, count: number): Promise<Omit<Soaked, "kills" | "seconds">> {
  const rows = await db.incomingMessage.findMany({
    where: { mailbox: `${user}@regionhalland.se` },
    select: { subject: true, fate: true },
  });
  const subjects = new Set(rows.map(({ subject }) => subject));
  const fates: Record<string, number> = {};
  for (const { fate } of rows) fates[fate] = (fates[fate] ?? 0) + 1;
  return {
    messages: rows.length,
    lost: count - subjects.size,
    doubled: rows.length - subjects.size,
    unmarked: await db.mailboxMessage.count({ where: { mailboxId, settledAt: null } }),
    fates,
  };
}
