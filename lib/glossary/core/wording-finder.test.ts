import { describe, expect, it } from "vitest";
import { findWordings, prepareWording } from "./wording-finder";

const findAll = (wordings: readonly string[], text: string, language = "en") =>
  findWordings(
    wordings.map((wording) => prepareWording({ text: wording }, language)),
    text,
    language,
  );

const find = (wording: string, text: string, language = "en") =>
  findAll([wording], text, language).map(({ start, end }) => text.slice(start, end));

describe("the same wording in English", () => {
  it.each<[string, string, string]>([
    ["capitals", "belt and road", "The Belt and Road"],
    ["a leading article, more or less", "the Belt and Road Initiative", "our Belt and Road Initiative"],
    ["number and articles inside", "community with a shared future", "communities with shared futures"],
    ["an article inside, more", "reform and opening up", "the reform and the opening up"],
    ["possessive", "China's development", "China development"],
    ["possessive plural", "developing country", "developing countries’ voice"],
    ["possessive, curly", "people's congress", "the People’s Congresses"],
    ["verb forms", "uphold the one-China principle", "Upholding the one-China principle"],
    ["irregular verb forms", "uphold the one-China principle", "they upheld the One China principle"],
    [
      "a gerund that begins",
      "building a community with a shared future",
      "build a community with a shared future",
    ],
    ["a past form that the text has", "build a modern country", "has built a modern country"],
    ["verbs after and", "reform and open up", "reforming and opening up"],
    ["an infinitive", "to uphold world peace", "upholding world peace"],
    ["an infinitive as it is", "to support peace", "to support peace"],
    ["a subject's verb", "the Party leads the people", "the Party led the people"],
    ["a verb of one word", "travel", "travelled"],
    ["a verb that is a noun too", "discharge obligations", "the parties discharged obligations"],
    ["a verb that is new", "sinicize religion", "sinicizing religions"],
    ["British to American", "people-centred development", "people-centered development"],
    ["American to British", "labor organization", "labour organisations"],
    ["a programme", "program of modernization", "programmes of modernisation"],
    ["analysing", "analyze the catalog", "analysed the catalogue"],
    ["defence, licence", "national defense", "national defence"],
    ["doubled l", "travelled abroad", "traveled abroad"],
    ["hyphen or none", "win-win cooperation", "win win co-operation"],
    ["closed or hyphen", "well-being", "wellbeing"],
    ["hyphen or closed", "ecommerce", "e-commerce"],
    ["a hyphen at the line's end", "cooperation", "coopera-\ntion"],
    ["soft hyphens and zero width", "cooperation", "co\u00adoper\u200bation"],
    ["a dash for a hyphen", "one-China principle", "one–China principle"],
    ["line breaks and no-break spaces", "peaceful development", "peaceful\n\u00a0development"],
    ["quotation marks inside", "Belt and Road Initiative", "“Belt and Road” Initiative"],
    [
      "brackets and commas inside",
      "community with a shared future for mankind",
      "community with a shared future, (for mankind)",
    ],
    ["an abbreviation", "WTO", "the WTO's rules"],
    ["an abbreviation's plural", "NGO", "several NGOs"],
    ["points of initials", "US", "the U.S. side"],
    ["a wording in a loud title", "peaceful development", "ON PEACEFUL DEVELOPMENT"],
    ["accents", "naive view", "a naïve view"],
    ["grouped numbers", "2,200 projects", "2200 projects"],
    ["per cent", "20 percent", "20 per cent"],
    ["numerals and letters", "5G network", "5G networks"],
    ["is and are", "lucid waters are invaluable assets", "lucid water is an invaluable asset"],
    ["opening-up", "reform and opening up", "reform and opening-up"],
    ["adverb and verb", "comprehensively deepen reform", "comprehensively deepening reform"],
    ["peak", "peak carbon emissions", "peaking carbon emissions"],
    ["a sentence's end after a short word", "St. Petersburg", "St. Petersburg"],
  ])("%s", (_name, wording, text) => {
    expect(find(wording, text)).toHaveLength(1);
  });
});

describe("not the same wording in English", () => {
  it.each<[string, string, string]>([
    ["another word class", "cooperate", "cooperation"],
    ["an adjective", "nation", "national"],
    ["inserted words", "peaceful development", "peaceful and stable development"],
    ["another order", "development and peace", "peace and development"],
    ["a part", "community with a shared future for mankind", "community with a shared future"],
    ["a part of a word", "port", "support at the airport"],
    ["what follows a prefix", "interference", "non-interference"],
    ["a closed compound taken apart", "operation", "co-operation"],
    ["developing and developed", "developing countries", "developed countries"],
    ["developed and developing", "developed country", "developing country"],
    ["shared and sharing", "shared future", "share future, sharing futures"],
    ["a noun meant as a verb", "market economy", "marketing economy"],
    ["a noun inside", "free trade zone", "free trading zone"],
    ["who", "WHO", "those who came; Who came"],
    ["us", "US", "for us all"],
    ["a currency", "US", "US$2 billion"],
    ["aids", "aid", "AIDS is a disease"],
    ["5GHz", "5G", "5GHz band"],
    ["another number", "2200 projects", "220 projects"],
    ["a sentence's end", "world peace", "a better world. Peace is dear"],
    ["a short form", "Belt and Road Initiative", "the Initiative, BRI"],
    ["the letter A", "Schedule A", "schedule"],
    ["another adverb", "fully build", "fuller build"],
  ])("%s", (_name, wording, text) => {
    expect(find(wording, text)).toHaveLength(0);
  });
});

describe("where a wording stands", () => {
  it("leaves the article before it out and overlaps are all told", () => {
    expect(
      findAll(["future", "shared future"], "A shared future.", "en-GB").map(({ start, end }) => [start, end]),
    ).toEqual([
      [2, 15],
      [9, 15],
    ]);
  });

  it.each<[string, string, string, string, number]>([
    ["French by its letters", "fr", "développement pacifique", "Le développement  pacifique", 1],
    ["French has no English plurals", "fr", "développement", "développements", 0],
    ["Russian", "ru", "пояс и путь", "«Пояс и путь»", 1],
    ["Japanese by characters", "ja", "人類運命共同体", "「人類運命共同体」を", 1],
  ])("in other languages: %s", (_name, language, wording, text, count) => {
    expect(find(wording, text, language)).toHaveLength(count);
  });
});
