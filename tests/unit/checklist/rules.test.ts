import { expect, test } from "vitest";
import { checklistRows, isRequired, lacksContractNumber, unansweredRows } from "#lib/checklist/rules.ts";
import { replyAnswerSchema, searchAnswerSchema } from "#lib/checklist/schema.ts";

const noHit = { result: "no_hit", searchTerm: "Alaris" };
const hit = { result: "hit", searchTerm: "Alaris" };

test("an empty form asks for every row but the suggestion", () => {
  expect(unansweredRows([])).toEqual(
    checklistRows.map((row) => row.key).filter((key) => key !== "suggested_handling"),
  );
});

test("without a contract Logistikservice has three rows fewer to answer", () => {
  const rows = [{ key: "contract_search" as const, answer: noHit }];
  for (const key of ["customers", "stock_item", "near_stock"] as const)
    expect(isRequired(key, rows)).toBe(false);
  expect(isRequired("purchase_support", rows)).toBe(true);
  expect(isRequired("customers", [{ key: "contract_search", answer: hit }])).toBe(true);
});

test("a contract hit is not done without its contract number", () => {
  const row = (answer: object) => [{ key: "contract_search" as const, answer }];
  expect(lacksContractNumber(row(hit))).toBe(true);
  expect(lacksContractNumber(row({ ...hit, contractNumbers: "AVT-1" }))).toBe(false);
  expect(lacksContractNumber(row(noHit))).toBe(false);
});

test("no hit needs its search word, not applicable its reason, a wanted reply its responder", () => {
  expect(searchAnswerSchema.safeParse({ result: "no_hit" }).success).toBe(false);
  expect(searchAnswerSchema.safeParse({ result: "not_applicable", searchTerm: "x" }).success).toBe(false);
  expect(searchAnswerSchema.safeParse({ result: "not_applicable", note: "Programvara" }).success).toBe(true);
  expect(replyAnswerSchema.safeParse({ wanted: "yes" }).success).toBe(false);
  expect(replyAnswerSchema.safeParse({ wanted: "no" }).success).toBe(true);
});
