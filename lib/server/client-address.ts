import type { IncomingMessage } from "node:http";
import { ADDRESS_HEADER } from "@/lib/accounts/server/find-actor";

/**
 * Writes the asking address where the product reads it, over whatever the client sent. Behind a proxy (PUBLIC_URL is
 * set) it is the last entry of X-Forwarded-For, which the proxy wrote; else the connection's own.
 */
export function setClientAddress(request: IncomingMessage, isBehindProxy: boolean): void {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  const own = request.socket.remoteAddress ?? "";
  request.headers[ADDRESS_HEADER] = isBehindProxy && forwarded ? forwarded : own;
  if (!isBehindProxy) {
    delete request.headers["x-forwarded-for"];
    delete request.headers["x-forwarded-host"];
    delete request.headers["x-forwarded-proto"];
  }
}
