import { createHash, randomUUID, X509Certificate } from "node:crypto";
import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import forge from "node-forge";
import { dayOf } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { type Missing, RefusedError } from "#lib/errors.ts";

/** A certificate with its private key, and how it is told of. */
export type SigningCertificate = {
  key: forge.pki.rsa.PrivateKey;
  certificate: forge.pki.Certificate;
  /** The chain up to the issuer, as far as the file holds it; the certificate itself first. */
  chain: forge.pki.Certificate[];
  /** Subject, serial number and SHA-256 fingerprint in one line. */
  description: string;
};

/** ASCII: stands in the certificate, whatever language the interface has. */
const demonstrationName = "Vigilans demonstration certificate";

/** Whether what was signed with is the certificate that demonstration mode makes for itself. */
export function isDemonstrationCertificate(description: string): boolean {
  return description.includes(`CN=${demonstrationName}`);
}

/** What would be signed with now. Settings only: the file itself is read when it is needed. */
export function signingState(): "region" | "demonstration" | "none" {
  const { VIGILANS_SIGNING_P12, VIGILANS_DEMO } = env();
  if (VIGILANS_SIGNING_P12) return "region";
  return VIGILANS_DEMO ? "demonstration" : "none";
}

/**
 * What declarations are signed with: the region's certificate, or in demonstration mode one that vouches for nobody,
 * made at its first use. Null when there is none. Throws RefusedError (`certificate.*`) when the region's file is not
 * there, cannot be opened with the password, holds no RSA key, or is not valid at the time.
 */
export async function signingCertificate(at: Date): Promise<SigningCertificate | null> {
  const { VIGILANS_SIGNING_P12, VIGILANS_DEMO, VIGILANS_DATA } = env();
  if (VIGILANS_SIGNING_P12) return assertValid(await regionCertificate(VIGILANS_SIGNING_P12), at);
  if (!VIGILANS_DEMO) return null;
  return openP12(await demonstrationP12(resolve(VIGILANS_DATA, "signing")), "");
}

/** Why the region's certificate cannot sign at the time, as a refusal would say it; null when nothing stands in the way. */
export async function signingProblem(at: Date): Promise<Missing[] | null> {
  try {
    await signingCertificate(at);
    return null;
  } catch (error) {
    if (error instanceof RefusedError) return error.missing;
    throw error;
  }
}

const refusal = (key: string, values?: Missing["values"]) =>
  new RefusedError([{ key: `certificate.${key}`, ...(values && { values }) }]);

async function regionCertificate(path: string): Promise<SigningCertificate> {
  const content = await readFile(resolve(path)).catch(() => {
    throw refusal("file");
  });
  try {
    return openP12(content, env().VIGILANS_SIGNING_PASSWORD);
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    throw refusal(isWrongPassword(error) ? "password" : "unreadable");
  }
}

function assertValid(signing: SigningCertificate, at: Date): SigningCertificate {
  const { notBefore, notAfter } = signing.certificate.validity;
  if (at > notAfter) throw refusal("expired", { day: dayOf(notAfter) });
  if (at < notBefore) throw refusal("early", { day: dayOf(notBefore) });
  return signing;
}

async function demonstrationP12(folder: string): Promise<Buffer> {
  const path = join(folder, "demonstration.p12");
  try {
    return await readFile(path);
  } catch {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `${randomUUID()}.p12`);
    await writeFile(draft, await makeSelfSigned(), { mode: 0o600 });
    // Two processes that begin at the same time end up with one file.
    await link(draft, path).catch(() => undefined);
    await unlink(draft);
    return readFile(path);
  }
}

/** A self-signed certificate of ten years as PKCS #12 without a password. */
async function makeSelfSigned(): Promise<Buffer> {
  const keys = await new Promise<forge.pki.rsa.KeyPair>((done, failed) => {
    forge.pki.rsa.generateKeyPair({ bits: 3072 }, (error, pair) => (error ? failed(error) : done(pair)));
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = `01${randomUUID().replaceAll("-", "").slice(0, 30)}`;
  certificate.validity.notBefore = new Date();
  certificate.validity.notAfter = new Date(Date.now() + 3650 * 86_400_000);
  const name = [{ name: "commonName", value: demonstrationName }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: "basicConstraints", cA: false },
    { name: "keyUsage", critical: true, digitalSignature: true, nonRepudiation: true },
  ]);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  const asn1 = forge.pkcs12.toPkcs12Asn1(keys.privateKey, [certificate], "", { algorithm: "aes256" });
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), "binary");
}

function bagsOf(p12: forge.pkcs12.Pkcs12Pfx, type: string | undefined): forge.pkcs12.Bag[] {
  return type ? (p12.getBags({ bagType: type })[type] ?? []) : [];
}

/** The file as the library reads it. The checksum at its end vouches for the password; it is the last of its parts. */
function readP12(content: Buffer, password: string): forge.pkcs12.Pkcs12Pfx {
  const file = forge.asn1.fromDer(content.toString("binary"));
  try {
    return forge.pkcs12.pkcs12FromAsn1(file, false, password);
  } catch (error) {
    if (isWrongPassword(error)) throw error;
    // The checksum takes letters as UTF-16, today's encryption as UTF-8, and the library knows only the first: a
    // password with å, ä or ö passes the one and fails the other.
    file.value = file.value.slice(0, 2) as forge.asn1.Asn1[];
    return forge.pkcs12.pkcs12FromAsn1(file, false, forge.util.encodeUtf8(password));
  }
}

// The library tells the causes apart by its sentences alone.
function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && error.message.includes("MAC could not be verified");
}

function openP12(content: Buffer, password: string): SigningCertificate {
  const p12 = readP12(content, password);
  const { certBag, keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids;
  const keys = [...bagsOf(p12, pkcs8ShroudedKeyBag), ...bagsOf(p12, keyBag)];
  const key = keys[0]?.key as forge.pki.rsa.PrivateKey | undefined;
  const certificates = bagsOf(p12, certBag).flatMap(({ cert }) => (cert ? [asWritten(cert)] : []));
  const certificate = certificates.find(({ publicKey }) => isOf(publicKey as forge.pki.rsa.PublicKey, key));
  if (!key || !certificate) throw refusal("key");
  const chain = [certificate, ...certificates.filter((other) => other !== certificate)];
  return { key, certificate, chain, description: descriptionOf(certificate) };
}

function isOf(publicKey: forge.pki.rsa.PublicKey, key: forge.pki.rsa.PrivateKey | undefined): boolean {
  return key !== undefined && publicKey.n.compareTo(key.n) === 0 && publicKey.e.compareTo(key.e) === 0;
}

// The library gives names in UTF-8 back as bytes and encodes them once more when it writes them: a signature would
// then name an issuer that the certificate does not have.
function asWritten(certificate: forge.pki.Certificate): forge.pki.Certificate {
  for (const attribute of certificate.issuer.attributes)
    if (Number(attribute.valueTagClass) === forge.asn1.Type.UTF8 && typeof attribute.value === "string")
      attribute.value = forge.util.decodeUtf8(attribute.value);
  return certificate;
}

function descriptionOf(certificate: forge.pki.Certificate): string {
  const der = Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), "binary");
  const subject = new X509Certificate(der).subject.split("\n").join(", ");
  const fingerprint = createHash("sha256").update(der).digest("hex");
  return `${subject}; serial ${certificate.serialNumber}; SHA-256 ${fingerprint}`;
}
