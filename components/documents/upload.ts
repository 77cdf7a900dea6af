import { type SendStage, sendForm } from "@/components/ui/send-form";
import type { ImportPreview } from "@/lib/documents/server/import-schema";
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
export function upload({ path, signal, onStage, ...given }: UploadGiven): Promise<Imported> {
  return sendForm<Imported>(path, formOf(given), { signal, onStage });
}

/** Sends the same to be looked at only. @throws as `upload` */
export function lookAt({ path, signal, onStage, ...given }: UploadGiven): Promise<ImportPreview> {
  return sendForm<ImportPreview>(`${path}/preview`, formOf(given), { signal, onStage });
}

type Given = Pick<UploadGiven, "file" | "text" | "title" | "allowDuplicate">;

function formOf({ file, text, title, allowDuplicate }: Given): FormData {
  const form = new FormData();
  form.set("file", file ?? new Blob([text]), file?.name ?? "");
  if (title !== "") form.set("title", title);
  if (allowDuplicate) form.set("allowDuplicate", "true");
  return form;
}
