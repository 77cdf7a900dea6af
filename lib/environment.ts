import net from "node:net";
import path from "node:path";
import { z } from "zod";

const PORT_RULE = "must be a number from 0 to 65535";

const HOST_RULE = "must be a host name or an address of this machine, such as 127.0.0.1, 0.0.0.0 or ::1";

/** What consists of numbers and dots, or has a colon, is an address, and must be one. */
function isHost(host: string): boolean {
  if (/^[\d.]+$/.test(host) || host.includes(":")) return net.isIP(host) !== 0;
  return /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(host);
}

const shape = z.object({
  PORT: z.coerce.number(PORT_RULE).int(PORT_RULE).min(0, PORT_RULE).max(65535, PORT_RULE).default(3000),
  HOST: z.string().refine(isHost, HOST_RULE).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
    .refine(
      (url) => URL.canParse(url),
      "must be an address such as postgresql://user:password@host:5432/name",
    )
    .optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  AUTH_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
  NODE_ENV: z.string().default("development"),
  OIDC_ISSUER: z.url({ error: "must be an address" }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default("OpenID Connect"),
  /** How much room files that are made in the background may take, all together, in megabytes. */
  EXPORT_SPACE_MB: z.coerce
    .number("must be a number of megabytes")
    .int("must be a whole number of megabytes")
    .min(1, "must be at least 1 (megabyte)")
    .default(5000),
  /** "on": webhooks may be at addresses of one's own network, these also without https. */
  WEBHOOK_ALLOW_PRIVATE: z.enum(["on", "off"], { error: "must be on or off" }).default("off"),
  /** Fault tests only: "off" acknowledges before saving, to prove that the durability test can fail. */
  DUIZHAO_LOG: z.enum(["on", "off"]).default("on"),
});

export type Environment = Omit<z.infer<typeof shape>, "DATA_DIR"> & { readonly DATA_DIR: string };

/**
 * Reads and checks every environment variable of the product; nothing else looks at `process.env`.
 *
 * @throws Error whose message is one sentence naming the variable and what it must be
 */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `The environment variable ${String(issue?.path[0])} is not usable: ${issue?.message ?? "wrong value"}.`,
    );
  }
  const value = parsed.data;
  const oidc = [value.OIDC_ISSUER, value.OIDC_CLIENT_ID, value.OIDC_CLIENT_SECRET].filter(Boolean).length;
  if (oidc !== 0 && oidc !== 3) {
    throw new Error(
      "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three or none.",
    );
  }
  return { ...value, DATA_DIR: path.resolve(value.DATA_DIR) };
}

/** The address people use: PUBLIC_URL, or the local one. No trailing slash. */
export function publicUrl(environment: Environment): string {
  const { HOST } = environment;
  const isAnywhere = HOST === "0.0.0.0" || HOST === "::";
  const host = isAnywhere ? "localhost" : net.isIPv6(HOST) ? `[${HOST}]` : HOST;
  return (environment.PUBLIC_URL ?? `http://${host}:${environment.PORT}`).replace(/\/+$/, "");
}

/** Hands a computed value to this process and to Next, which reads its own variables. */
export function setEnvironment(values: Record<string, string>): void {
  Object.assign(process.env, values);
}

/** Where the system finds programs, for the processes that we start. */
export function searchPath(): string {
  return process.env.PATH ?? "";
}
