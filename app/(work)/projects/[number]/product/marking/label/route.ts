import { z } from "zod";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { NotFoundError } from "#lib/errors.ts";
import { labelPdf, labelsOf } from "#lib/projects/product/label.ts";
import { labelSizeOf } from "#lib/projects/product/labelSizes.ts";
import { labelFacts, mostLabels } from "#lib/projects/queries/product.ts";

type Context = { params: Promise<{ number: string }> };

/** Labels as PDF: `?unit=` none, `all` or the id of a unit; `size`, `code` and `sheet=1` as the page offers them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword || !may(actor, "projects.view"))
    return new Response(null, { status: 404 });
  const query = new URL(request.url).searchParams;
  const unit = z.union([z.literal("all"), z.uuid()]).safeParse(query.get("unit")).data ?? null;
  const kind = query.get("code") === "qrcode" ? "qrcode" : "datamatrix";
  try {
    const facts = await labelFacts(actor, (await params).number, unit);
    const labels = labelsOf(facts, mostLabels);
    const content = await labelPdf(labels, {
      ...{ kind, size: labelSizeOf(query.get("size")), onSheet: query.get("sheet") === "1" },
      title: `${facts.number} ${facts.markingNumber}`,
      at: now(),
    });
    const fileName = `${facts.number}-etiketter.pdf`;
    return fileResponse({ fileName, mediaType: "application/pdf", content }, { kind: "attachment" });
  } catch (error) {
    if (error instanceof NotFoundError) return new Response(null, { status: 404 });
    throw error;
  }
}
