import { describe, expect, it } from "vitest";
import { publicUrl, readEnvironment } from "./environment";

describe("HOST", () => {
  it.each(["127.0.0.1", "0.0.0.0", "::", "::1", "localhost", "my-host.example.org"])("may be %s", (HOST) => {
    expect(readEnvironment({ HOST }).HOST).toBe(HOST);
  });

  it.each(["999.1.1.1", "1.2.3", "fe80:::1", "a b", "-host", "http://localhost"])("may not be %s", (HOST) => {
    expect(() => readEnvironment({ HOST })).toThrow(
      "The environment variable HOST is not usable: must be a host name or an address of this machine",
    );
  });
});

describe("the address people use", () => {
  it.each([
    ["127.0.0.1", "http://127.0.0.1:3000"],
    ["0.0.0.0", "http://localhost:3000"],
    ["::", "http://localhost:3000"],
    ["::1", "http://[::1]:3000"],
  ])("of HOST %s is %s", (HOST, address) => {
    const url = publicUrl(readEnvironment({ HOST }));
    expect([url, URL.canParse(url)]).toEqual([address, true]);
  });
});
