import { addressKind } from "./public-address";

/** Why a webhook cannot have an address. */
export type AddressRefusal = "no-address" | "not-https" | "with-password" | "not-public";

/**
 * Judges what a person gives as a webhook's address, before any name is looked up: an https address without a password,
 * whose host, if it is a number, is public. Names are judged by where they lead, each time that something is sent.
 *
 * @param allowsOwn whether addresses of one's own network may be used too, these also without https
 */
export function refuseAddress(address: string, allowsOwn: boolean): AddressRefusal | null {
  if (!URL.canParse(address)) return "no-address";
  const url = new URL(address);
  if (url.protocol !== "https:" && !(allowsOwn && url.protocol === "http:")) return "not-https";
  if (url.username !== "" || url.password !== "") return "with-password";
  return isNumeric(url.hostname) && !isReachable(url.hostname, allowsOwn) ? "not-public" : null;
}

/** Whether something may be sent to an IP address. */
export function isReachable(ip: string, allowsOwn: boolean): boolean {
  const kind = addressKind(ip);
  return kind === "public" || (kind === "own" && allowsOwn);
}

/** Whether a host of a URL, which has brought every way of writing numbers into one, is an IP address. */
export function isNumeric(host: string): boolean {
  return host.startsWith("[") || /^[\d.]+$/.test(host);
}
