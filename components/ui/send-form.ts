import { readAnswerLines } from "./answer-lines";
import { Problem } from "./api";

/** How far a form is: bytes on their way (0 to 1), or the server working on it. */
export type SendStage = { readonly stage: "sending"; readonly share: number } | { readonly stage: "reading" };

type SendOptions<Progress> = {
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  readonly onStage: (stage: SendStage) => void;
  /** Hears how far the server is, of an operation that tells it. */
  readonly onProgress?: (progress: Progress) => void;
};

/**
 * Posts a form with a file, or a file as it is, and tells how far it is: fetch cannot say that of an upload, so this is the
 * older way.
 *
 * @param path under /api/v1
 * @throws Problem for every refusal; an AbortError when canceled
 */
export function sendForm<Answer, Progress = never>(
  path: string,
  form: FormData | Blob,
  { signal, headers = {}, onStage, onProgress }: SendOptions<Progress>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1${path}`);
    if (onProgress !== undefined)
      request.setRequestHeader("accept", "application/x-ndjson, application/json");
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (form instanceof Blob) request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) =>
      onStage({ stage: "sending", share: event.total === 0 ? 0 : event.loaded / event.total });
    request.upload.onload = () => onStage({ stage: "reading" });
    request.onerror = () => reject(notAnswering());
    request.onabort = () => reject(new DOMException("Canceled", "AbortError"));
    let read = 0;
    const readOn = () => {
      if (!isInLines(request)) return;
      const { lines, next } = readAnswerLines<Progress, Answer>(request.responseText, read);
      read = next;
      for (const line of lines) {
        if ("progress" in line) onProgress?.(line.progress);
        else if ("answer" in line) resolve(line.answer);
        else reject(new Problem(statusOf(line.problem), line.problem));
      }
    };
    request.onprogress = readOn;
    request.onload = () => {
      readOn();
      // The last line has settled it; if there was none, the server went away on the way.
      if (isInLines(request)) reject(notAnswering());
      else if (request.status < 300) resolve(parse(request.responseText) as Answer);
      else reject(new Problem(request.status, parse(request.responseText) ?? {}));
    };
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

const notAnswering = (): Problem =>
  new Problem(0, { code: "offline", detail: "The server does not answer." });

const isInLines = (request: XMLHttpRequest): boolean =>
  request.status === 200 && (request.getResponseHeader("content-type") ?? "").includes("x-ndjson");

const statusOf = (problem: object): number =>
  "status" in problem && typeof problem.status === "number" ? problem.status : 500;

function parse(text: string): object | null {
  try {
    return JSON.parse(text) as object | null;
  } catch {
    return null;
  }
}
