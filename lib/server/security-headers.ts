import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Sets the headers that every answer carries. The policy also goes into the request, where Next finds the nonce for
 * its own scripts.
 */
export function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  options: { readonly isSecure: boolean; readonly isDevelopment: boolean },
): void {
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), options);
  request.headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  if (options.isSecure)
    response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
}

function contentSecurityPolicy(
  nonce: string,
  options: { isSecure: boolean; isDevelopment: boolean },
): string {
  // Development builds evaluate strings and inject styles; nothing else is loosened there.
  const evaluation = options.isDevelopment ? " 'unsafe-eval'" : "";
  const style = options.isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src ${style}`,
    // Editors and positioned pop-ups set style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self' ws: wss:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(options.isSecure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
