import { AppError } from "@/lib/kernel/app-error";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a request that another site's page makes with our visitor's cookie.
 *
 * @throws AppError `forbidden` for an unsafe method whose Origin, or Sec-Fetch-Site, is not ours
 */
export function checkSameOrigin(request: Request): void {
  if (SAFE.has(request.method)) return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const foreignSite = site !== null && site !== "same-origin" && site !== "none";
  const foreignOrigin = origin !== null && !isOwnOrigin(origin, request.headers);
  if (foreignSite || foreignOrigin)
    throw new AppError("forbidden", "This request came from another site.", { key: "foreignSite" });
}

/** Whether an Origin header names the host that the request was sent to (as the outermost proxy saw it). */
export function isOwnOrigin(origin: string, headers: Headers): boolean {
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
