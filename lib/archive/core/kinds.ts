import type { Kind } from "./kind";
import { DOCUMENT_KINDS } from "./kinds/document-kinds";
import { GLOSSARY_KINDS } from "./kinds/glossary-kinds";
import { MEMORY_KINDS } from "./kinds/memory-kinds";
import { AUDIT_KIND, PROJECT_KINDS } from "./kinds/project-kinds";
import { RENDERING_KINDS, TRACK_KINDS } from "./kinds/rendering-kinds";
import { TALK_KINDS } from "./kinds/talk-kinds";

/** People come first: every other record may name them. */
export const PEOPLE_PART = "people";
/** The logs come right behind the renderings that they are of. */
export const LOGS_PART = "logs";

/** The kinds that are rows of one table each, so that a record names only what came before it. */
export const KINDS: readonly Kind[] = [
  ...PROJECT_KINDS,
  ...GLOSSARY_KINDS,
  ...DOCUMENT_KINDS,
  ...TRACK_KINDS,
  ...RENDERING_KINDS,
  ...TALK_KINDS,
  ...MEMORY_KINDS,
  AUDIT_KIND,
];

const AFTER_RENDERINGS = KINDS.findIndex(({ name }) => name === "renderings") + 1;

/** The parts of an archive in their order, as all of them are in it, also those that hold nothing. */
export const PARTS: readonly string[] = [
  PEOPLE_PART,
  ...KINDS.slice(0, AFTER_RENDERINGS).map(({ name }) => name),
  LOGS_PART,
  ...KINDS.slice(AFTER_RENDERINGS).map(({ name }) => name),
];
