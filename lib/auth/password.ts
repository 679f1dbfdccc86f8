import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// OWASP's recommendation for argon2id (2024): 19 MiB, two passes, one lane.
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const passwordMinLength = 12;
export const passwordMaxLength = 200;

/** An argon2id hash in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

// Verified against when there is no such account, so that an answer takes as long for unknown addresses.
let decoy: Promise<string> | undefined;

/** Whether the password fits the hash. Takes its full time even when there is no hash to compare with. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  if (stored) return verify(stored, password);
  decoy ??= hashPassword("no account has this password");
  await verify(await decoy, password);
  return false;
}

// No 0/O, 1/l/I: it is read from a screen and typed.
const alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A one-time password of 20 characters, about 115 bits. */
export function randomPassword(): string {
  return Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join("");
}
