import { Fragment } from "react";
import { replacementFor } from "@/lib/glossary/core/replace-wording";
import type { Span } from "@/lib/glossary/core/term";

type MarkedTextProps = {
  text: string;
  /** In order, none overlapping another. */
  spans: readonly Span[];
  /** What would stand in their place; null when nothing would. */
  replacement?: string | null;
};

/** A text with places marked, and with what would stand there instead. */
export function MarkedText({ text, spans, replacement = null }: MarkedTextProps) {
  const ends = [0, ...spans.map(({ end }) => end)];
  return (
    <>
      {spans.map(({ start, end }, at) => {
        const found = text.slice(start, end);
        return (
          <Fragment key={start}>
            {text.slice(ends[at], start)}
            {replacement === null ? (
              <mark>{found}</mark>
            ) : (
              <>
                <del>{found}</del> <ins>{replacementFor(found, replacement)}</ins>
              </>
            )}
          </Fragment>
        );
      })}
      {text.slice(ends.at(-1))}
    </>
  );
}
