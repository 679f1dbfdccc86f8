/** A file as it was sent with a form. Name and type are whatever the sender's machine said. */
export type SentFile = { fileName: string; mediaType: string; content: Uint8Array };

/** How many files, and how large each and together, in bytes. */
export type FileLimits = { count: number; eachBytes: number; totalBytes: number };

/**
 * Takes the files out of the field `files` of a form, so that the rest can be checked as texts. Empty file fields are
 * left out. Null when they are more or larger than `limits`.
 */
export async function takeFiles(form: FormData, limits: FileLimits): Promise<SentFile[] | null> {
  const sent = form.getAll("files").filter((value) => value instanceof File && value.size > 0) as File[];
  form.delete("files");
  const total = sent.reduce((sum, file) => sum + file.size, 0);
  const tooLarge = sent.some((file) => file.size > limits.eachBytes) || total > limits.totalBytes;
  if (sent.length > limits.count || tooLarge) return null;
  return Promise.all(
    sent.map(async (file) => ({
      fileName: file.name,
      mediaType: file.type,
      content: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}
