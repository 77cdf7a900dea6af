import dns from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { type DeliveryFailure, isRedirect, isTaken } from "../core/deliveries";
import { addressKind } from "../core/public-address";
import { isNumeric, isReachable, refuseAddress } from "../core/webhook-address";

const TIME_MS = 10_000;
/** Of an answer, which nobody reads: one that goes on is broken off. */
const MOST_ANSWER_BYTES = 1_048_576;

type Message = {
  readonly address: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

export type Sent = { readonly status: number | null; readonly failure: DeliveryFailure | null };

type Options = {
  /** Whether addresses of one's own network may be used. */
  readonly allowsOwn: boolean;
  /** Ends it early: the server stops. */
  readonly stop: AbortSignal;
};

/**
 * Posts a message to an address that a person gave, so that it reaches nothing behind our own walls: its name is looked up
 * once, every address that it leads to is judged, and the connection goes to the one that was judged. No redirect is
 * followed, no connection kept, and neither time nor bytes run on.
 *
 * @throws only what `stop` is aborted with
 */
export async function sendMessage(message: Message, { allowsOwn, stop }: Options): Promise<Sent> {
  if (refuseAddress(message.address, allowsOwn) !== null) return { status: null, failure: "address" };
  const url = new URL(message.address);
  const late = AbortSignal.timeout(TIME_MS);
  const signal = AbortSignal.any([stop, late]);
  try {
    const ip = await orAborted(findAddress(url, allowsOwn), signal);
    if (ip === null) return { status: null, failure: "address" };
    const status = await post(url, ip, { ...message, signal });
    return { status, failure: failureOf(status) };
  } catch (error) {
    stop.throwIfAborted();
    if (late.aborted) return { status: null, failure: "timeout" };
    return { status: null, failure: isUnknownHost(error) ? "unknown-host" : "connection" };
  }
}

function failureOf(status: number): DeliveryFailure | null {
  if (isTaken(status)) return null;
  return isRedirect(status) ? "redirect" : "status";
}

/** The address to connect to; null when any that the name leads to is not to be reached. Without https, only one's own. */
async function findAddress(url: URL, allowsOwn: boolean): Promise<string | null> {
  const bare = url.hostname.replace(/^\[|\]$/g, "");
  const found = isNumeric(url.hostname)
    ? [bare]
    : (await dns.lookup(url.hostname, { all: true })).map(({ address }) => address);
  const isOpen = (ip: string) =>
    isReachable(ip, allowsOwn) && (url.protocol === "https:" || addressKind(ip) === "own");
  return found.every(isOpen) ? (found[0] ?? null) : null;
}

function isUnknownHost(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ENODATA";
}

/** Gives up waiting for what cannot be stopped itself. */
function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}

function post(
  url: URL,
  ip: string,
  { body, headers, signal }: Omit<Message, "address"> & { readonly signal: AbortSignal },
): Promise<number> {
  const bytes = Buffer.from(body);
  return new Promise((resolve, reject) => {
    const isSecure = url.protocol === "https:";
    const request = (isSecure ? https : http).request({
      method: "POST",
      ...{ host: ip, port: url.port === "" ? (isSecure ? 443 : 80) : Number(url.port) },
      path: `${url.pathname}${url.search}`,
      // The name that the person gave is the one that the certificate must bear, whichever address was found for it.
      ...(!isNumeric(url.hostname) && { servername: url.hostname }),
      headers: {
        ...headers,
        host: url.host,
        "content-type": "application/json",
        "content-length": bytes.byteLength,
        "user-agent": "Duizhao",
      },
      agent: false,
      signal,
    });
    request.on("error", reject);
    request.once("response", (response) => {
      let read = 0;
      response.on("data", (chunk: Buffer) => {
        read += chunk.byteLength;
        if (read > MOST_ANSWER_BYTES) response.destroy();
      });
      response.on("error", reject);
      response.once("close", () => resolve(response.statusCode ?? 0));
    });
    request.end(bytes);
  });
}
