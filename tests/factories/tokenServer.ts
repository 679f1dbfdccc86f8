import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/**
 * A token service on loopback as Exchange Online has one: gives access tokens by client credentials, and tells a
 * mail server who a token is for.
 */
export async function startTokenServer(client: { id: string; secret: string; scope: string }, user: string) {
  const given = new Set<string>();
  const server = createServer(async (request, response) => {
    const body = new URLSearchParams(await text(request));
    const answer = (status: number, content: object) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(content));
    };
    if (request.url === "/introspect") {
      const active = given.has(body.get("token") ?? "");
      return answer(200, active ? { active: true, username: user } : { active: false });
    }
    const well =
      body.get("grant_type") === "client_credentials" &&
      body.get("client_id") === client.id &&
      body.get("client_secret") === client.secret &&
      body.get("scope") === client.scope;
    if (!well)
      return answer(401, {
        error: "invalid_client",
        error_description: "Invalid client secret.\r\nTrace: 1",
      });
    const token = `token-${given.size + 1}`;
    given.add(token);
    answer(200, { token_type: "Bearer", expires_in: 3599, access_token: token });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    given,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
