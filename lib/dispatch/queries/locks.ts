import { type Scan, withLock } from "#lib/documents/scanning/lock.ts";

type File = { file: { scan?: Scan } };

/** A recipient with the locks of the files that were sent to it and of those in its answers. */
export function withLocks<
  R extends { files: File[] },
  T extends { responses: R[]; dispatch: { documents: File[] } },
>(recipient: T) {
  const { responses, dispatch } = recipient;
  type Response = T["responses"][number];
  type Document = T["dispatch"]["documents"][number];
  return {
    ...recipient,
    responses: responses.map((response: Response) => ({
      ...response,
      files: response.files.map((file: Response["files"][number]) => withLock(file)),
    })),
    dispatch: {
      ...dispatch,
      documents: dispatch.documents.map((document: Document) => withLock(document)),
    } as Omit<T["dispatch"], "documents"> & { documents: ReturnType<typeof withLock<Document>>[] },
  };
}
