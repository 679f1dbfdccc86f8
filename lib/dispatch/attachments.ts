/** Mails grow by a third on their way: what is more than this waits behind the link. */
export const attachedBytes = 15 * 1024 * 1024;

/** The files that fit into a mail, in order, and those that do not. */
export function splitBySize<T extends { size: number }>(files: T[]): { attached: T[]; behindLink: T[] } {
  let total = 0;
  const attached: T[] = [];
  const behindLink: T[] = [];
  for (const file of files) {
    const fits = total + file.size <= attachedBytes;
    if (fits) total += file.size;
    (fits ? attached : behindLink).push(file);
  }
  return { attached, behindLink };
}
