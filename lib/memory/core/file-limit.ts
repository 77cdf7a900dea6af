/** The largest file of pairs that a memory takes in, in bytes: it is read from the disk piece by piece. */
export const MEMORY_FILE_LIMIT = 1024 * 1024 * 1024;
