import { big, choice, json, line, maybe, person, text, time, to, whole } from "../column";
import { type Kind, kind } from "../kind";
import { counts, NO_IDS } from "./shapes";

/** The project's own memory, with what was imported into it. */
export const MEMORY_KINDS: readonly Kind[] = [
  kind({
    name: "memories",
    table: "Memory",
    within: "projectId",
    columns: {
      projectId: to("project"),
      sourceLanguage: line(),
      targetLanguage: line(),
      version: whole(),
      createdAt: time(),
    },
  }),
  kind({
    name: "memory-links",
    table: "MemoryLink",
    within: "projectId",
    order: ["memoryId", "projectId"],
    columns: {
      memoryId: to("memories"),
      projectId: to("project"),
      right: choice(["read", "write"]),
      linkedById: maybe(person()),
      createdAt: time(),
      suspendedAt: maybe(time()),
    },
  }),
  kind({
    name: "memory-imports",
    table: "MemoryImport",
    within: "memoryId",
    columns: {
      memoryId: to("memories"),
      fileName: line(),
      counts: json(counts, NO_IDS),
      authorId: person(),
      at: time(),
      undoneAt: maybe(time()),
    },
  }),
  kind({
    name: "memory-units",
    table: "MemoryUnit",
    within: "memoryId",
    order: ["renderingId", "level", "position", "importId", "place", "key", "formHash", "source", "target"],
    columns: {
      memoryId: to("memories"),
      level: choice(["paragraph", "sentence"]),
      source: text(),
      target: text(),
      sourceLanguage: line(),
      targetLanguage: line(),
      key: text(),
      numbersHash: big(),
      formHash: big(),
      beforeHash: big(),
      afterHash: big(),
      origins: whole(),
      renderingId: maybe(to("renderings")),
      paragraphId: maybe(to("paragraphs")),
      documentId: maybe(to("documents")),
      position: whole(),
      importId: maybe(to("memory-imports")),
      place: text(),
      saidAt: maybe(time()),
      authorId: maybe(person()),
      version: whole(),
      createdAt: time(),
    },
  }),
];
