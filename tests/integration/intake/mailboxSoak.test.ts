import { expect, test } from "vitest";
import { verifyAudit } from "#lib/audit/verify.ts";
import { db } from "#lib/db.ts";
import { hasDovecot, startDovecot } from "#tests/factories/dovecot.ts";
import { soak } from "#tests/factories/soak.ts";

// The same with 5,000 messages: npm run bench -- soak.
test.skipIf(!hasDovecot)(
  "300 messages read by two workers of which one is killed every few seconds: each has one fate, none has two",
  async () => {
    const dovecot = await startDovecot();
    try {
      const result = await soak({
        dovecot,
        count: 300,
        deliveries: 6,
        pause: 1,
        killEvery: 3,
        mostKills: 5,
        patience: 80,
      });
      expect(result).toMatchObject({ messages: 300, lost: 0, doubled: 0, unmarked: 0 });
      expect(result.kills).toBeGreaterThan(0);
      // The notices are alike: some are proposed for the case of another. No case is there twice.
      const { case_created = 0, link_proposed = 0, ...others } = result.fates;
      expect(others).toEqual({ waiting_in_inbox: 240 });
      expect(case_created + link_proposed).toBe(60);
      expect(await db.case.count()).toBe(case_created);
      expect((await verifyAudit()).faults).toEqual([]);
    } finally {
      await dovecot.remove();
    }
  },
  120_000,
);
