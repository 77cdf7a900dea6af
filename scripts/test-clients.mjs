// npm run test:clients: other programs read what we write, and what they write comes back. On Debian those that are
// missing are installed first; one that is not to be had is named, and what it would have shown is left out.
import { spawnSync } from "node:child_process";
import { checkNode, generateClient, installPackages, local, step } from "./steps.mjs";

const command = (name) => ["which", [name]];
const python = (module) => ["/usr/bin/python3", ["-c", `import ${module}`]];

/** Each tool's Debian packages, and what shows that it is there. */
const TOOLS = [
  { packages: ["libxml2-utils"], check: command("xmllint") },
  { packages: ["jing"], check: command("jing") },
  { packages: ["gettext"], check: command("msgfmt") },
  { packages: ["translate-toolkit"], check: python("translate.storage.tmx") },
  { packages: ["omegat"], check: command("omegat") },
  {
    packages: ["epubcheck", "default-jre-headless"],
    check: ["test", ["-e", "/usr/share/java/epubcheck.jar"]],
  },
  { packages: ["pandoc"], check: command("pandoc") },
  { packages: ["libreoffice-writer-nogui"], check: ["dpkg", ["-s", "libreoffice-writer-nogui"]] },
  { packages: ["libreoffice-calc-nogui"], check: ["dpkg", ["-s", "libreoffice-calc-nogui"]] },
  { packages: ["python3-docx"], check: python("docx") },
  { packages: ["python3-openpyxl"], check: python("openpyxl") },
];

checkNode();
await installPackages();
await generateClient();
install();
const absent = missing();
await step(
  "Tests: clients",
  ...local("vitest/vitest.mjs", ["run", "--project", "clients", ...process.argv.slice(2)]),
  {
    show: true,
  },
);
if (absent.length > 0) console.log(`\nNot on this machine, so not asked: ${absent.join(", ")}`);

function missing() {
  return TOOLS.filter(({ check: [command, args] }) => !succeeds(command, args)).flatMap(
    ({ packages }) => packages,
  );
}

/** Only where a package manager of Debian is, and may be used. */
function install() {
  const wanted = missing();
  if (wanted.length === 0 || process.getuid?.() !== 0 || !succeeds("apt-get", ["--version"])) return;
  console.log(`Installing ${wanted.join(", ")}`);
  succeeds("apt-get", ["update", "-qq"]);
  for (const name of wanted) succeeds("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name]);
}

function succeeds(command, args) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
