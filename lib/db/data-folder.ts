import fs from "node:fs";

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: "there is a file of that name",
  ENOTDIR: "there is a file on the way to it",
  EACCES: "this account may not write there",
  EPERM: "this account may not write there",
  EROFS: "nothing can be written there",
};

/**
 * Makes the folder of DATA_DIR where there is none.
 *
 * @throws Error whose message is one sentence that says why it cannot be a folder
 */
export function makeDataFolder(directory: string): void {
  try {
    fs.mkdirSync(directory, { recursive: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const reason = REASONS[code] ?? `the system says ${code}`;
    throw new Error(`DATA_DIR cannot be ${directory}: ${reason}. Set it to another folder.`, {
      cause: error,
    });
  }
}
