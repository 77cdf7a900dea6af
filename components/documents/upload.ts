import { type SendStage, sendForm } from "@/components/ui/send-form";
import type { Imported } from "@/lib/documents/server/schema";

export type UploadGiven = {
  /** Under /api/v1. */
  readonly path: string;
  readonly file: File | null;
  /** Pasted text, when there is no file. */
  readonly text: string;
  readonly title: string;
  readonly allowDuplicate: boolean;
  readonly signal: AbortSignal;
  readonly onStage: (stage: SendStage) => void;
};

/**
 * Sends a file or a text to be imported and tells how far it is.
 *
 * @throws Problem for every refusal; an AbortError when canceled
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
  return sendForm<Imported>(path, form, { signal, onStage });
}
