import path from "node:path";

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  devIndicators: false,
  turbopack: { root: path.resolve(import.meta.dirname) },
  serverExternalPackages: ["@prisma/adapter-pg", "pg", "@node-rs/argon2", "yauzl"],
  // Types are checked by `npm run check`, which npm test and npm start's build both run once.
  typescript: { ignoreBuildErrors: false },
};

export default config;
