import { Tag } from "@navikt/ds-react/Tag";
import { getTranslations } from "next-intl/server";
import type { TestResult } from "#prisma/generated/enums.ts";

type Props = { test: { result: TestResult | null; cancelledAt: Date | null } };

const colors = { passed: "success", passed_with_remarks: "warning", failed: "danger" } as const;

/** Planned, called off, or what came of it. */
export async function TestStateTag({ test }: Props) {
  const t = await getTranslations("projects");
  const state = test.cancelledAt ? "cancelled" : "planned";
  const known = !test.cancelledAt && test.result;
  return (
    <Tag
      size="small"
      variant="moderate"
      data-color={known ? colors[known] : test.cancelledAt ? "neutral" : "info"}
      className="whitespace-nowrap"
    >
      {known ? t(`testResults.${known}`) : t(`tests.states.${state}`)}
    </Tag>
  );
}
