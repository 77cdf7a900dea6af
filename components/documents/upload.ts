import { Problem } from "@/components/ui/api";
import type { Imported } from "@/lib/documents/server/schema";

/** How far an upload is: bytes on their way (0 to 1), or the server reading them. */
export type UploadStage =
  | { readonly stage: "sending"; readonly share: number }
  | { readonly stage: "reading" };

export type UploadGiven = {
  /** Under /api/v1. */
  readonly path: string;
  readonly file: File | null;
  /** Pasted text, when there is no file. */
  readonly text: string;
  readonly title: string;
  readonly allowDuplicate: boolean;
  readonly signal: AbortSignal;
  readonly onStage: (stage: UploadStage) => void;
};

/**
 * Sends a file or a text and tells how far it is: fetch cannot say that of an upload, so this is the older way.
 *
 * @throws Problem for every refusal; an AbortError when cancelled
 */
export function upload({
  path,
  file,
  text,
  title,
  allowDuplicate,
  signal,
  onStage,
}: UploadGiven): Promise<Imported> {
  const form = new FormData();
  form.set("file", file ?? new Blob([text]), file?.name ?? "");
  if (title !== "") form.set("title", title);
  if (allowDuplicate) form.set("allowDuplicate", "true");
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1${path}`);
    request.responseType = "json";
    request.upload.onprogress = (event) =>
      onStage({ stage: "sending", share: event.total === 0 ? 0 : event.loaded / event.total });
    request.upload.onload = () => onStage({ stage: "reading" });
    request.onerror = () =>
      reject(new Problem(0, { code: "offline", detail: "The server does not answer." }));
    request.onabort = () => reject(new DOMException("Cancelled", "AbortError"));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as Imported);
      else reject(new Problem(request.status, (request.response as object | null) ?? {}));
    };
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
