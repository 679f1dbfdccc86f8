import pino from "pino";

/** The log of this process: to standard error, without personal data. */
export const log = pino(
  { level: process.env.LOG_LEVEL ?? "info", base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination(2),
);
