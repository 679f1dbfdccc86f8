import { describe, expect, test } from "vitest";
import { uploadAnswer } from "#lib/forms/uploadAnswer.ts";

const sent = (headers: Record<string, string>) =>
  new Request("http://localhost:3000/api/uploads/project", { method: "POST", headers });
const kept = { status: 200, problem: null };

describe("the answer to an upload", () => {
  test("is JSON for a script", async () => {
    const answer = uploadAnswer(sent({ accept: "application/json" }), { status: 422, problem: "nej" }, "/p");
    expect([answer.status, await answer.json()]).toEqual([422, { problem: "nej" }]);
  });

  test("leads a plain form back to its page, on this host only", () => {
    const accept = "text/html,*/*";
    const back = (referer: string) => uploadAnswer(sent({ accept, referer }), kept, "/projects");
    expect(back("http://localhost:3000/projects/EG-1?x=1").headers.get("location")).toBe(
      "/projects/EG-1?x=1",
    );
    expect(back("https://evil.example/there").headers.get("location")).toBe("/there");
    expect(back("https://evil.example//evil.example/").headers.get("location")).toBe("/projects");
    expect(back("").headers.get("location")).toBe("/projects");
  });

  test("tells a plain form what was wrong, as text", async () => {
    const answer = uploadAnswer(sent({ accept: "text/html" }), { status: 422, problem: "<b>nej</b>" }, "/p");
    expect(answer.headers.get("content-type")).toContain("text/plain");
  });
});
