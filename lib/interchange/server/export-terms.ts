import type { Actor } from "@/lib/accounts/core/actor";
import { getGlossary } from "@/lib/glossary/server/glossaries";
import { streamConcepts } from "@/lib/glossary/server/stream-concepts";
import { exportFileName } from "../core/file-name";
import { csvTerms } from "../core/terms/formats";

export type TermsFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly body: ReadableStream<Uint8Array>;
};

/** All terms of a glossary as a file, read as it is sent. */
export async function exportTerms(actor: Actor, glossaryId: string): Promise<TermsFile> {
  const glossary = await getGlossary(actor, glossaryId);
  const { mediaType, extension, write } = csvTerms;
  const parts = write(await streamConcepts(actor, glossaryId), glossary);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return { fileName: exportFileName(glossary.name, extension), mediaType, body };
}
