import { Fragment } from "react";

type Span = { readonly start: number; readonly end: number };

/** A text with what was looked for marked in it. */
export function Marked({ text, spans }: { text: string; spans: readonly Span[] }) {
  const ends = [0, ...spans.map(({ end }) => end)];
  return (
    <>
      {spans.map(({ start, end }, at) => (
        <Fragment key={start}>
          {text.slice(ends[at], start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}
