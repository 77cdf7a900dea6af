import { useEffect, useRef, useState } from "react";
import { Problem, readProblem } from "@/components/ui/api";

export type TakingHome = {
  /** Bytes that have come; null when nothing is under way. */
  readonly received: number | null;
  readonly error: unknown;
};

const NOTHING: TakingHome = { received: null, error: null };

/** Fetches an archive and hands it to the browser to keep, telling how much has come; it can be canceled. */
export function useTakeHome(projectId: string) {
  const [state, set] = useState(NOTHING);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  /** @returns whether it is all there */
  const take = async (fileName: string): Promise<boolean> => {
    const own = new AbortController();
    abort.current = own;
    set({ received: 0, error: null });
    try {
      const path = `/api/v1/projects/${projectId}/archive`;
      const blob = await download(path, own.signal, (received) => set({ received, error: null }));
      keep(blob, fileName);
      set(NOTHING);
      return true;
    } catch (error) {
      set(own.signal.aborted ? NOTHING : { received: null, error });
      return false;
    }
  };
  return { state, take, cancel: () => abort.current?.abort() };
}

/** @throws Problem for a refusal, and with the code `offline` when it breaks off: half an archive is none */
async function download(
  path: string,
  signal: AbortSignal,
  onReceived: (bytes: number) => void,
): Promise<Blob> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw await readProblem(response);
  let received = 0;
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        received += chunk.byteLength;
        onReceived(received);
        controller.enqueue(chunk);
      },
    }),
  );
  // The browser keeps a large answer on disk, not in the page's memory.
  return new Response(counted).blob().catch((error: Error) => {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, { code: "offline", detail: "The server does not answer." });
  });
}

function keep(blob: Blob, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // The browser begins to read it after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
