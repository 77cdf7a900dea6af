/** What a track calls a speaker; `label` is the speaker as the source has it, "记者". */
export type SpeakerName = { readonly label: string; readonly name: string };

/** A track's name for who speaks; null when nobody is known to speak, or when the source's own word is to stand. */
export function nameOfSpeaker(names: readonly SpeakerName[], speaker: string | null): string | null {
  if (speaker === null) return null;
  return names.find(({ label }) => label === speaker)?.name ?? null;
}

/**
 * What stands before the rendering where a turn begins, as the source prints "记者：" before its text: "Reporter:".
 * Null in the paragraphs that only go on, and for speakers without a name. A name that ends as a label does gets no colon.
 */
export function labelAtTurn(
  names: readonly SpeakerName[],
  paragraph: { readonly speaker: string | null; readonly label: string | null },
): string | null {
  const name = paragraph.label === null ? null : nameOfSpeaker(names, paragraph.speaker);
  return name === null || /[.:：]$/u.test(name) ? name : `${name}:`;
}
