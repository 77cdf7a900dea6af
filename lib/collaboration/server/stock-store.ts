import type { Extension } from "@hocuspocus/server";
import * as Y from "yjs";
import { parseDocumentName } from "../core/document-name";
import type { ConnectionContext } from "./connection";
import type { GroupCommit } from "./group-commit";
import type { OpenLog } from "./open-log";

/**
 * The negative control of the durability test, and nothing else (DUIZHAO_LOG=off): saves as Hocuspocus does out of the
 * box, two seconds after it has acknowledged. A test of durability that this passes is broken.
 */
export function stockStore(
  commit: GroupCommit,
  logs: ReadonlyMap<string, OpenLog>,
): Extension<ConnectionContext> {
  return {
    priority: 900,
    async onStoreDocument({ documentName, document }) {
      const log = logs.get(documentName);
      if (parseDocumentName(documentName)?.kind !== "rendering" || log === undefined) return;
      await commit.append({
        renderingId: log.place.renderingId,
        generation: log.place.generation,
        update: Y.encodeStateAsUpdate(document),
        authorId: null,
        origin: "stock",
      });
    },
  };
}
