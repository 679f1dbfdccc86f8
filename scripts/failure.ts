/** A reason to stop that an operator can act on: its message is one clear sentence, shown without a stack. */
export class Failure extends Error {
  override name = "Failure";
}

/** The code of a Node or PostgreSQL error ("ENOSPC", "53100"), or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** The message of whatever was thrown, on one line. */
export function errorMessage(error: unknown): string {
  const message =
    error instanceof AggregateError && error.errors.length > 0
      ? errorMessage(error.errors[0])
      : error instanceof Error
        ? error.message || error.name
        : String(error);
  return message.replace(/\s+/g, " ").trim();
}

/** Turns the failures of a file system into a sentence that names the folder; anything else is returned as it is. */
export function explainFileError(error: unknown, folder: string): unknown {
  switch (errorCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return new Failure(
        `There is no space left on the disk that holds ${folder}: free some and start again.`,
      );
    case "EACCES":
    case "EPERM":
      return new Failure(`The folder ${folder} cannot be read and written by this user: change its owner.`);
    case "EROFS":
      return new Failure(`The folder ${folder} is on a read-only disk: set VIGILANS_DATA to another folder.`);
    case "ENOTDIR":
    case "EEXIST":
      return new Failure(`${folder} is not a folder: set VIGILANS_DATA to a folder.`);
    default:
      return error;
  }
}

/**
 * Runs the main function of a command. A Failure is written to standard error as its one sentence, anything
 * unexpected with its stack; both set exit code 1. Standard output is left to data.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}
