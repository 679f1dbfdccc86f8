import { answerFileLimits } from "#lib/dispatch/answerLimits.ts";
import { AnswerConflict, type GivenAnswer } from "#lib/dispatch/givenAnswer.ts";
import { type AnswerInput, answerSchemaFor, type Question } from "#lib/dispatch/schema.ts";
import { type FormState, runPublicAction } from "#lib/forms/action.ts";
import { FormTooLargeError, readFormWithin } from "#lib/forms/boundedForm.ts";
import { type SentFile, takeFiles } from "#lib/forms/sentFiles.ts";

// Beside the files: the fields, and what a form puts between its parts.
const fieldBytes = 512 * 1024;

/** What came of an answer: its version once it is kept; `newest` when somebody else had answered meanwhile. */
export type AnswerResult = { state: FormState; version?: number; newest?: GivenAnswer };

/** What keeps an answer from being read at all. */
export type AnswerProblem = "files" | "unreadable";

/**
 * Takes the answer form of a request: reads it within its bounds, checks it against the question, and hands it to
 * `respond`. Used by the personal link and by the signed-in page.
 */
export async function takeAnswer(
  request: Request,
  question: Question,
  respond: (input: AnswerInput, files: SentFile[]) => Promise<{ version: number }>,
): Promise<AnswerResult | AnswerProblem> {
  let form: FormData;
  try {
    form = await readFormWithin(request, answerFileLimits.totalBytes + fieldBytes);
  } catch (error) {
    return error instanceof FormTooLargeError ? "files" : "unreadable";
  }
  const files = await takeFiles(form, answerFileLimits);
  if (!files) return "files";
  let version: number | undefined;
  let newest: GivenAnswer | undefined;
  const state = await runPublicAction(answerSchemaFor(question), form, async (input) => {
    try {
      ({ version } = await respond(input, files));
    } catch (error) {
      if (error instanceof AnswerConflict) newest = error.newest;
      throw error;
    }
    return undefined;
  });
  return { state, version, newest };
}
