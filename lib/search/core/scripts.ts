/**
 * Characters that are cut two by two: of scripts without blanks between words, of Hangul, and of all that is no
 * alphabet with blanks. As `search_tokens` has them (prisma/migrations/20261127001500_replace), for classes of `u` expressions.
 */
export const PAIRED =
  "\\u0E00-\\u109F\\u1100-\\u11FF\\u1780-\\u17FF\\u1950-\\u1AAF\\u2C00-\\u2DFF\\u2E80-\\u2FFF\\u3005-\\u3007\\u3040-\\uD7FF\\uF900-\\uFAFF\\u{10000}-\\u{3FFFF}";

/** Characters of words, found by their beginnings; PostgreSQL and JavaScript write these alike. */
export const WORDED =
  "0-9a-z\\u00c0-\\u02af\\u0370-\\u0dff\\u10a0-\\u10ff\\u1200-\\u177f\\u1800-\\u194f\\u1ab0-\\u1fff";
