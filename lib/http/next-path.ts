const HERE = "http://here.invalid";

/**
 * A path of this site to go to, out of what an address bar gave; "/" for everything that could lead elsewhere. Read by
 * the browsers' own rules, which drop tabs and line ends and take "\\" for "/".
 */
export function nextPath(given: unknown): string {
  if (typeof given !== "string" || !given.startsWith("/") || !URL.canParse(given, HERE)) return "/";
  const { origin, pathname, search, hash } = new URL(given, HERE);
  return origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
