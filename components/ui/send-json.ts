import { readAnswerLines } from "./answer-lines";
import { Problem, readProblem } from "./api";

type Options<Progress> = {
  readonly signal: AbortSignal;
  /** Hears how far the server is. */
  readonly onProgress: (progress: Progress) => void;
};

/**
 * Posts JSON to an operation that tells how far it is.
 *
 * @param path under /api/v1
 * @throws Problem for every refusal; an AbortError when canceled
 */
export async function sendJson<Answer, Progress>(
  path: string,
  body: object,
  { signal, onProgress }: Options<Progress>,
): Promise<Answer> {
  const response = await fetch(`/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/x-ndjson, application/json" },
    body: JSON.stringify(body),
    signal,
  }).catch((error: Error) => {
    throw error.name === "AbortError" ? error : notAnswering();
  });
  if (!response.ok) throw await readProblem(response);
  const isInLines = (response.headers.get("content-type") ?? "").includes("x-ndjson");
  if (!isInLines || response.body === null) return (await response.json()) as Answer;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let [text, read] = ["", 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    const { lines, next } = readAnswerLines<Progress, Answer>(text, read);
    read = next;
    for (const line of lines) {
      if ("answer" in line) return line.answer;
      if ("problem" in line) throw new Problem(500, line.problem);
      onProgress(line.progress);
    }
  }
  // The last line would have settled it: the server went away on the way.
  throw notAnswering();
}

const notAnswering = (): Problem =>
  new Problem(0, { code: "offline", detail: "The server does not answer." });
