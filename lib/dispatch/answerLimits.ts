/** Files of one answer: how many, and how large each and together, in bytes. */
export const answerFileLimits = {
  count: 10,
  eachBytes: 25 * 1024 * 1024,
  totalBytes: 60 * 1024 * 1024,
} as const;
