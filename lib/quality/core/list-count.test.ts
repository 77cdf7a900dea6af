import { describe, expect, it } from "vitest";
import { readAnnouncedLists } from "./list-announced";
import { checkListCount } from "./list-count";

describe("readAnnouncedLists", () => {
  it.each([
    ["a quoted word", "这一年有六个“最”：最难、最忙、最苦、最险、最长、最好。", [6]],
    ["a plain word", "做到三个坚持：坚持开放，坚持合作，坚持共赢。", [3]],
    ["items behind a colon", "遵循三项原则：平等、互利、共赢。", [3]],
    ["items with a word between the last two", "遵循三项原则：平等、互利和共赢。", [3]],
    ["ordinals", "一是加强团结。二是深化合作。三是完善治理。", [3]],
    ["what is only announced", "要增强四个意识，做好工作。", []],
    ["a number that is no list", "三个国家参加了会议：法国和德国派出代表。", []],
    ["the third one", "第三个坚持是坚持开放。", []],
  ])("%s", (_name, text, members) => {
    expect(readAnnouncedLists(text).map((list) => list.members)).toEqual(members);
  });
});

const SIX = "这一年有六个“最”：最难的任务、最忙的日程、最苦的跋涉、最险的关口、最长的旅途、最好的结果。";
const THREE = "做到三个坚持：坚持对外开放，坚持互利合作，坚持共同发展。";

describe("checkListCount", () => {
  it.each([
    [
      "all six",
      SIX,
      "It was a year of six superlatives: the hardest task, the busiest schedule, the bitterest march, the most dangerous pass, the longest journey and the best result.",
      [],
    ],
    [
      "one of six gone",
      SIX,
      "It was a year of six superlatives: the hardest task, the busiest schedule, the most dangerous pass, the longest journey and the best result.",
      [5],
    ],
    [
      "three as sentences",
      THREE,
      "Three commitments must be kept. We must uphold opening up. We must uphold mutually beneficial cooperation. We must uphold common development.",
      [],
    ],
    [
      "one of three gone",
      THREE,
      "Three commitments must be kept. We must uphold opening up, and we must uphold common development.",
      [2],
    ],
    [
      "three in other words",
      THREE,
      "We should open wider, cooperate for mutual benefit, and develop together.",
      [],
    ],
    [
      "items",
      "遵循三项原则：平等、互利、共赢。",
      "Three principles apply: equality, mutual benefit, and win-win results.",
      [],
    ],
    [
      "an item gone",
      "遵循三项原则：平等、互利、共赢。",
      "Three principles apply: equality and mutual benefit.",
      [2],
    ],
    [
      "ordinals",
      "一是加强团结。二是深化合作。三是完善治理。",
      "First, we will strengthen solidarity. Second, we will deepen cooperation. Third, we will improve governance.",
      [],
    ],
    [
      "the last with another word",
      "一是加强团结。二是深化合作。三是完善治理。",
      "First, we will strengthen solidarity. Second, we will deepen cooperation. Finally, we will improve governance.",
      [],
    ],
    [
      "an ordinal gone",
      "一是加强团结。二是深化合作。三是完善治理。",
      "First, we will strengthen solidarity. Second, we will improve governance.",
      [2],
    ],
    [
      "ordinals made plain text",
      "一是加强团结。二是深化合作。三是完善治理。",
      "We will strengthen solidarity, deepen cooperation and improve governance.",
      [],
    ],
  ])("%s", (_name, source, target, found) => {
    expect(checkListCount({ source, target, date: null }).map(({ values }) => values.found)).toEqual(found);
  });
});
