import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { createAnnotation } from "@/lib/discussion/server/create-annotation";
import type { AnnotationView, GivenSpan } from "@/lib/discussion/server/schema";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { type BuiltTrack, buildTrack } from "./build-texts";

const PLAIN = { labelId: null, severity: null, conceptId: null, comment: null, linkedTo: null } as const;

export type Annotating = {
  /** The span of these words, in the source or in the built track. */
  readonly spanOf: (paragraphId: string, quote: string, side?: "source" | "track") => Promise<GivenSpan>;
  readonly annotate: (
    paragraphId: string,
    quote: string,
    more?: Partial<Parameters<typeof createAnnotation>[2]> & {
      readonly side?: "source" | "track";
      readonly actor?: Actor;
    },
  ) => Promise<AnnotationView>;
  readonly write: (paragraphId: string, text: string) => Promise<void>;
  readonly read: (paragraphId: string, side?: "source" | "track") => Promise<string>;
};

/** A track over a fresh document, with ways to write in it and to mark spans by their words. */
export async function buildAnnotating(texts?: readonly string[]): Promise<BuiltTrack & Annotating> {
  const built = await buildTrack(texts === undefined ? {} : { texts });
  const { trackId } = built;
  const read: Annotating["read"] = async (paragraphId, side = "source") => {
    if (side === "source")
      return (await database().paragraph.findUniqueOrThrow({ where: { id: paragraphId } })).text;
    return (await database().rendering.findFirstOrThrow({ where: { trackId, paragraphId } })).text;
  };
  const spanOf: Annotating["spanOf"] = async (paragraphId, quote, side = "source") => {
    const start = (await read(paragraphId, side)).indexOf(quote);
    if (start < 0) throw new Error(`“${quote}” does not stand there.`);
    const span = { paragraphId, start, end: start + quote.length, quote };
    return side === "source" ? span : { ...span, trackId };
  };
  return {
    ...{ ...built, read, spanOf },
    annotate: async (paragraphId, quote, { side = "source", actor = built.translator, ...more } = {}) =>
      createAnnotation(actor, built.documentId, {
        ...{ ...PLAIN, ...more, span: await spanOf(paragraphId, quote, side) },
      }),
    write: async (paragraphId, text) => {
      const rich = { text, marks: [] };
      await putRendering(built.translator, { trackId, paragraphId, rich, seen: null });
    },
  };
}
