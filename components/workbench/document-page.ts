/** Pages of the document that commands lead to. */
export type DocumentPage =
  | "import"
  | "export"
  | "checks"
  | "memory"
  | "report"
  | `report?track=${string}`
  | `differences?${string}`
  | "compose"
  | "source-version"
  | `paragraphs/${string}`
  | `versions?track=${string}`;
