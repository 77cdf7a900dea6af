/** A unit of a file of pairs: a text and its translations. */
export type FileUnit = {
  /** Where it stands, as people find it again: a unit's id, or its number; "row 12". */
  readonly place: string;
  /** 1-based line of the file where it begins. */
  readonly line: number;
  readonly texts: readonly FileText[];
  /** When it was written, or changed last; null where the file does not tell. */
  readonly at: Date | null;
};

/** A text with its language tag, BCP 47 as far as the file goes. */
export type FileText = { readonly language: string; readonly text: string };

/** A reader of one format: it is given the text piece by piece, and gives the units that end in it. */
export type UnitReader = {
  readonly write: (piece: string) => readonly FileUnit[];
  readonly end: () => readonly FileUnit[];
};
