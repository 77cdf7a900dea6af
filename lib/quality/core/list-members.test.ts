import { describe, expect, it } from "vitest";
import { checkListCount } from "./list-count";

const found = (source: string, target: string): unknown[] =>
  checkListCount({ source, target, date: null }).map(({ values }) => values.found);

describe("list-count of members that are not marked by a word", () => {
  it.each([
    [
      "处理好三对关系：发展与安全、开放与自主、政府与市场。",
      "We must handle three pairs of relationships well: development and security, and opening up and self-reliance.",
      2,
    ],
    [
      "处理好三对关系：发展与安全、开放与自主、政府与市场。",
      "We must handle two pairs of relationships: between development and security and between the government and the market.",
      2,
    ],
    [
      "坚定“四个自信”，即道路自信、理论自信、制度自信、文化自信。",
      "We must stay firm in our confidence in our path, theory and culture.",
      3,
    ],
    [
      "提出五项要求：守法、公开、廉洁、高效、为民。",
      "Five requirements were put forward: lawfulness, openness, efficiency and service to the people.",
      4,
    ],
    [
      "重点是五通：政策沟通、设施联通、贸易畅通、资金融通、民心相通。",
      "The focus is on connectivity in five areas: policy, infrastructure, trade and finance.",
      4,
    ],
    [
      "做到三个坚持：坚持对话协商，坚持互利共赢，坚持开放包容。",
      "Three commitments must be kept: staying committed to dialogue and pursuing mutual benefit.",
      2,
    ],
    [
      "落实两个确保：确保粮食安全，确保能源安全。",
      "Two guarantees must be given: to ensure food security.",
      1,
    ],
    [
      "遵循四项原则：相互尊重、平等相待、互利共赢、共同发展。",
      "They follow the four principles of mutual respect, equality and common development.",
      3,
    ],
    [
      "双方确定三大领域：能源、农业、卫生。",
      "The two sides identified three areas, namely, energy and health.",
      2,
    ],
    [
      "应对四大挑战：和平赤字、发展赤字、安全赤字、治理赤字。",
      "Four challenges have to be met — deficits in peace, security and governance.",
      3,
    ],
    [
      "提出四点主张：加强对话；扩大合作；深化交流；完善治理。",
      "Four proposals were made: to step up dialogue; to expand cooperation; and to improve governance.",
      3,
    ],
    ["这里有三个词：团结、合作、发展。", "There are three words here: solidarity and cooperation.", 2],
    [
      "遵循三项原则：平等、互利、共赢。",
      "Three principles apply: equality, openness, benefit and harmony.",
      4,
    ],
  ])("%s | %s", (source, target, count) => {
    expect(found(source, target)).toEqual([count]);
  });

  it.each([
    [
      "处理好三对关系：发展与安全、开放与自主、政府与市场。",
      "Handle well the relationships between development and security, between opening up and self-reliance, and between the government and the market.",
    ],
    [
      "处理好三对关系：发展与安全、开放与自主、政府与市场。",
      "Handle three pairs of relationships well: development and security, opening up and self-reliance, and government and market.",
    ],
    [
      "坚定“四个自信”，即道路自信、理论自信、制度自信、文化自信。",
      "We must stay confident in our path, our theories, our system and our culture.",
    ],
    [
      "坚定“四个自信”，即道路自信、理论自信、制度自信、文化自信。",
      "We must stay firm in the Four Confidences.",
    ],
    [
      "提出五项要求：守法、公开、廉洁、高效、为民。",
      "Five requirements were put forward: law-abiding, open and clean government that is efficient and serves the people.",
    ],
    [
      "重点是五通：政策沟通、设施联通、贸易畅通、资金融通、民心相通。",
      "The focus is on policy coordination, connectivity of infrastructure, unimpeded trade, financial integration, and closer people-to-people ties.",
    ],
    [
      "做到三个坚持：坚持对话协商，坚持互利共赢，坚持开放包容。",
      "We should stay committed to dialogue, to mutual benefit and to openness.",
    ],
    [
      "做到三个坚持：坚持对话协商，坚持互利共赢，坚持开放包容。",
      "Three commitments must be kept. We must stay committed to dialogue. We must pursue mutual benefit. We must be open.",
    ],
    [
      "落实两个确保：确保粮食安全，确保能源安全。",
      "Two guarantees must be given: food security and energy security.",
    ],
    [
      "遵循四项原则：相互尊重、平等相待、互利共赢、共同发展。",
      "Mutual respect, equality, mutual benefit and common development are the four principles that guide us and others.",
    ],
    [
      "遵循四项原则：相互尊重、平等相待、互利共赢、共同发展。",
      "Four principles apply. They are mutual respect, equality, mutual benefit and common development.",
    ],
    [
      "双方确定三大领域：能源、农业、卫生。",
      "The two sides identified three areas: energy; agriculture; and health, which comes first.",
    ],
    [
      "三国外长举行会晤，讨论了三项议题：贸易、能源、气候。",
      "The three foreign ministers met and discussed trade, energy and climate.",
    ],
    [
      "提出四点主张：加强对话；扩大合作；深化交流；完善治理。",
      "Four proposals were made: first, step up dialogue; second, expand cooperation; third, deepen exchanges; and fourth, improve governance.",
    ],
    [
      "这一年有两大成就：脱贫攻坚取得胜利，经济率先复苏。",
      "The year saw two achievements: victory over poverty as well as an early recovery.",
    ],
    [
      "遵循三项原则：平等、互利、共赢。",
      "Three principles apply: equality, mutual benefit, and win-win results.",
    ],
  ])("is silent on %s | %s", (source, target) => {
    expect(found(source, target)).toEqual([]);
  });
});
