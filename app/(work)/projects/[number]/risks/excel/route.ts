import { getLocale, getTranslations } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { dayOf, now } from "#lib/clock.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { NotFoundError } from "#lib/errors.ts";
import { projectByNumber } from "#lib/projects/queries.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import { projectRisks } from "#lib/projects/risks/queries.ts";
import { overallState } from "#lib/projects/risks/rules.ts";
import { risksWorkbook } from "#lib/projects/risks/workbook.ts";
import { wordsIn } from "#lib/projects/workbook/words.ts";
import { xlsxType } from "#lib/projects/workbook/writing.ts";

type Context = { params: Promise<{ number: string }> };

/** The risk analysis as a workbook in the person's language. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword || !may(actor, "projects.view"))
    return new Response(null, { status: 404 });
  try {
    const project = await projectByNumber(actor, (await params).number);
    const risks = (await projectRisks(actor, project.id)).filter((risk) => risk.withdrawnAt === null);
    const t = await getTranslations("projects.risks");
    const overall = {
      text: project.overallRisk ?? "",
      state: t(`overall.state.${overallState(project)}`),
    };
    const matrix = matrixOf(project.matrix);
    const content = await risksWorkbook({ risks, matrix, overall }, wordsIn(await getLocale()));
    const fileName = `${project.number}-${t("excel.fileName")}-${dayOf(now())}.xlsx`;
    return fileResponse({ fileName, mediaType: xlsxType, content }, { kind: "attachment" });
  } catch (error) {
    if (error instanceof NotFoundError) return new Response(null, { status: 404 });
    throw error;
  }
}
