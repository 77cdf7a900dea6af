/** What an archive does not hold, by model or column, and why. A test finds whatever is neither here nor in a kind. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  User: "People are told by name, and by address where who made the archive could see it; accounts stay where they are.",
  Identity: "A sign-in belongs to one server.",
  Session: "A sign-in belongs to one server.",
  ApiToken: "A token opens one server.",
  Membership: "The manifest tells the team; whoever brings an archive in is its only member.",
  Invitation: "An invitation opens one server.",
  ArchivedPerson: "It is where a server keeps the people of an archive who have no account there.",
  ServerSetting: "It is the installation's.",
  RateLimit: "It is the installation's.",
  Notification: "It is a person's own, and says what is in the discussions themselves.",
  Job: "A prepared file is a person's own, lies on that server for a week, and is made again anywhere.",
  Webhook: "Its secret is shared with one server; another one's messages need a secret of their own.",
  Delivery: "It tells of a message that was sent.",
  CollabQuarantine: "Bytes that could not be taken never were part of a text.",
  MemoryPending: "A note that the memory has to catch up; it does so from the texts.",
  "Project.deletedAt": "A deleted project is restored before it is taken home.",
  "Glossary.createdById":
    "Where an archive comes in, whoever brought it in made its glossaries: nobody else there is known.",
  "Glossary.homeProjectId": "A glossary is at home in the project that it comes with.",
  "Project.revision": "It numbers the edits that were made on one server.",
  "Document.revision": "It numbers the edits that were made on one server.",
  "Track.revision": "It numbers the edits that were made on one server.",
  "Glossary.revision": "It numbers the edits that were made on one server.",
  "TermProposal.revision": "It numbers the edits that were made on one server.",
  "SourceFile.bytes": "The bytes are files of the archive, under their checksums.",
  "MemoryUnit.id": "Each server counts its own.",
  "MemoryUnit.deletedAt": "Units that were taken out of the memory are in no archive.",
  "AuditEvent.id": "Each server counts its own.",
  "AuditEvent.address": "It says from where people came to that server.",
};

/** What of a kept model is not whole, in the manifest's words. */
export const NOT_WHOLE: readonly { readonly what: string; readonly why: string }[] = [
  { what: "Memories of other projects", why: "They go with the archive of their own project." },
  { what: "Links of a glossary to other projects", why: "The other projects are not this one's." },
  { what: "Replacements in other projects' texts", why: "The texts are not this project's." },
  { what: "Logs of earlier generations", why: "No text is built on them." },
];
