/** A path of this site to go to, out of what an address bar gave; "/" for everything that could lead elsewhere. */
export function nextPath(given: unknown): string {
  if (typeof given !== "string" || !given.startsWith("/") || given.startsWith("//") || given.includes("\\"))
    return "/";
  return given;
}
