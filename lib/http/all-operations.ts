import * as me from "@/lib/accounts/server/me-schema";
import * as accounts from "@/lib/accounts/server/schema";
import * as alignment from "@/lib/alignment/server/schema";
import * as archive from "@/lib/archive/server/schema";
import * as discussion from "@/lib/discussion/server/schema";
import * as threads from "@/lib/discussion/server/thread-schema";
import * as imports from "@/lib/documents/server/import-schema";
import * as documents from "@/lib/documents/server/schema";
import * as source from "@/lib/documents/server/source-schema";
import * as structure from "@/lib/documents/server/structure-schema";
import * as candidates from "@/lib/glossary/server/candidates-schema";
import * as concepts from "@/lib/glossary/server/concepts-schema";
import * as matching from "@/lib/glossary/server/matching-schema";
import * as termProposals from "@/lib/glossary/server/proposals-schema";
import * as replacements from "@/lib/glossary/server/replacement-schema";
import * as glossary from "@/lib/glossary/server/schema";
import * as jobs from "@/lib/interchange/server/jobs-schema";
import * as presets from "@/lib/interchange/server/presets-schema";
import * as returned from "@/lib/interchange/server/returned-schema";
import * as interchange from "@/lib/interchange/server/schema";
import * as terms from "@/lib/interchange/server/terms-schema";
import * as webhooks from "@/lib/interchange/server/webhooks-schema";
import * as memoryBatch from "@/lib/memory/server/batch-schema";
import * as memoryOut from "@/lib/memory/server/out-schema";
import * as memory from "@/lib/memory/server/schema";
import * as quality from "@/lib/quality/server/schema";
import * as adoptions from "@/lib/renderings/server/adoptions-schema";
import * as authorship from "@/lib/renderings/server/authorship-schema";
import * as comparing from "@/lib/renderings/server/comparing-schema";
import * as deciding from "@/lib/renderings/server/deciding-schema";
import * as rows from "@/lib/renderings/server/rows-schema";
import * as renderings from "@/lib/renderings/server/schema";
import * as speakers from "@/lib/renderings/server/speakers-schema";
import * as versions from "@/lib/renderings/server/versions-schema";
import * as assignments from "@/lib/review/server/assignments-schema";
import * as changes from "@/lib/review/server/changes-schema";
import * as report from "@/lib/review/server/report-schema";
import * as reviewSettings from "@/lib/review/server/settings-schema";
import * as work from "@/lib/review/server/work-schema";
import * as sample from "@/lib/sample/server/schema";
import * as textReplacements from "@/lib/search/server/replace-schema";
import * as searching from "@/lib/search/server/search-schema";
import type { Operation } from "./operation";

/** Every operation of the API, by path. A test holds this list against the route files. */
export function listOperations(): readonly Operation[] {
  return [
    ...[
      accounts,
      me,
      documents,
      imports,
      source,
      glossary,
      concepts,
      candidates,
      matching,
      replacements,
      termProposals,
      discussion,
      threads,
    ],
    ...[interchange, jobs, webhooks, presets, returned, terms, renderings, rows, speakers, quality, changes],
    ...[report],
    ...[reviewSettings, sample, assignments, work, alignment, searching, textReplacements, comparing],
    ...[adoptions, authorship, versions, deciding, memory, memoryBatch, memoryOut, structure, archive],
  ]
    .flatMap((room) => Object.values(room) as unknown[])
    .filter(isOperation)
    .sort((a, b) => (a.path === b.path ? a.method.localeCompare(b.method) : a.path.localeCompare(b.path)));
}

function isOperation(value: unknown): value is Operation {
  return (
    typeof value === "object" && value !== null && "method" in value && "path" in value && "policy" in value
  );
}
