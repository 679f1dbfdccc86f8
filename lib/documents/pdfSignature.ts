import { plainAddPlaceholder } from "@signpdf/placeholder-plain";
import { SignPdf } from "@signpdf/signpdf";
import { Signer } from "@signpdf/utils";
import forge from "node-forge";
import type { SigningCertificate } from "#lib/documents/certificate.ts";

/** A detached PKCS #7 signature with SHA-256 (ISO 32000-1, 12.8.3.3) by a certificate that is already open. */
class CertificateSigner extends Signer {
  private readonly signing: SigningCertificate;

  constructor(signing: SigningCertificate) {
    super();
    this.signing = signing;
  }

  override async sign(content: Buffer, signingTime: Date = new Date()): Promise<Buffer> {
    const { key, certificate, chain } = this.signing;
    const { data, contentType, signingTime: time, messageDigest, sha256 } = forge.pki.oids;
    const message = forge.pkcs7.createSignedData();
    message.content = forge.util.createBuffer(content.toString("binary"));
    for (const each of chain) message.addCertificate(each);
    message.addSigner({
      key,
      certificate,
      digestAlgorithm: sha256 as string,
      authenticatedAttributes: [
        { type: contentType as string, value: data as string },
        // The library takes a Date here; its types know of text only.
        { type: time as string, value: signingTime as unknown as string },
        { type: messageDigest as string },
      ],
    });
    message.sign({ detached: true });
    return Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), "binary");
  }
}

export type SignatureFacts = { name: string; reason: string; place: string; at: Date };

/**
 * A PDF with a signature over all of it. What was there stays as it was, byte for byte, at the beginning: the
 * signature is added after it (an incremental update, ISO 32000-1, 7.5.6).
 */
export async function signPdf(
  pdf: Uint8Array,
  signing: SigningCertificate,
  { name, reason, place, at }: SignatureFacts,
): Promise<Uint8Array> {
  const prepared = plainAddPlaceholder({
    pdfBuffer: Buffer.from(pdf),
    ...{ name, reason, location: place, contactInfo: "", signingTime: at },
    // Room for a chain of several certificates.
    signatureLength: 16_384,
  });
  return new SignPdf().sign(prepared, new CertificateSigner(signing), at);
}
