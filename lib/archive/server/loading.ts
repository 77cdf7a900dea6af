import type { Sql } from "@/lib/db/sql";
import type { KnownIds } from "../core/check-record";
import type { CopiedGlossaries } from "./copy-glossaries";
import type { OpenArchive } from "./open-archive";

/** An archive that is being taken in, in one transaction. */
export type Loading = {
  readonly sql: Sql;
  readonly archive: OpenArchive;
  readonly actorId: string;
  readonly known: KnownIds;
  readonly copied: CopiedGlossaries;
  /** Everybody's id here, by the id in the archive. */
  readonly people: ReadonlyMap<string, string>;
  /**
   * So many records more are in.
   *
   * @throws the signal's reason when nobody waits for it any more
   */
  readonly step: (records: number) => void;
  /**
   * So many bytes of a source file more are in.
   *
   * @throws AppError `too-large`: the same bytes may be of several documents, but not of so many as to fill a disk
   */
  readonly takeBytes: (bytes: number) => void;
};
