import { readEnvironment } from "@/lib/environment";

/** What people know the OpenID Connect provider by; null when this installation has none. */
export function providerName(): string | null {
  const { OIDC_ISSUER, OIDC_NAME } = readEnvironment();
  return OIDC_ISSUER === undefined ? null : OIDC_NAME;
}
