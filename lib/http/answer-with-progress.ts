import { answerOfError } from "./answer-of-error";

/** Of an answer that comes line by line, for whoever asks for it by Accept. */
export const LINES = "application/x-ndjson";

/** How long work tells how far it is, and hears that nobody waits for it any more. */
export type Watcher<Progress> = {
  readonly tell: (progress: Progress) => void;
  readonly signal: AbortSignal;
};

/**
 * Answers with what the work gives, as JSON. Who accepts `application/x-ndjson` gets lines while it goes on, from the
 * first time that it tells how far it is: any number of `{ "progress" }`, then `{ "answer" }`, or `{ "problem" }` as a
 * refusal tells it, since the status has gone out by then. What is done or refused before that is answered as ever.
 *
 * @param status of an answer that is no lines
 */
export async function answerWithProgress<Progress, Answer>(
  request: Request,
  work: (watcher: Watcher<Progress>) => Promise<Answer>,
  status = 200,
): Promise<Response> {
  const { signal } = request;
  if (!(request.headers.get("accept") ?? "").includes(LINES))
    return Response.json(await work({ tell: () => {}, signal }), { status });
  const lines = openLines();
  const working = work({
    tell: (progress) => lines.write({ progress }),
    signal: AbortSignal.any([signal, lines.gone]),
  });
  const isBegun = await Promise.race([lines.begun.then(() => true), working.then(() => false)]);
  if (!isBegun) return Response.json(await working, { status });
  void working
    .then(
      (answer) => lines.write({ answer }),
      async (error) => lines.write({ problem: await answerOfError(error).json() }),
    )
    .finally(lines.close);
  return new Response(lines.body, {
    // A proxy that gathers an answer before it sends it on would tell nothing until the end.
    headers: { "content-type": LINES, "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}

/** A body of lines, with a promise of the first one, and a signal that nobody reads any more. */
function openLines() {
  const gone = new AbortController();
  const encoder = new TextEncoder();
  let send = (_line: string): void => {};
  let close = (): void => {};
  let begin = (): void => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (line) => controller.enqueue(encoder.encode(line));
      close = () => controller.close();
    },
    cancel: () => gone.abort(),
  });
  const isOpen = (): boolean => !gone.signal.aborted;
  return {
    ...{ body, begun, gone: gone.signal },
    write: (line: object) => {
      if (isOpen()) send(`${JSON.stringify(line)}\n`);
      begin();
    },
    close: () => {
      if (isOpen()) close();
    },
  };
}
