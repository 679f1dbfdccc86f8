import pino from "pino";

// Drivers hang whole connections on their errors: the log keeps what tells the fault and nothing else.
function plainError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message.slice(0, 2000),
    code,
    stack: error.stack?.slice(0, 4000),
  };
}

/** The log of this process: to standard error, without personal data. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? "info",
    base: null,
    serializers: { err: plainError },
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination(2),
);
