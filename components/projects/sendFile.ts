/**
 * Sends a form with a file and tells how many per cent have gone. Resolves to what was wrong with it, in words, or
 * null; rejects when the network fails. `fetch` cannot tell how far a body has come.
 */
export function sendFile(
  address: string,
  body: FormData,
  onProgress: (percent: number) => void,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? (100 * loaded) / total : 0);
    request.onload = () => {
      const answer = request.response as { problem: string | null } | null;
      if (answer && "problem" in answer) resolve(answer.problem);
      else reject(new Error(`the upload was answered with ${request.status}`));
    };
    request.onerror = () => reject(new Error("the upload did not arrive"));
    request.send(body);
  });
}
