import { getLocale, getTranslations } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { dayOf, now } from "#lib/clock.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { NotFoundError } from "#lib/errors.ts";
import { projectByNumber } from "#lib/projects/queries.ts";
import { requirementAnswers } from "#lib/projects/requirements/queries.ts";
import { requirementsWorkbook } from "#lib/projects/requirements/workbook.ts";
import { wordsIn } from "#lib/projects/workbook/words.ts";
import { xlsxType } from "#lib/projects/workbook/writing.ts";

type Context = { params: Promise<{ number: string }> };

/** Every row of Annex I with its answer, as a workbook in the person's language. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword || !may(actor, "projects.view"))
    return new Response(null, { status: 404 });
  try {
    const project = await projectByNumber(actor, (await params).number);
    const locale = await getLocale();
    const { answers, risks } = await requirementAnswers(actor, project.id);
    const input = { answers, risks, traits: project.traits, english: locale === "en" };
    const content = await requirementsWorkbook(input, wordsIn(locale));
    const t = await getTranslations("projects.requirements");
    const fileName = `${project.number}-${t("fileName")}-${dayOf(now())}.xlsx`;
    return fileResponse({ fileName, mediaType: xlsxType, content }, { kind: "attachment" });
  } catch (error) {
    if (error instanceof NotFoundError) return new Response(null, { status: 404 });
    throw error;
  }
}
