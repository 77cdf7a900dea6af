import { Problem } from "./api";

/** How far a form is: bytes on their way (0 to 1), or the server working on it. */
export type SendStage = { readonly stage: "sending"; readonly share: number } | { readonly stage: "reading" };

type SendOptions = {
  readonly signal: AbortSignal;
  readonly onStage: (stage: SendStage) => void;
};

/**
 * Posts a form with a file and tells how far it is: fetch cannot say that of an upload, so this is the older way.
 *
 * @param path under /api/v1
 * @throws Problem for every refusal; an AbortError when canceled
 */
export function sendForm<Answer>(
  path: string,
  form: FormData,
  { signal, onStage }: SendOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1${path}`);
    request.responseType = "json";
    request.upload.onprogress = (event) =>
      onStage({ stage: "sending", share: event.total === 0 ? 0 : event.loaded / event.total });
    request.upload.onload = () => onStage({ stage: "reading" });
    request.onerror = () =>
      reject(new Problem(0, { code: "offline", detail: "The server does not answer." }));
    request.onabort = () => reject(new DOMException("Canceled", "AbortError"));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as Answer);
      else reject(new Problem(request.status, (request.response as object | null) ?? {}));
    };
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
