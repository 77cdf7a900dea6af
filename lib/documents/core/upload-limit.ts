/** The largest file that import takes, in bytes. */
export const UPLOAD_LIMIT = 20 * 1024 * 1024;
