import { startAlignment } from "@/lib/alignment/server/start-alignment";
import { compactRendering } from "@/lib/collaboration/server/compaction-store";
import { pool } from "@/lib/db/database";
import { createAnnotation } from "@/lib/discussion/server/create-annotation";
import { createThread } from "@/lib/discussion/server/create-thread";
import { listLabels } from "@/lib/discussion/server/labels";
import { createProposalThread } from "@/lib/discussion/server/proposal-threads";
import { acceptProposal } from "@/lib/documents/server/accept-proposal";
import { correctParagraph } from "@/lib/documents/server/correct-paragraph";
import { importDocument } from "@/lib/documents/server/import-document";
import { takeSourceVersion } from "@/lib/documents/server/take-source-version";
import { newConceptFields, newTerm } from "@/lib/glossary/core/entry";
import { createConcept } from "@/lib/glossary/server/create-concept";
import { createProposal } from "@/lib/glossary/server/create-proposal";
import { castVote, decideProposal } from "@/lib/glossary/server/decide-proposal";
import { replaceWordings } from "@/lib/glossary/server/replace-wordings";
import { presetWish } from "@/lib/interchange/core/preset-wish";
import { exportDocument } from "@/lib/interchange/server/export-document";
import { importMemory } from "@/lib/interchange/server/import-memory";
import { importTerms } from "@/lib/interchange/server/import-terms";
import { returnTexts } from "@/lib/interchange/server/return-texts";
import { savePreset } from "@/lib/interchange/server/save-preset";
import { exportQuery } from "@/lib/interchange/server/schema";
import { fillTrack } from "@/lib/memory/server/fill-track";
import { listRenderingFindings } from "@/lib/quality/server/find-findings";
import { listSourceFindings } from "@/lib/quality/server/list-source-findings";
import { updateCheckSettings } from "@/lib/quality/server/settings";
import { waiveFinding } from "@/lib/quality/server/waive-finding";
import { waiveSourceFinding } from "@/lib/quality/server/waive-source-finding";
import { adopt } from "@/lib/renderings/server/adopt";
import { composeTrack } from "@/lib/renderings/server/compose-track";
import { createTrack } from "@/lib/renderings/server/create-track";
import { decideText, voteForText } from "@/lib/renderings/server/deciding";
import { getRendering } from "@/lib/renderings/server/get-rendering";
import { nameSpeakers } from "@/lib/renderings/server/name-speakers";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { createVersion } from "@/lib/renderings/server/versions";
import { createAssignment } from "@/lib/review/server/create-assignment";
import { updateReviewSettings } from "@/lib/review/server/settings";
import { replaceTexts } from "@/lib/search/server/replace-texts";
import { type BuiltProject, buildProject } from "./build-accounts";
import { buildConcept, buildGlossary } from "./build-glossary";
import { confirmText, tmxOf } from "./build-memory";
import { buildStructure } from "./build-structure";
import { type BuiltTrack, buildDocument, buildTrack } from "./build-texts";

const ZH = [
  "双方同意构建共同命运，如果如果各方同意。",
  "会谈在友好的气氛中进行。𠮷\u3000完。",
  "最后，主人设宴招待客人。",
  "会后签署了三份文件。",
];
const EN = [
  "The two sides agreed to build the the community.",
  'The talks went on in a "friendly" mood.\nDone.',
  "In the end the hosts gave a dinner.",
];
/** As a newspaper has it: a cut sentence, and somebody who speaks. */
const PAPER = "记者：今年的会议有什么新的\n\n内容？\n\n发言人：各国代表都要来，议程已经定了。\n";

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function upload(name: string, text: string, fields: Readonly<Record<string, string>> = {}): Request {
  const form = new FormData();
  form.set("file", new File([text], name));
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return new Request("http://localhost/", { method: "POST", body: form });
}

export type Archived = BuiltTrack & {
  readonly secondTrackId: string;
  readonly glossaryId: string;
  readonly conceptId: string;
};

/** A project with something of everything that an archive holds. */
export async function buildArchived(): Promise<Archived> {
  const project = await buildProject();
  await importPaper(project);
  const built = await buildTrack({ document: await buildDocument({ project, texts: ZH }) });
  for (const [at, text] of EN.entries()) await confirmText(built, at, text);
  const { glossaryId, conceptId } = await agreeOnTerms(project);
  const secondTrackId = await compareTracks(built);
  await workOnStructure(project);
  await review(built);
  await talk(built, conceptId);
  await waive(built);
  await replace(built, conceptId);
  await remember(built);
  await bringBack(built);
  // Undo of batches looks at the log: of one text it is compacted, and written in again.
  await compactRendering(pool(), built.renderingIds[1] ?? "");
  await write(built, 1, "The talks went on in a warm mood.");
  return { ...built, secondTrackId, glossaryId, conceptId };
}

async function write({ translator, trackId, paragraphIds }: BuiltTrack, at: number, text: string) {
  const marks = [{ start: 0, end: 3, mark: "italic" as const }];
  const asked = { trackId, paragraphId: paragraphIds[at] ?? "", seen: null };
  await putRendering(translator, { ...asked, rich: { text, marks } });
}

async function importPaper({ projectId, translator, reviewer }: BuiltProject): Promise<void> {
  const file = { bytes: bytesOf(PAPER), fileName: "paper.txt" };
  const { id, proposals } = await importDocument(translator, projectId, file);
  for (const proposal of proposals) await acceptProposal(translator, proposal.id);
  const { id: trackId } = await createTrack(translator, id, {
    ...{ name: "Draft", language: "en", kind: "draft", attribution: "", citation: "", date: null },
  });
  await nameSpeakers(translator, trackId, [{ label: "记者", name: "Reporter" }]);
  const next = { bytes: bytesOf(`${PAPER}\n会议明天开始。\n`), fileName: "paper-2.txt", name: "Second" };
  await takeSourceVersion(reviewer, id, async () => ({ ...next, preview: false, seen: undefined }));
}

async function compareTracks(built: BuiltTrack): Promise<string> {
  const second = await buildTrack({ document: built });
  const { translator, reviewer, trackId, paragraphIds } = built;
  const [paragraphId = ""] = paragraphIds;
  const { revision: fromRevision } = await getRendering(translator, trackId, paragraphId);
  const [renderingId = ""] = second.renderingIds;
  const reason = "It reads better.";
  await adopt(translator, { renderingId, fromTrackId: trackId, fromRevision, seen: null, reason });
  await composeTrack(translator, second.trackId, { prefer: [trackId], picks: [], replace: false });
  await createVersion(translator, trackId, { name: "To the editors", note: "First." });
  await voteForText(translator, paragraphId, { trackId, reason });
  await voteForText(reviewer, paragraphId, { trackId: second.trackId, reason });
  const { revision } = await getRendering(reviewer, trackId, paragraphId);
  await decideText(reviewer, paragraphId, { trackId, revision, reason });
  return second.trackId;
}

async function agreeOnTerms(project: BuiltProject) {
  const { glossaryId, translator, reviewer, owner } = await buildGlossary({ project });
  const { id: conceptId } = await buildConcept(owner, glossaryId);
  await createConcept(reviewer, glossaryId, {
    ...newConceptFields.parse({ domain: "diplomacy" }),
    ...{ externalId: null, reason: "It belongs there.", relations: [{ conceptId, kind: "broader" }] },
    terms: [newTerm.parse({ language: "zh-CN", text: "命运", status: "preferred" })],
  });
  await importTerms(owner, glossaryId, upload("terms.csv", "zh,en\n议程,agenda\n"));
  const proposed = (text: string) =>
    createProposal(translator, glossaryId, {
      concept: {
        ...newConceptFields.parse({}),
        terms: [newTerm.parse({ language: "zh-CN", text, status: "preferred" })],
      },
      ...{ reason: "It is said everywhere.", evidence: [{ quote: text, citation: "" }] },
    });
  const { id } = await proposed("宴会");
  await castVote(reviewer, id, { agrees: true, reason: "Yes." });
  await decideProposal(reviewer, id, { accept: true, reason: "Agreed." });
  const open = await proposed("会后");
  await createProposalThread(reviewer, open.id, { body: "Is it one?", mentions: [translator.id] });
  return { glossaryId, conceptId };
}

async function workOnStructure(project: BuiltProject): Promise<void> {
  const sentences = [
    [["村子在河边。", "The village is by the river."]],
    [
      ["冬天山上有雪。", "In winter there is snow on the mountain."],
      ["老师有书。", "The teacher has books."],
    ],
    [["学生修了一座桥。", "The students built a bridge."]],
  ] as const;
  const document = await buildDocument({
    project,
    texts: sentences.map((paragraph) => paragraph.map(([zh]) => zh).join("")),
  });
  const built = await buildStructure(sentences, document);
  await built.split(1, "冬天山上有雪。".length);
  await built.undo(await built.join(0));
  await built.join(0);
  await built.move(2, { beforeId: built.paragraphIds[0] });
  await correctParagraph(project.reviewer, {
    ...{ paragraphId: built.paragraphIds[2] ?? "", text: "学生修了两座桥。", seen: null },
  });
  const draft = await buildTrack({ document });
  const given = { bytes: bytesOf("The village is by the river."), fileName: "a.txt" };
  await startAlignment(project.translator, draft.trackId, { given, seen: null, tell: () => {} });
}

async function review(built: BuiltTrack): Promise<void> {
  const { projectId, owner, reviewer, translator, trackId, renderingIds, paragraphIds } = built;
  const [paragraphId = null] = paragraphIds;
  const pattern = {
    ...{ id: crypto.randomUUID(), name: "No etc.", message: "Say what else." },
    ...{ sourcePattern: "", targetPattern: "etc\\.", ignoreCase: true },
    kind: "target-never" as const,
    severity: "notice" as const,
  };
  await updateCheckSettings(owner, { projectId, change: { patterns: [pattern] }, seen: null });
  await updateReviewSettings(owner, { projectId, change: { passLimit: 2.5 }, seen: null });
  const preset = { name: "For machines", wish: presetWish.parse({ format: "tmx", unit: "sentence" }) };
  await savePreset(owner, { projectId, presetId: null }, preset);
  await createAssignment(reviewer, trackId, {
    ...{ assigneeId: translator.id, task: "translate", dueOn: "2026-12-31", note: "By Friday." },
    ...{ fromParagraphId: paragraphId, toParagraphId: paragraphId },
  });
  const set = (state: "reviewed" | "final") =>
    setState(reviewer, { renderingId: renderingIds[2] ?? "", state, comment: "", seen: null });
  await set("reviewed");
  await set("final");
}

async function talk(built: BuiltTrack, conceptId: string): Promise<void> {
  const { projectId, documentId, trackId, paragraphIds, renderingIds, reviewer, translator } = built;
  const [paragraphId = ""] = paragraphIds;
  const { items } = await listLabels(reviewer, projectId);
  const target = { paragraphId, trackId, start: 4, end: 13, quote: "two sides" };
  await createAnnotation(translator, documentId, {
    span: { paragraphId, start: 6, end: 10, quote: "共同命运" },
    ...{ labelId: null, severity: null, conceptId, linkedTo: target },
    comment: { body: "This is it.", mentions: [reviewer.id] },
  });
  await createAnnotation(reviewer, documentId, {
    ...{ span: target, labelId: items[0]?.id ?? null, severity: "minor", conceptId: null },
    ...{ linkedTo: null, comment: null },
  });
  await createThread(reviewer, documentId, {
    subject: { type: "rendering", id: renderingIds[0] ?? "" },
    comment: { body: "Why so?", mentions: [] },
  });
}

async function waive({ translator, documentId, renderingIds }: BuiltTrack): Promise<void> {
  const [renderingId = ""] = renderingIds;
  for (const { check, fingerprint } of await listRenderingFindings(translator, renderingId, "en"))
    await waiveFinding(translator, { renderingId, check, fingerprint, reason: "As said.", expiresOn: null });
  const { items } = await listSourceFindings(translator, documentId, { paragraphIds: null, limit: 10 }, "en");
  for (const { paragraphId, check, fingerprint } of items)
    await waiveSourceFinding(translator, { paragraphId, check, fingerprint, reason: "So.", expiresOn: null });
}

async function replace(built: BuiltTrack, conceptId: string): Promise<void> {
  const { translator, projectId, renderingIds } = built;
  const edit = { renderingId: renderingIds[0] ?? "", start: 4, end: 7, expected: "two", text: "2" };
  await replaceTexts(translator, projectId, { find: "two", edits: [edit] });
  const back = { ...edit, end: 5, expected: "2", text: "two" };
  await replaceWordings(translator, conceptId, { edits: [back], reason: "In words." });
}

async function remember(built: BuiltTrack): Promise<void> {
  const { reviewer, translator, projectId, trackId } = built;
  const file = tmxOf([[ZH[3] ?? "", "Three documents were signed afterwards."]]);
  await importMemory(reviewer, upload("pairs.tmx", file, { projectId }));
  await fillTrack(translator, trackId, { threshold: 0.9, preview: false });
}

async function bringBack({ translator, documentId, trackId }: BuiltTrack): Promise<void> {
  const query = exportQuery.parse({ format: "csv", track: trackId });
  const { body } = await exportDocument(translator, documentId, query);
  const csv = (await new Response(body).text()).replace("Three documents", "Three papers");
  const file = { bytes: bytesOf(csv), fileName: "back.csv", preview: false, take: "all" } as const;
  await returnTexts(translator, trackId, file);
}
