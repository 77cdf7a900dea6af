/** What an archive may be. All of it is checked before anything is taken in for good. */
export const ARCHIVE_LIMITS = {
  /** Of the file, in bytes. */
  fileBytes: 2 * 1024 ** 3,
  entries: 50_000,
  /** Of everything in it, unpacked. */
  unpackedBytes: 8 * 1024 ** 3,
  /** How much larger a packed file may become: records with their ids never shrink so far. */
  ratio: 200,
  /** What may be of any ratio, since it is small. */
  smallBytes: 16 * 1024 ** 2,
  manifestBytes: 16 * 1024 ** 2,
  /** Of one record, and of one source file. */
  lineBytes: 64 * 1024 ** 2,
} as const;
