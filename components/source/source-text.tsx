"use client";

import { TextDifference } from "@/components/ui/text-difference";
import type { Row } from "@/components/workbench/row";
import { StaticText } from "@/components/workbench/static-text";
import text from "@/components/workbench/text.module.css";
import { useTextLayers } from "@/components/workbench/use-text-layers";
import { useEarlierSource, useShownSourceChanges } from "./use-source-changes";

/** What a paragraph of the source says; while changes are shown, with what became of it since the texts beside it were right. */
export function SourceText({ row }: { row: Row }) {
  const { paragraph } = row;
  useShownSourceChanges(row);
  const earlier = useEarlierSource(row);
  const layers = useTextLayers(paragraph.id, paragraph.text);
  if (earlier === null) return <StaticText text={paragraph.text} marks={paragraph.marks} layers={layers} />;
  return (
    <p className={text.text} data-text>
      <TextDifference before={earlier} after={paragraph.text} />
    </p>
  );
}
