import path from "node:path";

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  devIndicators: false,
  turbopack: { root: path.resolve(import.meta.dirname) },
  // Loaded by Node itself: native code, or state that the server's bundle and the pages' must share.
  serverExternalPackages: [
    "@prisma/adapter-pg",
    "pg",
    "@node-rs/argon2",
    "yauzl",
    "prom-client",
    "yjs",
    "rate-limiter-flexible",
    "wink-lemmatizer",
    "pinyin-pro",
    "opencc-js",
    "re2js",
  ],
  // npm test checks the types, once and with the whole tree; a start should not wait for it again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
